"""Event entries: the table's ids and levels, rendering, and that every call in the code names all fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import SOURCE, Category, EventKind, EventLevel, entry, printable, silent

ROOT = Path(__file__).resolve().parents[2]
ALWAYS_THERE = {"instance", "reason"}
FIRST_OWN_ID = 9000

# docs/semantics.md#events: the ids of ESE's that are about backup, restore, recovery, input and output and the
# life of an instance; those of the general category apart.
_GENERAL = "102 103 104 105 325 326 327 481 482 483 484 485 486 487 488 489 490 507 508"
_OF_LEVEL = {
    EventLevel.INFORMATION: "102 103 105 204 205 210 211 213 216 220 221 222 223 224 225 300 301 302 304 325 326 "
    "327",
    EventLevel.WARNING: "219 227 399 457 458 462 466 507 508 514 520 554",
    EventLevel.ERROR: "104 206 214 215 217 218 226 398 412 430 431 432 433 434 435 446 450 452 453 454 455 459 "
    "460 461 463 464 465 474 475 476 481 482 483 484 485 486 487 488 489 490 493 494 495 518 519 530 543 552 553 "
    "558 619 645",
}
OF_ESE = {
    int(number): (level, Category.GENERAL if number in _GENERAL.split() else Category.LOGGING_RECOVERY)
    for level, ids in _OF_LEVEL.items()
    for number in ids.split()
}
MEANINGS = {
    102: "InstanceStarting", 103: "InstanceStopped", 104: "InstanceStoppedBadly", 105: "InstanceStarted",
    204: "RestoreStarted", 205: "RestoreEnded", 206: "NoFullBackup", 210: "FullBackupStarted",
    211: "IncrementalStarted", 213: "BackupEnded", 214: "BackupFailed", 215: "BackupAborted",
    217: "DatabaseCopyFailed", 218: "LogCopyFailed", 219: "HeaderUpdateFailed", 220: "FileCopyStarted",
    221: "FileCopyEnded", 222: "FileCopyShort", 223: "LogCopyStarted", 224: "LogsTruncated",
    225: "NothingToTruncate", 226: "BackupStopped", 227: "TruncatedLogsMissing", 300: "RecoveryStarted",
    301: "LogReplayed", 302: "RecoveryEnded", 325: "DatabaseCreated", 326: "DatabaseAttached",
    327: "DatabaseDetached", 398: "PageCorrectedButBad", 399: "PageCorrected", 454: "RestoreFailed",
    459: "FileToBackUpMissing", 462: "LogTornTailRepaired", 465: "LogDamagedInRecovery",
    474: "PageChecksumMismatch", 475: "PageNumberMismatch", 481: "ReadFailed", 493: "TransientRead",
    520: "TruncationRefused", 552: "LogDamaged",
}  # fmt: skip
"""What an id says, of those that the program writes."""


def test_ids_levels_and_categories_are_those_of_ese() -> None:
    ours = {int(kind): (kind.level, kind.category) for kind in EventKind if kind < FIRST_OWN_ID}
    assert {number: said for number, said in ours.items() if OF_ESE.get(number) != said} == {}
    assert {int(kind): kind.name for kind in EventKind if kind < FIRST_OWN_ID} == MEANINGS


def test_categories_have_the_names_that_administrators_see() -> None:
    assert Category.LOGGING_RECOVERY.label == "Logging/Recovery"
    assert int(Category.SHADOW_COPY) == 16


@pytest.mark.parametrize("kind", EventKind, ids=lambda kind: str(int(kind)))
def test_every_text_is_a_sentence_with_its_fields_in_it(kind: EventKind) -> None:
    values: dict[str, Any] = {name: f"<{name}>" for name in kind.names - {"instance"}}
    text = entry(kind, instance="<instance>", **values).text
    assert text[0].isupper() or text.startswith("<")
    assert text.endswith((".", ":", ">"))
    assert all(f"<{name}>" in text for name in kind.names)
    assert kind.names <= {"instance"} or "unknown" not in text


def test_numbers_are_shown_the_way_administrators_know_them() -> None:
    text = entry(EventKind.NothingNew, instance="DHCP", generation=92).text
    assert text == "There is nothing new to back up: DHCP has no log after generation 0x5C (92)."
    assert "JET_errDiskFull (-1808)" in entry(EventKind.BackupFailed, error=-1808).text
    assert "error -99999" in entry(EventKind.BackupFailed, error=-99999).text
    assert "(1 bytes)" not in entry(EventKind.FileCopyStarted, path="a", size=1536).text
    assert "(1.5 KiB)" in entry(EventKind.FileCopyStarted, path="a", size=1536).text
    assert "(0 bytes)" in entry(EventKind.FileCopyStarted, path="a", size=0).text


def test_an_entry_carries_all_that_is_known() -> None:
    moment = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    made = entry(EventKind.FileCopyEnded, instance="UAL", run="r1", moment=moment, path=Path("/srv/Current.mdb"))
    assert (made.id, made.level, made.category) == (221, EventLevel.INFORMATION, Category.LOGGING_RECOVERY)
    assert made.kind is EventKind.FileCopyEnded
    assert made.moment == moment
    assert made.moment.utcoffset() == timedelta(0)
    assert (made.instance, made.run, made.source) == ("UAL", "r1", SOURCE)
    assert dict(made.fields) == {"path": str(Path("/srv/Current.mdb"))}
    silent(made)
    with pytest.raises(TypeError):
        made.fields["path"] = "other"  # type: ignore[index]


def test_a_lacking_field_does_not_hide_the_failure_that_is_reported() -> None:
    text = entry(EventKind.ReadFailed, error=-1022).text
    assert text == "unknown could not be read at offset unknown: JET_errDiskIO (-1022)."
    assert entry(EventKind.FullBackupStarted).text == "A full backup of the instance has started."


def test_a_file_name_cannot_forge_a_line() -> None:
    made = entry(EventKind.FileCopyEnded, path="a\r\n2026 Error \u202egnp.mdb\udc80", instance="x\ny")
    assert made.text.isprintable()
    assert made.text == r"The copy of a\r\n2026 Error \u202egnp.mdb\udc80 has ended."
    assert made.instance == r"x\ny"
    assert made.fields["path"] == "a\r\n2026 Error \u202egnp.mdb\udc80"


@given(st.text())
def test_printable_is_printable_and_leaves_good_text_alone(text: str) -> None:
    shown = printable(text)
    assert "\n" not in shown
    shown.encode()
    assert printable(shown) == shown


def _calls() -> Iterator[tuple[str, str, set[str]]]:
    """Every call in the code that names an ``EventKind.X`` first: its place, X, its keywords."""
    for path in sorted([*ROOT.glob("engine/**/*.py"), *ROOT.glob("app/**/*.py")]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            names = {keyword.arg for keyword in node.keywords}
            first = node.args[0]
            for kind in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                if (
                    isinstance(kind, ast.Attribute)
                    and isinstance(kind.value, ast.Name)
                    and kind.value.id == "EventKind"
                    and None not in names
                ):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", kind.attr, {name for name in names if name}


def test_every_call_names_the_fields_of_its_kind() -> None:
    calls = list(_calls())
    assert calls
    assert [row for row in calls if row[1] not in EventKind.__members__] == []
    lacking = [(place, name, EventKind[name].names - names - ALWAYS_THERE) for place, name, names in calls]
    assert [row for row in lacking if row[2]] == []


def test_what_is_counted_has_the_right_plural() -> None:
    def said(count: int) -> str:
        return entry(EventKind.VerifyFoundDamage, path="x.edb", count=count).text

    assert said(1) == "x.edb is damaged: 1 finding."
    assert said(2000) == "x.edb is damaged: 2,000 findings."
    assert (
        entry(EventKind.HistoryCleared, count=1, before="b").text
        == "Deleted 1 entry from before b from the history."
    )
    assert entry(EventKind.VerifyFoundDamage, path="x.edb").text == "x.edb is damaged: unknown findings."
