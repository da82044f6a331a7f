"""``docs/requirements.md``, generated from the tests: ``python -m tests.requirements.document`` updates it.

The name of a test contains the number of its requirement, the first paragraph of its docstring is the requirement,
the rest describes the test. Requirements that do not apply here have a reason."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

from tests.datasets import PROJECT

PAGE = PROJECT / "docs" / "requirements.md"
FOLDER = PROJECT / "tests" / "requirements"
_NAME = re.compile(r"test_m(\d\d)_\w+")
_REASON = "cannot_occur"

F = TypeVar("F", bound=Callable[..., None])


@dataclass(frozen=True)
class Row:
    """One requirement; ``reason`` says why it cannot occur, empty for one that holds."""

    number: int
    requirement: str
    shown: str
    reason: str
    test: str


def cannot_occur(reason: str) -> Callable[[F], F]:
    """Mark a test whose requirement says nothing about this program, with the reason."""

    def mark(test: F) -> F:
        setattr(test, _REASON, reason)
        return test

    return mark


def rows() -> list[Row]:
    """The requirements in their order, as the tests say them."""
    found: list[Row] = []
    for path in sorted(FOLDER.glob("test_*.py")):
        module = import_module(f"tests.requirements.{path.stem}")
        found += [_row(path.name, name, test) for name, test in vars(module).items() if _NAME.fullmatch(name)]
    return sorted(found, key=lambda row: row.number)


def _row(file: str, name: str, test: Any) -> Row:
    match = _NAME.fullmatch(name)
    assert match is not None
    requirement, _, shown = (inspect.getdoc(test) or "").partition("\n\n")
    reason = getattr(test, _REASON, "")
    return Row(int(match[1]), _flat(requirement), _flat(shown), reason, f"{file}::{name}")


def _flat(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def render() -> str:
    """The page."""
    lines = [
        "# Requirements on JetBackup",
        "",
        "Generated from `tests/requirements` by `python -m tests.requirements.document`; do not edit.",
        "Each row is checked by one test, which runs a real instance through `engine.jet`.",
        "",
        "| # | requirement | how it is tested | result | test |",
        "|---|---|---|---|---|",
    ]
    for row in rows():
        result = f"not applicable: {row.reason}" if row.reason else "met"
        lines.append(f"| M{row.number} | {row.requirement} | {row.shown} | {result} | `{row.test}` |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
