"""Retention rules as text: as the command line takes them, the window shows them and the settings keep them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING

from engine.chain.retention import ChainFacts, Duration, Retention

if TYPE_CHECKING:
    from engine import Pruned

UNLIMITED = "unlimited"
_YES = "yes"
COUNTS = ("last", "hourly", "daily", "weekly", "monthly", "yearly")
"""The rules that keep a number of chains, by the fields of :class:`engine.Retention`."""

_UNITS = " KMGT"
_SIZE = re.compile(r"(\d{1,19}(?:\.\d{1,9})?) ?(?:([KMGT])(?:i?B)?|B|bytes)?", re.IGNORECASE | re.ASCII)
_LARGEST = 1 << 62


def count_text(count: int) -> str:
    """A number of chains as the command line takes it."""
    return UNLIMITED if count == Retention.UNLIMITED else str(count)


def count_of(text: str) -> int:
    """A number of chains; ``unlimited`` for all. Raises ``ValueError`` for other text."""
    if text.lower() == UNLIMITED:
        return Retention.UNLIMITED
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ValueError(f"{text!r} is not a number of chains. Examples: 7, {UNLIMITED}.")
    return int(text)


def size_of(text: str) -> int:
    """A size in bytes; the units are those of 1024: ``500G``, ``1.5TiB``. Raises ``ValueError`` for other text."""
    from fractions import Fraction

    found = _SIZE.fullmatch(text.strip())
    size = int(Fraction(found[1]) * 1024 ** _UNITS.index((found[2] or " ").upper())) if found else _LARGEST
    if size >= _LARGEST:
        raise ValueError(f"{text!r} is not a size. Examples: 500G, 1.5T, 10737418240.")
    return size


def size_text(size: int) -> str:
    """A size in bytes in the largest unit in which it is a whole number: ``500G``."""
    power = 0
    while power < len(_UNITS) - 1 and size and size % 1024 == 0:
        size, power = size // 1024, power + 1
    return f"{size}{_UNITS[power]}".strip()


def rules_body(rules: Retention) -> dict[str, str]:
    """The rules that are set, for a file: by name, as text."""
    counts = {name: count_text(getattr(rules, name)) for name in COUNTS if getattr(rules, name)}
    spans = {name: str(value) for name in ("within", "min_age") if (value := getattr(rules, name)) is not None}
    size = {} if rules.max_size is None else {"max_size": size_text(rules.max_size)}
    return {**counts, **spans, **size, **({"evidence": _YES} if rules.evidence else {})}


def rules_from(body: Mapping[str, object]) -> Retention:
    """The rules of :func:`rules_body`. Raises ``ValueError`` for anything else."""
    given = {name: value for name, value in body.items() if isinstance(value, str)}
    counts = {name: count_of(given.pop(name)) for name in COUNTS if name in given}
    within, min_age = (Duration.parse(given.pop(n)) if n in given else None for n in ("within", "min_age"))
    max_size = size_of(given.pop("max_size")) if "max_size" in given else None
    evidence = given.pop("evidence", "") == _YES
    if given or not all(isinstance(value, str) for value in body.values()):
        raise ValueError("not the rules of a retention")
    return Retention(**counts, within=within, min_age=min_age, max_size=max_size, evidence=evidence)


def rule_words(rules: Retention) -> list[str]:
    """The options of the command line for these rules."""
    counts = [(f"--keep-{name}", getattr(rules, name)) for name in COUNTS]
    spans = ("--keep-within", rules.within), ("--min-age", rules.min_age), ("--max-size", rules.max_size)
    return [
        *(word for name, count in counts if count for word in (name, count_text(count))),
        *(word for name, value in spans if value is not None for word in (name, str(value))),
        *(["--evidence"] if rules.evidence else []),
    ]


def store_names(planned: Pruned) -> Callable[[ChainFacts], str]:
    """The name of the store that a chain of ``planned``, or one that follows these in a simulation, is in."""
    names: dict[Hashable, str] = {}
    for chain in (*planned.keep, *planned.remove):
        store = chain.path.parent.name
        names[chain.facts.name] = store
        if chain.facts.ends:  # if not, nothing is known of it
            names[chain.facts.instance] = store
    return lambda chain: names.get(chain.name) or names[chain.instance]
