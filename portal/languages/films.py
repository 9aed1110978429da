"""Films in sign language, as a site puts them into a folder by name: nobody here can make one, so none is delivered.

`admission.bfi.webm` is the sheet of the first day in British Sign Language, `admission-NGT.bfi.webm` that of one
prison, which wins; `how.bfi.webm` is *How it works*. Captions lie beside it, by language: `how.bfi.en.vtt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.languages.locales import LOCALES

SIGNED = {
    "ase": ("American Sign Language (ASL)", "en"),
    "bfi": ("British Sign Language (BSL)", "en"),
    "isg": ("Irish Sign Language (ISL)", "en"),
    "asf": ("Australian Sign Language (Auslan)", "en"),
    "ils": ("International Sign", "en"),
    "fsl": ("Langue des signes française (LSF)", "fr"),
    "fcs": ("Langue des signes québécoise (LSQ)", "fr"),
    "jos": ("لغة الإشارة الأردنية", "ar"),
    "esl": ("لغة الإشارة المصرية", "ar"),
    "ssp": ("Lengua de signos española (LSE)", "es"),
    "mfs": ("Lengua de señas mexicana (LSM)", "es"),
    "psr": ("Língua gestual portuguesa (LGP)", "pt"),
    "bzs": ("Língua brasileira de sinais (Libras)", "pt"),
    "rsl": ("Русский жестовый язык", "ru"),
    "csl": ("中国手语", "zh"),
    "tsm": ("Türk İşaret Dili (TİD)", "tr"),
    "psc": ("زبان اشارهٔ ایرانی", "fa"),
    "pks": ("پاکستانی اشاروں کی زبان", "ur"),
    "ins": ("भारतीय सांकेतिक भाषा", "hi"),
    "xki": ("Lugha ya Alama ya Kenya (KSL)", "sw"),
    "tza": ("Lugha ya Alama ya Tanzania", "sw"),
}
"""ISO 639-3 → its own name and the language that is written in. A code that is missing here is one line more."""
KINDS = {".webm": "video/webm", ".mp4": "video/mp4"}
CAPTIONS = {".vtt": "text/vtt"}
ADMISSION, HOW = "admission", "how"

_FILM = re.compile(r"(?P<page>admission|how)(?:-(?P<prison>[^.]+))?\.(?P<code>[a-z]{3})(?:\.(?P<locale>[A-Za-z_]+))?")


@dataclass(frozen=True)
class Film:
    """`file` is its name in the folder; `captions` are (language, name of the file)."""

    file: str
    page: str
    prison: str
    code: str
    captions: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return SIGNED[self.code][0]

    @property
    def tracks(self) -> list[tuple[str, str, str]]:
        """(tag of a language, its own name, file) of the captions."""
        return [(LOCALES[code].tag, LOCALES[code].own_name, file) for code, file in self.captions]

    @property
    def written(self) -> str:
        """The language of its name."""
        return SIGNED[self.code][1]


def films_in(place: Path | None) -> list[Film]:
    """All that can be shown, by page and code. What is named otherwise is shown to nobody: see `film_faults`."""
    names = _names(place)
    films = (_film(name, names) for name in names if Path(name).suffix in KINDS)
    return sorted((each for each in films if each), key=lambda each: (each.page, each.code, each.prison, each.file))


def films_for(place: Path | None, page: str, prison: str = "") -> list[Film]:
    """One for each sign language: that of this prison, else the one for all."""
    found = [each for each in films_in(place) if each.page == page and each.prison in ("", prison)]
    best = {each.code: each for each in sorted(found, key=lambda each: each.prison != "")}
    return [best[code] for code in sorted(best)]


def film_file(place: Path | None, name: str) -> tuple[Path, str] | None:
    """A film or its captions, and what it is; nothing for every other name."""
    known = {file for film in films_in(place) for file in (film.file, *(each for _, each in film.captions))}
    if place is None or name not in known:
        return None
    return place / name, (KINDS | CAPTIONS)[Path(name).suffix]


def film_faults(place: Path | None) -> Iterator[tuple[str, str]]:
    """(file, what is wrong) of what lies in the folder and is shown to nobody."""
    known = {file for film in films_in(place) for file in (film.file, *(each for _, each in film.captions))}
    for name in sorted(set(_names(place)) - known):
        yield name, "no film of a page in a known sign language, nor captions of one"


def _names(place: Path | None) -> list[str]:
    if place is None or not place.is_dir():
        return []
    return sorted(each.name for each in place.iterdir() if each.is_file() and not each.name.startswith("."))


def _film(name: str, names: list[str]) -> Film | None:
    found = _FILM.fullmatch(Path(name).stem)
    if found is None or found["locale"] or found["code"] not in SIGNED or (found["page"] == HOW and found["prison"]):
        return None
    captions = ((code, f"{Path(name).stem}.{code}.vtt") for code in LOCALES)
    there = tuple((code, file) for code, file in captions if file in names)
    return Film(name, found["page"], found["prison"] or "", found["code"], there)
