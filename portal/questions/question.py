"""The shapes of the question list: data only, so that phone, kiosk, paper and telephone can each render it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from portal.questions.answers import Answers

Condition = Callable[[Answers], bool]
QuestionKind = Literal["one", "many", "text", "short", "code"]


def always(answers: Answers) -> bool:
    """The condition of nearly every question: shape must not tell what was answered."""
    return True


@dataclass(frozen=True, kw_only=True)
class Option:
    """One tile. `kiosk_label` replaces the label where bystanders can read along."""

    value: str
    label: str
    picture: str = ""
    hint: str = ""
    kiosk_label: str = ""


@dataclass(frozen=True, kw_only=True)
class Variant:
    """Another wording of a question for some people; what is left empty stays as it was."""

    when: Condition
    prompt: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question; its id is the name of the form field.

    `options` is empty where the door knows them (prisons, offices, readers).
    `also` lists values accepted although this wording does not show them.
    `tiles` is how many tiles a kiosk draws for it, whatever was answered before.
    `listen` names the recording; empty means the question's id.
    """

    id: str
    kind: QuestionKind
    prompt: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    also: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    kiosk_prompt: str = ""
    kiosk_hint: str = ""
    shown_if: Condition = always
    tiles: int = 0
    listen: str = ""

    def accepts(self, value: str) -> bool:
        """Whether a posted value is one of this question's, in any wording; free text always is."""
        if not self.options:
            return True
        known = {option.value for option in self.options}
        known.update(option.value for variant in self.variants for option in variant.options)
        return value in known or value in self.also

    def asked(self, answers: Answers, *, kiosk: bool = False) -> "Question":
        """This question as it is put to this person, in one wording."""
        for variant in self.variants:
            if variant.when(answers):
                return self._worded(variant, kiosk=kiosk)
        return self._worded(Variant(when=always), kiosk=kiosk)

    def _worded(self, variant: Variant, *, kiosk: bool) -> "Question":
        options = variant.options or self.options
        if kiosk:
            options = tuple(replace(option, label=option.kiosk_label or option.label) for option in options)
        prompt = (kiosk and self.kiosk_prompt) or variant.prompt or self.prompt
        hint = (kiosk and self.kiosk_hint) or variant.hint or self.hint
        return replace(self, prompt=prompt, hint=hint, options=options, variants=())


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of the filing door and the questions on it.

    `filers` limits the page to some people (None: everybody). `kiosk` gives the kiosk's own order
    where it differs, one question a page.
    """

    page: str
    questions: tuple[str, ...]
    filers: frozenset[str] | None = None
    kiosk: tuple[str, ...] | None = None
