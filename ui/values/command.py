"""What can be done by its name: a row of the command palette, and which rows what was typed means."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nsmallest


@dataclass(frozen=True, slots=True, eq=False)
class Command:
    """``text`` is the name; ``detail`` what it does or is about; ``keys`` its shortcut. ``run`` does it."""

    text: str
    detail: str
    icon: str
    run: Callable[[], object]
    keys: str = ""


def matching(commands: Sequence[Command], typed: str, limit: int = 60) -> list[Command]:
    """Those in which every word of ``typed`` is found, the likeliest first, at most ``limit``.

    Upper case and accents make no difference. A name that starts with what was typed comes before one with a word
    that does, and that before one that merely contains it; what only ``detail`` contains comes last. Otherwise the
    order stays. Where nothing is found, the letters are looked for in the names, in their order: ``d17`` finds
    ``DC17 NTDS``.
    """
    words = folded(typed).split()
    ranked = [
        (rank, at)
        for at, each in enumerate(commands)
        if (rank := _rank(folded(each.text), folded(each.detail), words)) is not None
    ]
    letters = "".join(words)
    if not ranked:
        ranked = [(0, at) for at, each in enumerate(commands) if _in_order(letters, folded(each.text))]
    return [commands[at] for _, at in nsmallest(limit, ranked)]


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return text.startswith(letters[:1]) and all(letter in rest for letter in letters)


def folded(text: str) -> str:
    """``text`` for a comparison without regard to case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def _rank(text: str, detail: str, words: Sequence[str]) -> int | None:
    ranks = [_rank_of_word(text, detail, word) for word in words]
    if None in ranks:
        return None
    return sum(rank or 0 for rank in ranks)


def _rank_of_word(text: str, detail: str, word: str) -> int | None:
    if text.startswith(word):
        return 0
    if f" {word}" in text:
        return 1
    if word in text:
        return 2
    return 3 if word in detail else None
