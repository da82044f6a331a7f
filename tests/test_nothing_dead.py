"""What the tables of the program offer is used by the program: events, errors, icons, settings, styles."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from functools import cache
from pathlib import Path

from app.settings import Settings
from engine.error_codes import Code
from engine.event_kinds import EventKind
from tests.datasets import PROJECT

DOCUMENTED = {Code.SessionSharingViolation}
"""Codes that JET documents for a backup, and that cannot occur here (docs/requirements.md, M26)."""


@cache
def source_of(*folders: str) -> tuple[tuple[str, ast.Module], ...]:
    """The modules of the program below these folders: path and syntax tree."""
    return tuple(
        (path.relative_to(PROJECT).as_posix(), ast.parse(path.read_text(encoding="utf-8"), str(path)))
        for folder in folders
        for path in sorted((PROJECT / folder).rglob("*.py"))
    )


def members_used(name: str, *folders: str) -> set[str]:
    """X of every ``name.X`` in the code; what a table says of itself does not count."""
    return {
        node.attr
        for path, tree in source_of(*folders)
        if path not in ("engine/event_kinds.py", "engine/error_codes.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
    }


def words_used(*folders: str) -> set[str]:
    """Every string that the code writes out."""
    return {
        node.value
        for _, tree in source_of(*folders)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_kind_of_event_is_written_somewhere() -> None:
    assert set(EventKind.__members__) - members_used("EventKind", "engine", "app") == set()


def test_every_code_is_raised_or_asked_for() -> None:
    unused = {code for code in Code if code.name not in members_used("Code", "engine", "app", "ui")}
    assert unused == DOCUMENTED


def test_every_icon_is_shown() -> None:
    icons = {path.stem for path in (PROJECT / "resources" / "icons").iterdir()}
    assert icons - words_used("ui") == set()


def test_every_control_is_drawn() -> None:
    controls = {path.stem.rpartition("-")[0] for path in (PROJECT / "resources" / "controls").iterdir()}
    assert controls - words_used("ui") == set()


def test_every_setting_is_read() -> None:
    read = {
        node.attr
        for path, tree in source_of("app", "ui")
        if path != "app/settings.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    }
    kept_as_it_came = {"unknown"}
    assert {field.name for field in fields(Settings)} - read == kept_as_it_came


def test_every_role_of_the_style_sheet_is_given_to_a_widget() -> None:
    sheet = Path(PROJECT / "resources" / "style.qss").read_text(encoding="utf-8")
    roles = set(re.findall(r'\[(?:role|kind)="(\w+)"\]', sheet))
    assert roles
    assert roles - words_used("ui") == set()
