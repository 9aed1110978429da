"""The mark: four words two colleagues read to each other, so that nobody slips in a key of his own."""

from __future__ import annotations

from portal.languages.words import N_
from portal.vault import digest

WORDS = (
    N_("apple"), N_("arrow"), N_("axe"), N_("ball"), N_("banana"), N_("barrel"), N_("basket"), N_("bed"),
    N_("bee"), N_("bell"), N_("bicycle"), N_("bird"), N_("boat"), N_("book"), N_("boot"), N_("bottle"),
    N_("bowl"), N_("box"), N_("bread"), N_("bridge"), N_("broom"), N_("brush"), N_("bucket"), N_("bus"),
    N_("butterfly"), N_("button"), N_("cake"), N_("camel"), N_("candle"), N_("car"), N_("carrot"), N_("castle"),
    N_("cat"), N_("chain"), N_("chair"), N_("cherry"), N_("clock"), N_("cloud"), N_("coat"), N_("comb"),
    N_("cow"), N_("crown"), N_("cup"), N_("deer"), N_("dog"), N_("donkey"), N_("door"), N_("drum"),
    N_("duck"), N_("ear"), N_("egg"), N_("elephant"), N_("eye"), N_("feather"), N_("fence"), N_("fire"),
    N_("fish"), N_("flag"), N_("flower"), N_("foot"), N_("fork"), N_("fox"), N_("frog"), N_("garlic"),
    N_("gate"), N_("glove"), N_("goat"), N_("grape"), N_("guitar"), N_("hammer"), N_("hand"), N_("hat"),
    N_("heart"), N_("hen"), N_("horse"), N_("house"), N_("kettle"), N_("key"), N_("kite"), N_("knife"),
    N_("ladder"), N_("lamp"), N_("leaf"), N_("lemon"), N_("lion"), N_("lock"), N_("map"), N_("mirror"),
    N_("moon"), N_("mountain"), N_("mouse"), N_("mushroom"), N_("nail"), N_("needle"), N_("nest"), N_("nose"),
    N_("onion"), N_("orange"), N_("oven"), N_("owl"), N_("paper"), N_("parrot"), N_("pear"), N_("pencil"),
    N_("pig"), N_("pillow"), N_("plate"), N_("potato"), N_("rabbit"), N_("ring"), N_("river"), N_("road"),
    N_("rope"), N_("rose"), N_("scissors"), N_("sheep"), N_("ship"), N_("shirt"), N_("shoe"), N_("snake"),
    N_("spoon"), N_("star"), N_("sun"), N_("table"), N_("tent"), N_("train"), N_("tree"), N_("wheel"),
)  # fmt: skip
"""Things one can draw, 128 of them: four words are 28 bits, the figures beside them 64."""


def mark(box: bytes, sign: bytes) -> tuple[str, str, str, str]:
    """Four of WORDS for an officer's two public keys, untranslated."""
    first, second, third, fourth = (WORDS[each - 1] for each in numbers(box, sign))
    return first, second, third, fourth


def numbers(box: bytes, sign: bytes) -> tuple[int, int, int, int]:
    """The same four as their places in WORDS, from 1: for people, whose language may have none of these words."""
    number = int.from_bytes(digest("mark", box, sign)[:4], "big")
    first, second, third, fourth = ((number >> 7 * n & 127) + 1 for n in range(4))
    return first, second, third, fourth


def figures(box: bytes, sign: bytes) -> str:
    """The same as sixteen hexadecimal figures in fours, for those who want to compare more."""
    text = digest("mark", box, sign).hex()[:16]
    return " ".join(text[at : at + 4] for at in range(0, 16, 4))
