"""The audit log: rows by several programs, what a stop leaves, and every way of changing what was written."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.audit.checking import AuditVerification, verify
from app.audit.log import AuditLog
from app.audit.row import FIRST, AuditPhase, Deed, decoded
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.files import FileSystem, LocalFileSystem
from tests.datasets import PROJECT
from tests.disk.crash_fs import CrashFS
from tests.disk.fault_fs import Fault, FaultFS, Killed, faults_for
from tests.share import Share, shares

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
DEED = Deed("pruning", "run-1", "nightly", "SRU", "/backups/SRU/x", "/backups", "ese-backup prune /backups")


def log_at(folder: Path, fs: FileSystem | None = None) -> AuditLog:
    return AuditLog(folder / "data" / "audit.jsonl", fs, clock=lambda: NOW)


def filled(folder: Path, rows: int) -> AuditLog:
    log = log_at(folder)
    for number in range(rows):
        log.append(Deed("pruning", detail=f"number {number}"), AuditPhase.BEFORE)
    return log


def test_a_row_says_who_did_what(tmp_path: Path) -> None:
    log = log_at(tmp_path)
    with log.destroying(DEED):
        (before,) = log.entries()
    rows = list(log.entries())
    assert [(row.phase, row.deed, row.outcome, row.number) for row in rows] == [
        (AuditPhase.BEFORE, "pruning", "", 1),
        (AuditPhase.AFTER, "pruning", "success", 2),
    ]
    assert before == rows[0]
    assert (before.run, before.job, before.instance, before.chain) == ("run-1", "nightly", "SRU", "/backups/SRU/x")
    assert (before.place, before.detail, before.at, before.pid) == ("/backups", DEED.detail, NOW, os.getpid())
    assert before.user
    assert before.host
    assert before.program
    assert [row.before for row in rows] == [FIRST, rows[0].hash]
    assert log.newest() == rows[1].hash


def test_each_row_has_the_hash_of_the_row_before(tmp_path: Path) -> None:
    """Worked out here again, from the text of the file alone."""
    log = filled(tmp_path, 3)
    before = "0" * 64
    for line in log.path.read_text().splitlines():
        body = json.loads(line)
        stated = body.pop("hash")
        assert body["before"] == before
        before = hashlib.sha256(json.dumps(body, separators=(",", ":")).encode()).hexdigest()
        assert stated == before


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(Code.DiskIO.error("The disk is broken."), "failed"), (Code.BackupAbortByServer.error("Stop."), "cancelled"),
     (KeyError("a bug"), "failed")],
)  # fmt: skip
def test_how_it_ended(tmp_path: Path, error: Exception, outcome: str) -> None:
    log = log_at(tmp_path)
    with pytest.raises(type(error)), log.destroying(DEED):
        raise error
    *_, last = log.entries()
    assert (last.phase, last.outcome) == (AuditPhase.AFTER, outcome)
    assert (error.message if isinstance(error, JetError) else "a bug") in last.detail
    assert isinstance(error, Cancelled) == (outcome == "cancelled")


def test_what_cannot_be_noted_is_not_done(tmp_path: Path) -> None:
    log = log_at(tmp_path)
    log.path.parent.mkdir()
    log.path.mkdir()
    done = False
    with pytest.raises(JetError, match="nothing is removed or changed without its entry") as refused, \
            log.destroying(DEED):  # fmt: skip
        done = True
    assert not done
    assert refused.value.hint.startswith("Nothing was changed.")


def test_any_text_is_kept(tmp_path: Path) -> None:
    log = log_at(tmp_path)
    odd = 'a\n"b"\u202e\udc80\x00 \U0001f600' + "x" * 10_000
    log.append(Deed(odd, chain=odd, detail=odd), AuditPhase.NOTE)
    log.append(DEED, AuditPhase.BEFORE)
    first, _ = log.entries()
    assert first.chain == odd[:4096]
    assert verify(log).ok
    assert len(log.path.read_text().splitlines()) == 2


def test_several_programs_at_once(tmp_path: Path) -> None:
    """Eight threads and two processes; every row is there once, and in one chain."""
    log = log_at(tmp_path)
    code = (
        "import sys; from pathlib import Path; from app.audit.log import AuditLog; from app.audit.row import *\n"
        "log = AuditLog(Path(sys.argv[1]), patience=60)\n"
        "for at in range(20): log.append(Deed(f'process {sys.argv[2]} {at}'), AuditPhase.BEFORE)\n"
    )
    words = [sys.executable, "-c", code, str(log.path)]
    processes = [subprocess.Popen([*words, str(number)], cwd=PROJECT) for number in range(2)]

    def write(thread: int) -> None:
        own = AuditLog(log.path, patience=60)
        for at in range(10):
            own.append(Deed(f"thread {thread} {at}"), AuditPhase.BEFORE)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [process.wait(60) for process in processes] == [0, 0]
    deeds = [row.deed for row in log.entries()]
    assert len(deeds) == len(set(deeds)) == 120
    found = verify(log)
    assert (found.ok, found.rows, found.notes) == (True, 120, ())


def test_another_program_that_does_not_let_go(tmp_path: Path) -> None:
    log = AuditLog(filled(tmp_path, 1).path, patience=0.05)
    with LocalFileSystem().lock(log.path), pytest.raises(JetError, match="locked") as refused:
        log.append(DEED, AuditPhase.BEFORE)
    assert refused.value.code is Code.FileAccessDenied


# ---- stops


@pytest.mark.parametrize("cut", range(1, 500, 7))
def test_a_line_that_a_stop_left_is_noted(tmp_path: Path, cut: int) -> None:
    """Cut anywhere, also in the middle of a note about an earlier one."""
    log = filled(tmp_path, 2)
    whole, noted = log.path.read_bytes(), log.noted.read_bytes()
    log.append(DEED, AuditPhase.BEFORE)
    data = log.path.read_bytes()
    cut = min(len(whole) + cut, len(data) - 1)
    log.path.write_bytes(data[:cut])
    log.noted.write_bytes(noted)
    left = verify(log)
    assert left.ok
    complete = cut == len(data) - 1
    assert len(left.notes) == (0 if complete else 1)
    log.append(DEED, AuditPhase.BEFORE)
    found = verify(log)
    assert found.ok
    assert (found.rows, len(found.notes)) == (4, 0 if complete else 1)
    assert data[:cut] in log.path.read_bytes()
    phases = [row.phase for row in log.entries()]
    assert phases[2:] == [AuditPhase.BEFORE if complete else AuditPhase.NOTE, AuditPhase.BEFORE]


def test_zeros_that_a_power_cut_left(tmp_path: Path) -> None:
    log = filled(tmp_path, 2)
    with log.path.open("ab") as file:
        file.write(b"\0" * 300 + b'"x"}\n')
    log.append(DEED, AuditPhase.BEFORE)
    found = verify(log)
    assert (found.ok, found.rows, len(found.notes)) == (True, 4, 1)


def test_a_file_that_is_no_audit_log(tmp_path: Path) -> None:
    log = log_at(tmp_path)
    log.path.parent.mkdir()
    log.path.write_bytes(b"\xff" * 600_000)
    with pytest.raises(JetError, match="is no audit log") as refused:
        log.append(DEED, AuditPhase.BEFORE)
    assert refused.value.code is Code.InvalidDatabase
    assert log.path.stat().st_size == 600_000


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_cut_at_any_moment(tmp_path: Path, share: Share) -> None:
    """What was noted before a deed is there after every cut, and the log goes on."""
    fs = CrashFS(tmp_path / "disk")
    log = log_at(fs.root, fs)
    for number in range(3):
        log.before(Deed(f"deed {number}"))
        fs.mark(str(number))
    states = share.of(fs.crash_states())
    for state in states:
        state.restore_to(fs.root)
        left = log_at(fs.root)
        found = verify(left)
        assert found.ok, (state, found)
        assert {row.deed for row in left.entries()} >= {f"deed {mark}" for mark in state.marks}, state
        left.append(DEED, AuditPhase.BEFORE)
        found = verify(left)
        assert found.ok, (state, found)
        assert len(found.notes) <= 1
    assert len(states) >= share.at_least(30)


@pytest.mark.parametrize("share", shares(), ids=str)
def test_every_call_fails_in_every_way(tmp_path: Path, share: Share) -> None:
    """Either the row is there or the call raises; the log stays sound, and the next row says what was left."""
    counting = FaultFS(LocalFileSystem())
    log_at(tmp_path / "count", counting).before(DEED)
    log_at(tmp_path / "count", counting).before(DEED)
    cases = [
        (call.index, fault)
        for call in counting.calls
        for fault in (*faults_for(call.verb), Fault.KILL, *([Fault.KILL_HALFWAY] if call.verb == "write" else []))
        if fault not in (Fault.NO_MEMORY, Fault.BIT_FLIP, Fault.SMALLER, Fault.LARGER, Fault.SHORT_READ)
    ]
    refused = 0
    for number, (at, fault) in enumerate(share.of(cases)):
        fs = FaultFS(LocalFileSystem()).fail_at(at, fault)
        folder, promised = tmp_path / f"case-{number}", 0
        try:
            for _ in range(2):
                log_at(folder, fs).before(DEED)
                promised += 1
        except (JetError, Killed):
            refused += 1
        log = log_at(folder)
        assert sum(row.deed == "pruning" for row in log.entries()) >= promised, (at, fault)
        assert verify(log).ok, (at, fault, verify(log))
        log.before(DEED)
        assert verify(log).ok, (at, fault)
    assert refused >= share.at_least(30)


# ---- changes


def changed(data: bytes, draw: random.Random) -> tuple[str, bytes]:
    """A change of a log that someone makes with an editor, and that is one."""
    lines = data.splitlines(keepends=True)
    at = draw.randrange(len(lines))
    other = draw.randrange(len(lines))
    body = json.loads(lines[at])
    how = draw.choice(["byte", "field", "rehashed", "removed", "cut", "doubled", "swapped", "inserted", "garbage"])
    match how:
        case "byte":
            place = draw.randrange(len(data))
            new = bytes([(data[place] + draw.randrange(1, 256)) % 256])
            return how, data[:place] + new + data[place + 1 :]
        case "field" | "rehashed":
            body["user"] = "someone else"
            if how == "rehashed":
                del body["hash"]
                body["hash"] = hashlib.sha256(json.dumps(body, separators=(",", ":")).encode()).hexdigest()
            lines[at] = json.dumps(body, separators=(",", ":")).encode() + b"\n"
        case "removed":
            del lines[at]
        case "cut":
            del lines[at:]
        case "doubled":
            lines.insert(other, lines[at])
        case "swapped":
            lines[at], lines[other] = lines[other], lines[at]
        case "inserted":
            lines.insert(at, lines[at].replace(b"number", b"numbers"))
        case "garbage":
            lines.insert(at, b"a line that is no row\n")
    return how, b"".join(lines)


@settings(max_examples=300)
@given(seed=st.integers(0, 1 << 32), rows=st.integers(1, 6))
def test_every_change_is_found(tmp_path_factory: pytest.TempPathFactory, seed: int, rows: int) -> None:
    folder = tmp_path_factory.getbasetemp() / "tampered" / str(rows)
    log = log_at(folder)
    if not folder.exists():
        filled(folder, rows)
        log.path.with_suffix(".whole").write_bytes(log.path.read_bytes())
    data = log.path.with_suffix(".whole").read_bytes()
    log.path.write_bytes(data)
    newest = verify(log).newest
    how, after = changed(data, random.Random(seed))
    if after == data:
        return
    log.path.write_bytes(after)
    found = verify(log, newest)
    assert not found.ok, (how, after)
    assert all(1 <= finding.line <= rows + 2 for finding in found.findings) or how in ("cut", "removed")


def lines_of(found: AuditVerification) -> list[int]:
    return [finding.line for finding in found.findings]


def test_the_line_is_named(tmp_path: Path) -> None:
    log = filled(tmp_path, 6)
    lines = log.path.read_bytes().splitlines(keepends=True)

    def with_lines(*changed: bytes) -> AuditVerification:
        log.path.write_bytes(b"".join(changed))
        return verify(log)

    edited = with_lines(*lines[:2], lines[2].replace(b"number 2", b"number 9"), *lines[3:])
    assert [(f.line, f.text) for f in edited.findings] == [(3, "The row was changed after it was written.")]
    removed = with_lines(*lines[:2], *lines[4:])
    assert [(f.line, f.text) for f in removed.findings] == [
        (3, "The row has the number 5 after 2: rows 3 to 4 were removed.")
    ]
    assert lines_of(with_lines(*lines[:2], lines[0], *lines[2:]))[0] == 3
    cut = with_lines(*lines[:4])
    assert [(f.line, f.text) for f in cut.findings] == [
        (4, "The log ends with row 4, but row 6 had been written: its end was removed.")
    ]
    foreign = with_lines(*lines[:3], b"{}\n", *lines[3:])
    assert [(f.line, f.text) for f in foreign.findings] == [(4, "The line is not a row of the log.")]
    gone = with_lines()
    assert not gone.ok
    log.path.unlink()
    assert not verify(log).ok


def test_a_log_that_was_written_again_from_the_start(tmp_path: Path) -> None:
    """With hashes that fit, and what is noted beside it: only a hash that was kept elsewhere shows it."""
    log = filled(tmp_path, 3)
    kept = verify(log).newest
    assert verify(log, kept).ok
    log.append(DEED, AuditPhase.BEFORE)
    assert verify(log, kept).ok
    log.path.unlink()
    log.noted.unlink()
    filled(tmp_path, 2)
    assert verify(log).ok
    found = verify(log, kept)
    assert [finding.text for finding in found.findings] == [
        f"No row has the expected hash {kept}: rows were changed or removed."
    ]


def test_a_last_row_made_unreadable_is_no_stop(tmp_path: Path) -> None:
    """It had been written completely, as is noted beside the log: the next row does not explain it away."""
    log = filled(tmp_path, 3)
    data = log.path.read_bytes()
    log.path.write_bytes(data[:-40])
    log.append(DEED, AuditPhase.BEFORE)
    assert lines_of(verify(log)) == [3]


def test_a_row_after_a_cut_does_not_heal_it(tmp_path: Path) -> None:
    log = filled(tmp_path, 4)
    log.path.write_bytes(log.path.read_bytes().splitlines(keepends=True)[0])
    log.append(DEED, AuditPhase.BEFORE)
    assert lines_of(verify(log)) == [2]


def test_rows_of_a_later_version_are_read(tmp_path: Path) -> None:
    log = filled(tmp_path, 1)
    (first,) = log.entries()
    body = {"number": 2, "at": (NOW + timedelta(hours=1)).isoformat(), "phase": "after", "deed": "x", "pid": 1,
            "new": [1, {"a": None}], "before": first.hash}  # fmt: skip
    body["hash"] = hashlib.sha256(json.dumps(body, separators=(",", ":")).encode()).hexdigest()
    with log.path.open("ab") as file:
        file.write(json.dumps(body, separators=(",", ":")).encode() + b"\n")
    log.noted.unlink()
    assert verify(log).ok
    log.append(DEED, AuditPhase.BEFORE)
    assert (verify(log).ok, verify(log).rows) == (True, 3)


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b"1", b'{"at": 1}', b"[" * 100_000, b"\xff", b'{"at":"2026"}']
)
def test_lines_that_are_no_rows(line: bytes) -> None:
    assert decoded(line) is None


@pytest.mark.parametrize("tail", [0, 1, 288, 289, 290, 600, 10_000])
def test_only_the_end_is_read(tmp_path: Path, tail: int) -> None:
    """Lines have the numbers that they have in the file, and what is before the end is not looked at."""
    log = filled(tmp_path, 6)
    data = log.path.read_bytes()
    starts = [0, *(at + 1 for at, byte in enumerate(data) if byte == ord("\n"))][:-1]
    expected = [number for number, start in enumerate(starts, 1) if start >= len(data) - tail]
    found = verify(log, tail=tail)
    assert found.rows == len(expected)
    assert found.ok == bool(expected)  # without any row, the newest one is missing
    log.path.write_bytes(data.replace(b"number 0", b"number 9").replace(b"number 5", b"number 9"))
    changed = verify(log, tail=tail)
    assert {finding.line for finding in changed.findings} >= ({1, 6} & set(expected))
    assert 1 not in {finding.line for finding in changed.findings} or 1 in expected
