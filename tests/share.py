"""Which part of the sweeps runs: a sixth at each commit, so that six in a row run all; at night all.

Large sweeps run by twelfths, and the largest by twenty-fourths: all of them in so many commits in a row.
``ESE_SWEEP_SHARE`` names another share: ``8/24``, ``8/12`` (with both its halves), ``2/6``, or ``all``; the
summary of a run says which it was, so that a failure can be repeated. Unless it is given, the number of the commit
decides, where the history is not whole its hash, and without git it is the first share. ``ESE_NIGHTLY=1`` runs
all, and with more cases.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from hypothesis import seed, settings

from tests.datasets import PROJECT

T = TypeVar("T")
Test = TypeVar("Test", bound=Callable[..., None])

VARIABLE = "ESE_SWEEP_SHARE"
SHARES = 6
TWELVE, TURNS = 2 * SHARES, 4 * SHARES
"""Commits in a row that run all of the large sweeps, and all of the largest."""
STATES_A_NIGHT = 67_000
"""Of disks after power cuts, that all shares of all sweeps meet."""
NIGHTLY = os.environ.get("ESE_NIGHTLY", "0") not in ("", "0")
EVERY_FAULT = NIGHTLY or os.environ.get("ESE_FAULTS") == "all"
"""Whether every fault is tried at every call, where usually it is one in so many."""


@dataclass(frozen=True)
class Share:
    """One of so many, counted from 1."""

    number: int
    count: int = SHARES

    def __str__(self) -> str:
        return f"{self.number}of{self.count}"

    def of(self, items: Iterable[T]) -> list[T]:
        """One of each six (or twelve) items in a row, at places as good as random: something of every stage of a
        run, and of every turn of what a run does again and again.
        """
        count = self.count
        return [item for at, item in enumerate(items) if (at + _shift(at // count)) % count == self.number - 1]

    def with_last(self, items: Sequence[T]) -> list[T]:
        """As :meth:`of`, and the last of all items: where it differs from the others, each share has met that."""
        found = self.of(items)
        return found if items[-1] in found[-1:] else [*found, items[-1]]

    def at_least(self, total: int) -> int:
        """How much of what comes to ``total`` in all shares must be met in this one, though they differ."""
        return total // (2 * self.count)


def _shift(block: int) -> int:
    """Knuth's multiplicative hash."""
    return block * 2654435761 >> 7


EVERY = tuple(Share(number) for number in range(1, SHARES + 1))
EVERY_TWELFTH = tuple(Share(number, TWELVE) for number in range(1, TWELVE + 1))
EVERY_TURN = tuple(Share(number, TURNS) for number in range(1, TURNS + 1))


def shares() -> tuple[Share, ...]:
    """Those that run now: the parameters of the sweeps."""
    return _now(EVERY)


def twelfths() -> tuple[Share, ...]:
    """Those that run now: the parameters of large sweeps, which take ten seconds a sixth."""
    return _now(EVERY_TWELFTH)


def turns() -> tuple[Share, ...]:
    """Those that run now: the parameters of the largest sweeps, which take twenty seconds a twelfth."""
    return _now(EVERY_TURN)


def _now(every: tuple[Share, ...]) -> tuple[Share, ...]:
    """What runs now of shares that are all together: one, or as many as the chosen one is larger than they are."""
    if chosen() == "all":
        return every
    number, _, count = chosen().partition("/")
    return every[(int(number) - 1) % len(every) :: int(count)]


def shared(items: Iterable[T]) -> list[T]:
    """Of items that are tests of their own, those that run now."""
    return [item for share in shares() for item in share.of(items)]


def turn(number: int) -> bool:
    """Whether what runs as a whole, in one share of the six, runs now."""
    return Share(number) in shares()


def examples(total: int, **others: Any) -> Callable[[Test], Test]:
    """Settings of a property with so many examples in all shares, other ones in each."""

    def decorate(test: Test) -> Test:
        parts = shares()
        found = settings(max_examples=-(-total * len(parts) // SHARES), **others)(test)
        if len(parts) == 1 and settings().derandomize:
            return seed(parts[0].number)(found)
        return found

    return decorate


@cache
def chosen() -> str:
    """``all`` or a share as the variable names it; a ``ValueError`` for any other value of the variable."""
    wanted = os.environ.get(VARIABLE) or ("all" if NIGHTLY else f"{share_of_commit()}/{TURNS}")
    known = {f"{number}/{count}" for count in (SHARES, TWELVE, TURNS) for number in range(1, count + 1)}
    if wanted != "all" and wanted not in known:
        raise ValueError(
            f"{VARIABLE} is {wanted!r}: neither all, nor 1/{TURNS} to {TURNS}/{TURNS}, nor 1/{TWELVE} …"
        )
    return wanted


def share_of_commit() -> int:
    """From 1 to :data:`TURNS`: the number of the commit that is checked out, in turn."""
    if _git("rev-parse", "--show-toplevel") != str(PROJECT):
        return 1  # no repository, or one around an unpacked archive
    if _git("rev-parse", "--is-shallow-repository") == "false":
        return int(_git("rev-list", "--count", "HEAD")) % TURNS + 1
    return int(_git("rev-parse", "HEAD"), 16) % TURNS + 1


def _git(*arguments: str) -> str:
    """What git answers; nothing where there is none."""
    try:
        told = subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return told.stdout.strip()
