"""What the tables of the program offer is used by the program: events, errors, icons, settings, styles."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from app.settings import Settings
from engine.error_codes import Code
from engine.event_kinds import EventKind
from tests.datasets import PROJECT

TABLES = {"engine/error_codes.py", "engine/event_kinds.py"}
SETTINGS = "app/settings.py"
DOCUMENTED = {Code.SessionSharingViolation}
"""Codes that JET documents for a backup, and that cannot occur here (docs/requirements.md, M26)."""


@dataclass(frozen=True)
class Uses:
    """What the modules of a folder write: ``name.attribute`` of plain names, other attributes, strings."""

    members: frozenset[tuple[str, str]]
    attributes: frozenset[str]
    strings: frozenset[str]


@cache
def uses_of(folder: str) -> Uses:
    """What a table says of itself does not count. Trees are not kept: they would slow every later test down."""
    members: set[tuple[str, str]] = set()
    attributes: set[str] = set()
    strings: set[str] = set()
    for path in sorted((PROJECT / folder).rglob("*.py")):
        name = path.relative_to(PROJECT).as_posix()
        if name in TABLES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.Attribute):
                if name != SETTINGS:
                    attributes.add(node.attr)
                if isinstance(node.value, ast.Name):
                    members.add((node.value.id, node.attr))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
    return Uses(frozenset(members), frozenset(attributes), frozenset(strings))


def members_used(name: str, *folders: str) -> set[str]:
    """X of every ``name.X`` in the code."""
    return {member for folder in folders for owner, member in uses_of(folder).members if owner == name}


def test_every_kind_of_event_is_written_somewhere() -> None:
    assert set(EventKind.__members__) - members_used("EventKind", "engine", "app") == set()


def test_every_code_is_raised_or_asked_for() -> None:
    used = members_used("Code", "engine", "app", "ui")
    assert {code for code in Code if code.name not in used} == DOCUMENTED


def test_every_icon_is_shown() -> None:
    icons = {path.stem for path in (PROJECT / "resources" / "icons").iterdir()}
    assert icons - uses_of("ui").strings == set()


def test_every_control_is_drawn() -> None:
    controls = {path.stem.rpartition("-")[0] for path in (PROJECT / "resources" / "controls").iterdir()}
    assert controls - uses_of("ui").strings == set()


def test_every_setting_is_read() -> None:
    read = uses_of("app").attributes | uses_of("ui").attributes
    kept_as_it_came = {"unknown"}
    assert {field.name for field in fields(Settings)} - read <= kept_as_it_came


def test_every_role_of_the_style_sheet_is_given_to_a_widget() -> None:
    sheet = Path(PROJECT / "resources" / "style.qss").read_text(encoding="utf-8")
    roles = set(re.findall(r'\[(?:role|kind)="(\w+)"\]', sheet))
    assert roles
    assert roles - uses_of("ui").strings == set()
