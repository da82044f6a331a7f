"""Which pages a log record speaks of, declared with its class: by the names of the fields that say so.

After the record each of its pages has the dbtime in the record's field ``dbtime``.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageUse:
    """One page: ``pgno`` is the field with its number, ``before`` the one with its dbtime before the change.

    Without ``before`` the record defines the page: what was there does not matter. A record in which a field of
    ``only_if`` is 0 leaves the page out.
    """

    pgno: str
    before: str | None
    only_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedPages:
    """The pages of a list after the head. An ``entry`` starts with a page's dbtime before, and its number."""

    entry: struct.Struct


PageRule = PageUse | ListedPages

THE_PAGE = PageUse("pgno", "dbtime_before")
"""The page that every PageRecord names is changed."""
THE_NEW_PAGE = PageUse("pgno", None)
"""The page that the record names is defined."""


def defines(pgno: str, *, only_if: tuple[str, ...] = ()) -> PageUse:
    """A page that the record defines."""
    return PageUse(pgno, None, only_if)


def changes(pgno: str, before: str, *, only_if: tuple[str, ...] = ()) -> PageUse:
    """A further page that the record changes; where its number is 0 there is none."""
    return PageUse(pgno, before, (*only_if, pgno))
