"""Sentences of the engine and the app in the language of the window.

Engine and app speak English, on the command line as in the files that they write: histories, logs, posts of other
hosts. The window translates what it shows of it, by pattern: a text is searched among the patterns of the
catalogue, ``Page {0} of {1} is damaged.``, and what is in the holes is translated, too, where it is a text of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from ui.format import local_times, size

SENTENCES = "Sentences"
"""The context of what engine and app say."""

_HOLE = re.compile(r"\{(\d+)\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|\S*[/\\])|\n")
_COLON = re.compile(r"[:;] ")
_REASON = re.compile(r"(?<=[.]) \{\d+\}$")
"""What events end with where they have a reason; without one, they end before it."""
_ENDS_WITHIN = re.compile(r"[.!?] \0")
"""A pattern of more than one sentence; what is in its last hole may be several."""
_JOINTS = re.compile(r"(\s*\n\s*|(?<=[.!?]) (?=[^a-z])|(?<!\u00a0); |(?<!\u00a0): |, | and | · | – )")
"""Where parts of a text meet. After a no-break space, ``:`` and ``;`` are French: that is translated already."""
_ERROR = re.compile(r" \((?:(?:JET|ESE)_err\w+|error), -?\d+\)$")
"""What an error ends with where it names its code."""
_SIZE = re.compile(r"(\d+\.\d) ([KMGT]iB)")
_UNITS = ("", "KiB", "MiB", "GiB", "TiB")
_LOOSE = (", ", " and ", " – ", " · ")
"""What also is within a sentence: it parts what is known on both sides."""
_QUOTED = "'{0}'"
"""A value as it was given; other languages have other quotes."""
_GIVEN = re.compile(r"(['\"])(?!/)([^'\"]+)\1")
_JOINING = ("{0}: {1}", "{0}; {1}", "{0} and {1}", _QUOTED)
"""Joints that other languages write in another way."""
_RANGE = re.compile(r"\b(0x[0-9A-F]+)-(0x[0-9A-F]+) \((\d+)-(\d+)\)")
"""Logs as engine and app write them."""
_OF_CALENDAR = frozenset(
    {
        *("Every {0}", "only in {0}", "the first {0}", "the second {0}", "the third {0}", "the fourth {0}"),
        *("the fifth {0}", "the last {0}", "verified {0}", "drilled {0}"),
    }
)
"""Patterns of which the hole is a day or a month: elsewhere, one word with a capital is a name."""
_DAY = (
    "yesterday|tomorrow|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|"
    "June|July|August|September|October|November|December"
)
_MOMENT = re.compile(rf"(?:{_DAY}) \d\d:\d\d\.?|\d{{1,2}} (?:{_DAY})(?: \d{{4}})?(?: \d\d:\d\d)?\.?")
"""``Friday 21:14``, ``8 November 15:18``, ``3 March 2025``: the day or the month has a word of its own."""
_DATE = re.compile(rf"\d{{1,2}} (?:{_DAY})\b.*")
"""A day of a month."""
_SINCE = "{since}"
"""In a text that is filled in later: always a date."""
_DEEPEST = 6
"""Sentences within sentences."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A text with holes: its literal pieces, its translation, and the words that a text must have."""

    pieces: tuple[str, ...]
    holes: tuple[int, ...]
    translation: str
    weight: int
    of_calendar: bool
    goes_on: bool = False
    """It starts with a hole, and the words after it are of one clause with what is in it."""

    def match(self, text: str) -> list[str] | None:
        """What is in the holes, in the order of the text; None where it is another text."""
        if not (text.startswith(self.pieces[0]) and text.endswith(self.pieces[-1])):
            return None
        found = _expression(self.pieces).fullmatch(text)
        return list(found.groups()) if found else None


@lru_cache(maxsize=4096)
def _expression(pieces: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, pieces)), re.DOTALL)


class _Filling(str):
    """What is in a hole. ``{0:le |}`` of a translation is ``le`` before a day of a month, and nothing before what
    else may be there: ``depuis le 8 novembre``, ``depuis hier``."""

    def __new__(cls, text: str, is_date: object = None) -> Self:
        made = super().__new__(cls, text)
        made._is_date = bool(is_date)
        return made

    _is_date: bool

    def __format__(self, spec: str) -> str:
        before_date, _, before_others = spec.partition("|")
        return (before_date if self._is_date else before_others) + str(self)


class Sentences:
    """The patterns of a catalogue, searched by their rarest word."""

    def __init__(self, translations: Mapping[str, str]) -> None:
        self._whole: dict[str, str] = {}
        self._patterns: dict[str, list[_Pattern]] = defaultdict(list)
        patterns = []
        self._joints = {joint: translations[joint] for joint in _JOINING if joint in translations}
        for source, translation in {**_without_reason(translations), **translations}.items():
            if source in self._joints:
                continue
            if _HOLE.search(source):
                patterns.append(_pattern(source, translation))
            else:
                self._whole[_plain(source)] = _plain(translation)
        uses: dict[str, int] = defaultdict(int)
        words = [set(_words(pattern.pieces)) for pattern in patterns]
        for each in words:
            for word in each:
                uses[word] += 1
        for pattern, each in zip(patterns, words, strict=True):
            if each:
                self._patterns[min(sorted(each), key=lambda word: uses[word])].append(pattern)
        self._known: dict[str, str | None] = {}
        self._made: set[str] = set()
        """Sentences that were translated: they are not searched for English ones."""

    def translated(self, text: str) -> str:
        """``text`` in the other language, in as many of its parts as are known; what came from here stays."""
        if text in self._made:
            return text
        found = _with_dashes(self._translate(text, 0) or "")
        if found and " " in found:  # one word may be another one in English
            if len(self._made) > _MOST_KNOWN:
                self._made.clear()
            self._made.add(found)
        return found or _with_dashes(text)

    def _translate(self, text: str, depth: int) -> str | None:
        if depth > _DEEPEST or not _WORD.search(text):
            return None
        if text in self._known:
            return self._known[text]
        found = self._find(text, depth)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known[text] = found
        return found

    def _find(self, text: str, depth: int) -> str | None:
        """A text as it is; with its code; in parts; or with another first letter than in the catalogue."""
        if code := _ERROR.search(text):
            found = self._translate(text[: code.start()], depth + 1)
            return found and found + code[0]
        found = self._whole.get(text) or self._by_pattern(text, depth, one=True)
        found = found or self._by_sentences(text, depth)
        found = found or self._by_pattern(text, depth) or self._by_parts(text, depth)
        if found is None and text.endswith(".") and not text.endswith(".."):
            bare = self._translate(text[:-1], depth + 1)
            return bare and f"{bare}."
        if found is None and text[0].isalpha():
            other = text[0].swapcase() + text[1:]
            found = self._whole.get(other) or self._by_pattern(other, depth)
            change = str.upper if text[0].isupper() else str.lower
            found = found and change(found[0]) + found[1:]
        return found

    def _by_sentences(self, text: str, depth: int) -> str | None:
        """Several sentences, each of them known: else the last hole of the first one would take in the others. The
        last one is parted first: two that are one text are not parted where both are known in part."""
        for end in reversed(list(_END.finditer(text))):
            first, rest = text[: end.start()], text[end.end() :]
            known = (first and self._translate(first, depth + 1), rest and self._translate(rest, depth + 1))
            if known[0] and known[1]:
                return known[0] + end[0] + known[1]
        return None

    def _by_pattern(self, text: str, depth: int, *, one: bool = False) -> str | None:
        """By the pattern of which most is in ``text``; ``one``: no sentence ends in what is in its holes."""
        candidates = {id(each): each for word in set(_WORD.findall(text)) for each in self._patterns.get(word, ())}
        for pattern in sorted(candidates.values(), key=lambda each: -each.weight):
            inside, is_cut = pattern.match(text), False
            if inside is None and pattern.pieces[-1].endswith("."):  # quoted without its full stop
                inside, is_cut = pattern.match(f"{text}."), True
                if inside is not None and any(map(_JOINTS.search, inside)):
                    continue
            whole = one and not _ENDS_WITHIN.search("\0".join(pattern.pieces))
            if inside is not None and pattern.goes_on and _COLON.search(inside[0]):
                continue
            if inside is not None and not any(_END.search(each) for each in (inside if whole else inside[:-1])):
                values = [""] * (max(pattern.holes) + 1)
                for hole, value in zip(pattern.holes, inside, strict=True):
                    known = self._whole.get(value, "") if pattern.of_calendar else self._quoted(pattern, value)
                    values[hole] = _Filling(
                        known or self._inner(value, depth + 1), _DATE.fullmatch(value) or value == _SINCE
                    )
                found = pattern.translation.format(*values)
                return found.removesuffix(".") if is_cut else found
        return None

    def _quoted(self, pattern: _Pattern, value: str) -> str:
        """In the quotes of the other language; empty where nothing is quoted, and in a command, whose quotes are
        those of a shell."""
        given = _GIVEN.fullmatch(value)
        if given is None or "ese-backup" in pattern.translation:
            return ""
        return self._joints.get(_QUOTED, _QUOTED).format(given[2])

    def _inner(self, value: str, depth: int) -> str:
        """What is in a hole; one word with a capital is a name."""
        if " " not in value and not value.islower():
            return value
        if _MOMENT.fullmatch(value):
            return re.sub(_DAY, lambda day: self._whole.get(day[0], day[0]), value)
        if sized := _SIZE.fullmatch(value):
            return size(round(float(sized[1]) * 1024 ** _UNITS.index(sized[2])))
        return self._translate(value, depth) or value

    def _by_parts(self, text: str, depth: int) -> str | None:
        """Texts that were put together: each of the parts, where at least one is known."""
        for joint in _JOINTS.finditer(text):
            left, right = text[: joint.start()], text[joint.end() :]
            if not left or not right:
                continue
            first, rest = self._translate(left, depth + 1), self._translate(right, depth + 1)
            numbers = not _WORD.search(left) and not _WORD.search(right)
            if (first and rest) or ((first or rest) and joint[0] not in _LOOSE) or numbers:
                pattern = self._joints.get(f"{{0}}{joint[0]}{{1}}", f"{{0}}{joint[0]}{{1}}")
                return pattern.format(first or left, rest or right)
        return None


_MOST_KNOWN = 20_000


def _pattern(source: str, translation: str) -> _Pattern:
    holes = tuple(int(hole) for hole in _HOLE.findall(source))
    pieces = tuple(_plain(piece) for piece in _HOLE.split(source)[::2])
    goes_on = not pieces[0] and pieces[1].startswith(" ")
    return _Pattern(pieces, holes, translation, sum(map(len, pieces)), source in _OF_CALENDAR, goes_on)


def _without_reason(translations: Mapping[str, str]) -> dict[str, str]:
    """The patterns that end with a reason, as they are where there is none."""
    return {
        _REASON.sub("", source): _REASON.sub("", translation)
        for source, translation in translations.items()
        if _REASON.search(source) and _REASON.search(translation)
    }


def _plain(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")


def _words(pieces: Iterable[str]) -> Iterator[str]:
    """The words that are whole in every text of the pattern: none that may go on into a hole."""
    pieces = list(pieces)
    for at, piece in enumerate(pieces):
        for word in _WORD.finditer(piece):
            open_left = at > 0 and word.start() == 0
            open_right = at < len(pieces) - 1 and word.end() == len(piece)
            if not open_left and not open_right:
                yield word[0]


_spoken: Sentences | None = None


def speak(sentences: Sentences | None) -> None:
    """Translate by these from now on; None: not at all."""
    global _spoken
    _spoken = sentences


def shown(text: str) -> str:
    """``text``, an English sentence of the engine or the app, in the language of the window and with its times as
    local ones; as it is where the catalogue does not have it."""
    return local_times(_spoken.translated(text) if _spoken is not None else _with_dashes(text))


def _with_dashes(text: str) -> str:
    """Ranges of logs as the window writes its own."""
    return _RANGE.sub(r"\1–\2 (\3–\4)", text) if "-0x" in text else text
