"""Hearing a page: `?listen=1` gives what the page says instead of the page, to the same person and nobody else."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from flask import Flask, Response, g, request
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from portal.interpretation import answered
from portal.interpretation.grade import GRADES, grade
from portal.interpretation.sounds import NO_VOICE, name_of, said_in
from portal.languages import LOCALES, catalogue
from portal.languages.voice import NoVoice, can_speak
from portal.languages.words import N_
from portal.web.shared.aloud import Part, words_of
from portal.web.shared.headers import at_kiosk
from portal.web.shared.locales import Choice, locale
from portal.web.shared.pictures import SAME_EAR
from portal.web.shared.portal import here
from portal.web.shared.sealed import is_desk

KIND = "audio/mpeg"
LASTING = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
STEP = 16_384
"""At a kiosk and in a mailbox sounds end in silence up to a multiple of these bytes: their length tells less."""

PUBLIC = ("public", "kiosk")
"""Doors whose pages are the same for everybody who asks: their words are made into sound once."""
TAP = N_("For this language, tap here.")
STILL = N_("Are you still there?")
_MOST_ERRORS = 5
_OURS = ("listen", "only", "say", "hop")


def install(app: Flask) -> None:
    app.after_request(aloud)
    app.jinja_env.globals.update(
        listen=listen, ear=ear, ear_of=ear_of, ear_page=ear_page, good=good, still_sound=still_sound
    )


def listen() -> str:
    """The address of this page's sound; empty where it has no voice. Every choice of a page asks: looked for once."""
    if "error" in g:
        return ""
    if "listen" not in g:
        g.listen = _page_sound()
    return str(g.listen)


def _page_sound() -> str:
    if not here().sounds.plays(locale()) or is_desk(request.path):
        return ""
    kept = [(key, value) for key, value in request.args.items(multi=True) if key not in _OURS]
    said = [("say", name) for name in g.get("wrong", [])]
    return "?" + urlencode([*kept, ("listen", "1"), *said])


def ear(words: str) -> str:
    """The address of these words alone, which stand on this page; empty where it has no voice.

    What is the same for everybody is a file that browsers keep; all else is said out of the page itself, and so is
    all at a kiosk, where every sound has one of a few lengths.
    """
    page = listen()
    if not page or not words:
        return ""
    name = name_of(words, locale())
    if at_kiosk() or name not in said_in(locale()):
        return f"{page}&only={name}"
    return f"/static/sounds/{locale()}/{name}.mp3"


def still_sound() -> str:
    """The address of the question whether somebody is there; empty where it has no voice. It stands on every page of a
    kiosk and is said by none of them, so it has one address."""
    return f"/static/sounds/{locale()}/{name_of(gettext(STILL), locale())}.mp3" if listen() else ""


def ear_of(choice: Choice) -> Markup:
    """An ear beside a language's name, which says the name and where to tap in that language; none where it has no
    voice. Whoever reads none of these names finds theirs by it."""
    if not here().sounds.plays(choice.code):
        return Markup("")
    if not at_kiosk():
        return _ear_of(choice.code, locale())
    alone = f"/{choice.code}/kiosk/listen?{urlencode({'from': choice.href, 'name': '1'})}"
    return _ear_of(choice.code, locale(), alone)


@lru_cache(1024)
def _ear_of(code: str, locale: str, alone: str = "") -> Markup:
    """`alone`: a kiosk's page that plays it where there are no scripts."""
    label = catalogue(locale).gettext("Hear: %(words)s") % {"words": LOCALES[code].own_name}
    sound, tag = f"/static/sounds/{code}/name.mp3", LOCALES[code].tag
    where = (
        Markup('href="{}" data-listen="{}"').format(alone, sound)
        if alone
        else Markup('href="{}" target="_blank"').format(sound)
    )
    return Markup('<a class="ear" hreflang="{}" {} aria-label="{}">{}</a>').format(tag, where, label, SAME_EAR)


def ear_page(words: str) -> str:
    """Where a kiosk without scripts plays them: a page with its bar and its foot."""
    asked = {"from": request.full_path.strip("?"), "only": name_of(words, locale())}
    return f"/{locale()}/kiosk/listen?{urlencode(asked)}"


def remember_wrong(problems: list[tuple[str, str]]) -> None:
    """A page shown again has no address of its own: what was wrong is asked for by the names of its sentences."""
    names = (name_of(says, locale()) for _, says in problems)
    g.wrong = [name for name in names if name in said_in(locale())][:_MOST_ERRORS]
    g.pop("listen", None)


def good(code: str) -> Markup:
    """What a language is good for, in its own words; nothing where it is good for everything."""
    known = grade(code, here().sounds, answered=answered(code))
    return (
        Markup("<small>{}</small>").format(catalogue(code).gettext(GRADES[known])) if known != "answers" else Markup()
    )


def file(code: str, name: str) -> Response:
    """One sentence, named by its words, so that it never changes; `name` is the language's own. Raises NotFound."""
    try:
        if name == "name":
            return _playable(_evened(here().sounds.page([(each, code) for each in own_name(code)])), A_DAY)
        sound = here().sounds.of(name, code)
    except (KeyError, NoVoice):
        raise NotFound from None
    return _playable(sound, LASTING)


def own_name(code: str) -> tuple[str, str]:
    """What a language is called in itself, and where to tap for it. Raises KeyError for an unknown one."""
    return LOCALES[code].own_name, catalogue(code).gettext(TAP)


def aloud(response: Response) -> Response:
    """Turns the finished page into its sound where that was asked for."""
    wanted = request.method == "GET" and request.args.get("listen") == "1"
    if not wanted or response.status_code != 200 or response.mimetype != "text/html" or is_desk(request.path):
        return response
    known = said_in(locale())
    first = [(known[name], locale()) for name in request.args.getlist("say")[:_MOST_ERRORS] if name in known]
    try:
        said = words_of(response.get_data(as_text=True), locale())
        only = [part for part in said if name_of(part[0], locale()) == request.args.get("only")]
        parts = _with_voices(only) or [*first, *_with_voices(said)]
        sound = here().sounds.page(parts, keep=request.blueprint in PUBLIC)
        return _playable(_evened(sound), "no-store")
    except NoVoice:
        return response


def spoken(parts: list[Part], code: str) -> Response:
    """Words of a page in this language, said for the one who may read them, and kept nowhere. Raises NoVoice."""
    return _playable(_evened(here().sounds.page(_with_voices(parts, code))), "no-store")


def _with_voices(parts: list[Part], page: str = "") -> list[tuple[str, str]]:
    """(words, language). Instead of words that no voice here can say, that this is so, once."""
    page = page or locale()
    said: list[tuple[str, str]] = []
    for text, tag in parts:
        code = tag.replace("-", "_")
        found = (text, code) if code == page or can_speak(code) else (catalogue(page).gettext(NO_VOICE), page)
        said += [found] if not said or said[-1] != found else []
    return said


def _evened(sound: bytes) -> bytes:
    if not (request.blueprint == "mailbox" or at_kiosk()):
        return sound
    silence = here().sounds.pause()
    return sound + (silence * (STEP // len(silence) + 1))[: -len(sound) % STEP]


def _playable(sound: bytes, keeping: str) -> Response:
    response = Response(sound, mimetype=KIND)
    response.headers["Cache-Control"] = keeping
    # Telephones from one maker ask for pieces, and play nothing where they get the whole.
    return response.make_conditional(request.environ, accept_ranges=True, complete_length=len(sound))  # type: ignore[return-value]
