"""What the first paint can do without, loaded before it is wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules

import engine
from ui.slices import AT_ONCE

_WITHOUT_QT = tuple(
    f"app.{each}"
    for each in ("evidence", "export", "jobs", "meaning", "notify", "operations", "status", "tables", "transfer")
)
_SHARED = ("ui.values", "ui.models", "ui.widgets", "ui.panels")
"""What pages are made of, each before what uses it."""


def load_engine() -> None:
    """Import all that the engine's face names, and what the pages use of the application: each is loaded when
    first asked for, and that takes its time. In any thread: nothing of it is Qt's."""
    for name in engine.__all__:
        getattr(engine, name)
    for name in _missing(_WITHOUT_QT):
        import_module(name)


def load_pages(names: Iterable[str]) -> Iterator[int]:
    """Import the modules of these pages, one in each of the :class:`~ui.slices.Slices`: those of a page take up to
    50 ms, which its first opening would wait for. In the thread of the window: they make classes of Qt's."""
    for name in _missing([*_SHARED, *(f"ui.pages.{each}" for each in names)]):
        import_module(name)
        yield AT_ONCE


def _missing(folders: Iterable[str]) -> Iterator[str]:
    """The modules in these packages that nobody has imported yet."""
    for folder in folders:
        for found in iter_modules(import_module(folder).__path__, f"{folder}."):
            if not found.ispkg and found.name not in sys.modules:
                yield found.name
