"""Entries reach a datagram socket as the journal and syslog want them; elsewhere there is a typed error."""

from __future__ import annotations

import socket
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.notify.channels import channel_of
from app.notify.decide import Notice, NoticeType
from app.notify.message import NoticeMessage, check_message, problems_message
from app.notify.settings import EventLogSettings, SyslogSettings
from app.status.values import ProblemType, Severity, StatusProblem
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no datagram sockets")


def message() -> NoticeMessage:
    def notice(kind: NoticeType, what: ProblemType, severity: Severity, subject: str) -> Notice:
        return Notice(kind, StatusProblem(what, severity, subject, "It is\nbad.", "Mend it."), NOW, None, subject)

    notices = (
        notice(NoticeType.ALARM, ProblemType.RUN_FAILED, Severity.CRITICAL, "A"),
        notice(NoticeType.ALARM, ProblemType.TOO_OLD, Severity.WARNING, "B"),
        notice(NoticeType.RECOVERY, ProblemType.RUN_FAILED, Severity.CRITICAL, "C\nPRIORITY=0"),
    )
    return problems_message(notices, "host1", "log", NOW)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A path that is short enough for a socket."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        yield Path(name)


def received(path: Path, *messages: NoticeMessage) -> list[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as server:
        server.bind(str(path))
        server.settimeout(5)
        for each in messages:
            channel_of(SyslogSettings("log", str(path))).send(each)
        server.setblocking(False)
        got = []
        while True:
            try:
                got.append(server.recv(1 << 18))
            except BlockingIOError:
                return got


def fields_of(data: bytes) -> dict[str, str]:
    """As journald reads a datagram of its native protocol."""
    found: dict[str, str] = {}
    while data:
        line, _, rest = data.partition(b"\n")
        name, equals, value = line.partition(b"=")
        if not equals:
            length = int.from_bytes(rest[:8], "little")
            value, data = rest[8 : 8 + length], rest[8 + length :]
            assert data[:1] == b"\n"
            data = data[1:]
        else:
            data = rest
        assert name.decode() not in found
        found[name.decode()] = value.decode()
    return found


def test_the_journal_gets_an_entry_for_each_notice_with_its_fields(folder: Path) -> None:
    entries = [fields_of(data) for data in received(folder / "journal" / "socket", message())]
    assert [(entry["ESE_EVENT_ID"], entry["PRIORITY"], entry["ESE_NOTICE"]) for entry in entries] == [
        (str(int(EventKind.BackupFailed)), "3", "alarm"),
        (str(int(EventKind.ProblemWarning)), "4", "alarm"),
        (str(int(EventKind.ProblemOver)), "6", "recovery"),
    ]
    first, last = entries[0], entries[2]
    assert first["MESSAGE"] == "A: It is\\nbad." and first["ESE_HINT"] == "Mend it."
    assert (first["SYSLOG_IDENTIFIER"], first["ESE_SUBJECT"], first["ESE_PROBLEM"]) == (
        "ese-backup",
        "A",
        "run-failed",
    )
    assert last["ESE_SUBJECT"] == "C\\nPRIORITY=0"


def test_a_text_of_several_lines_is_one_field(folder: Path) -> None:
    (entry,) = (
        fields_of(data) for data in received(folder / "journal" / "socket", check_message("h", "log", NOW))
    )
    assert "\n" in entry["ESE_DETAILS"] and "This is a test of the channel log." in entry["ESE_DETAILS"]
    assert entry["MESSAGE"] == "[h] Test message" and entry["PRIORITY"] == "6"


def test_what_is_too_long_ends_with_a_whole_character(folder: Path) -> None:
    wrong = StatusProblem(ProblemType.TOO_OLD, Severity.WARNING, "B", "a" + "ä" * 20_000, "Mend it.")
    said = problems_message([Notice(NoticeType.ALARM, wrong, NOW, None, "n")], "host1", "log", NOW)
    (entry,) = (fields_of(data) for data in received(folder / "journal" / "socket", said))
    assert 16_000 < len(entry["MESSAGE"].encode()) <= 16 << 10
    (line,) = received(folder / "log", said)
    assert 6_000 < len(line) <= 6 << 10 and line.decode().endswith("ä")


def test_syslog_gets_a_line_for_each_notice(folder: Path) -> None:
    lines = [data.decode() for data in received(folder / "log", message())]
    assert [line.partition(">")[0] for line in lines] == ["<27", "<28", "<30"]
    assert all("\n" not in line and " ese-backup[" in line for line in lines)
    assert lines[0].endswith(f"[{int(EventKind.BackupFailed)}] A: It is\\nbad.")


def test_a_socket_that_is_not_there_or_not_listened_to_is_an_error(folder: Path) -> None:
    with pytest.raises(JetError) as raised:
        channel_of(SyslogSettings("log", str(folder / "log"))).send(message())
    assert raised.value.code is Code.FileNotFound and str(folder / "log") in raised.value.message
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as gone:
        gone.bind(str(folder / "log"))
    with pytest.raises(JetError) as raised:
        channel_of(SyslogSettings("log", str(folder / "log"))).send(message())
    assert raised.value.hint


def test_a_log_that_nobody_empties_has_its_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.notify.channels.syslog.LIMIT", 0.2)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as full:
        full.bind(str(folder / "log"))
        with pytest.raises(JetError, match="in time"):
            for _ in range(10_000):
                channel_of(SyslogSettings("log", str(folder / "log"))).send(message())


@pytest.mark.skipif(sys.platform == "win32", reason="it is there")
def test_only_windows_has_an_event_log() -> None:
    with pytest.raises(JetError) as raised:
        channel_of(EventLogSettings("log")).send(message())
    assert raised.value.code is Code.FeatureNotAvailable and "syslog" in raised.value.hint
