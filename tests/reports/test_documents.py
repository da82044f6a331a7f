"""Reports in all forms: everything that was given is there, and is only text."""

from __future__ import annotations

import builtins
import csv
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evidence.rule import Standing, Verdict
from app.history.runs import Failure, Figures, Run, RunOperation, RunState
from app.history.slots import SlotOutcome, SlotRecord
from app.reports.document import ReportDocument, ReportTone
from app.reports.html import html_of
from app.reports.pdf import pdf_of
from app.reports.run_report import duration_text, run_report
from app.reports.save import csv_of, save
from app.reports.week_report import AuditSummary, week_report
from app.status.values import DestinationStatus, InstanceStatus, Overview, ProblemType, Severity, StatusProblem
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, entry
from resources import resource

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
ODD = "<script>alert('ä')</script> & \"q\" \u202e=1+1"
FAILURE = Failure("JET_errDiskFull", -1808, f"The disk is full: {ODD}", "Free space on it.")
RUN = Run(
    "20260308T070000Z-0123456789ab",
    "SRU",
    RunOperation.BACKUP,
    "incremental",
    NOW - timedelta(days=1),
    "/var/lib/sru",
    "/backups",
    "/backups/SRU/20260301T000000Z-0123abcd",
    RunState.SUCCESS,
    NOW - timedelta(days=1) + timedelta(seconds=125),
    Figures(3 << 20, 100, 3, 1, 4, 9),
    job="nightly",
)
FAILED = replace(RUN, id="b", instance=ODD, state=RunState.FAILED, figures=Figures(), failure=FAILURE)
DRILL = replace(RUN, id="c", operation=RunOperation.VERIFY, kind="drill")
PRUNE = replace(RUN, id="d", operation=RunOperation.PRUNE, kind="", figures=Figures(bytes=5 << 30))
CERTIFICATE: dict[str, Any] = {
    "result": "ok",
    "chain": "/backups/SRU/x",
    "instance": "SRU",
    "databases": ["SRUDB.dat"],
    "tables": [{"database": "SRUDB.dat", "name": f"T{number} Ω", "rows": number * 1000} for number in range(70)],
    "rows": 2_415_000,
    "files": [{"name": "SRU00004.log", "role": "log", "bytes": 65536, "sha256": "ab" * 32}],
    "logs": [4, 9],
    "findings": [{"file": "SRUDB.dat", "kind": "x", "page": 3, "detail": f"Page 3: {ODD}", "damage": True}],
    "reached": {"time": "2026-03-05T01:02:03.000004+00:00", "generation": 9, "lgpos": "9:1:0"},
    "bytes": 1 << 26,
    "seconds": 12.3,
}
SLOT = SlotRecord("nightly", "rule", NOW - timedelta(days=2), SlotOutcome.SKIPPED, reason="The machine was off.")
PROBLEM = StatusProblem(ProblemType.TOO_OLD, Severity.CRITICAL, "SRU", f"Too old {ODD}", "Run the job.", NOW)


def overview() -> Overview:
    instance = InstanceStatus("SRU", Path("/var/lib/sru"), Verdict(Standing.NEVER), problems=(PROBLEM,))
    destination = DestinationStatus(Path("/backups"), True, 7 << 30, 3 << 30, 12)
    return Overview(NOW, "backup-host", (instance,), (destination,))


def week(*runs: Run) -> ReportDocument:
    return week_report(NOW, runs or (RUN, FAILED, DRILL, PRUNE), overview(), [SLOT], AuditSummary(7, "cd" * 32, 0))


def certificate() -> ReportDocument:
    entries = [
        entry(EventKind.DrillStarted, instance="SRU", run="c", moment=NOW, path=ODD),
        entry(EventKind.DrillPassed, instance="SRU", run="c", moment=NOW, path="/x", count=70, rows=1),
    ]
    return run_report(DRILL, entries, NOW, CERTIFICATE)


DOCUMENTS: list[Callable[[], ReportDocument]] = [week, certificate, lambda: run_report(FAILED, [], NOW)]


class Reader(HTMLParser):
    """What a browser makes of it: texts, elements, and that every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def all_texts(document: ReportDocument) -> list[str]:
    found = [document.title, document.about, document.verdict.shown]
    for part in document.parts:
        found.append(part.title)
        found += [text for fact in part.facts for text in fact]
        found += [line.shown for line in part.lines]
        if part.table is not None:
            found += part.table.headings
            found += [cell.shown for row in part.table.rows for cell in row]
    return [text for text in found if text]


@pytest.mark.parametrize("make", DOCUMENTS)
def test_html_holds_every_text_and_nothing_that_runs(make: Callable[[], ReportDocument]) -> None:
    document = make()
    html = html_of(document)
    read = Reader(html)
    shown = set(read.texts)
    assert [text for text in all_texts(document) if text.replace("\u202e", "\\u202e") not in shown] == []
    tags = {tag for tag, _ in read.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "base", "form", "a"}
    attributes = {name for _, attrs in read.tags for name in attrs}
    assert attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}
    assert "url(" not in html
    assert "default-src &#x27;none&#x27;" in html
    assert "prefers-color-scheme: dark" in html
    assert "@page { size: A4" in html


@given(text=st.text(max_size=60))
def test_no_text_is_markup(text: str) -> None:
    document = run_report(replace(RUN, instance=text, source=text, job=text, chain=text), [], NOW)
    plain = Reader(html_of(run_report(RUN, [], NOW)))
    assert {tag for tag, _ in Reader(html_of(document)).tags} == {tag for tag, _ in plain.tags}


def text_of(data: bytes, folder: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs poppler-utils")
    file = folder / "report.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("make", DOCUMENTS)
def test_pdf_holds_every_text(make: Callable[[], ReportDocument], tmp_path: Path) -> None:
    pytest.importorskip("fpdf")
    document = make()
    shown = re.sub(r"\s", "", text_of(pdf_of(document), tmp_path))
    words = {
        word
        for text in all_texts(document)
        for word in re.split(r"\s", text.replace("\u202e", "\\u202e"))
        if len(word) < 20
    }
    assert len(words) > 20
    assert sorted(word for word in words if word not in shown) == []


def test_a_long_report_has_more_pages_with_headings(tmp_path: Path) -> None:
    pytest.importorskip("fpdf")
    text = text_of(pdf_of(certificate()), tmp_path)
    pages = text.split("\f")[:-1]
    assert len(pages) >= 2
    assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(
        pages
    )
    assert sum("Rows" in page and "Table" in page for page in pages) >= 2


def test_what_the_font_lacks_is_written_as_an_escape(tmp_path: Path) -> None:
    pytest.importorskip("fpdf")
    document = run_report(replace(RUN, instance="データ \U0001f600 Ω ж"), [], NOW)
    text = text_of(pdf_of(document), tmp_path)
    assert r"\u30c7\u30fc\u30bf \U0001f600 Ω ж" in text
    assert "データ" in html_of(document)


def test_the_font_and_its_licence_are_part_of_the_program() -> None:
    assert "Bitstream" in resource("fonts", "LICENSE").read_text()


def test_no_pdf_without_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".")[0] == "fpdf":
            raise ModuleNotFoundError(name, name="fpdf")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(JetError) as missing:
        save(week(), tmp_path / "week.pdf")
    assert missing.value.code is Code.FeatureNotAvailable
    assert "[pdf]" in missing.value.hint
    assert list(tmp_path.iterdir()) == []


def test_csv_lists_the_runs() -> None:
    text = csv_of(week()).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [row[0] for row in rows[1:]] == [run.id for run in week().runs]
    by_id = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    backup, failed = by_id[RUN.id], by_id["b"]
    assert (backup["Job"], backup["Outcome"], backup["Seconds"], backup["Bytes"]) == (
        "nightly", "success", "125.000", str(3 << 20)
    )  # fmt: skip
    assert (backup["First log"], backup["Last log"], backup["Error"]) == ("4", "9", "")
    assert failed["Error"] == FAILURE.message
    formula = replace(RUN, instance="=cmd()")
    assert "'=cmd()" in csv_of(run_report(formula, [], NOW)).decode("utf-8-sig")


def test_the_week_adds_up() -> None:
    document = week()
    facts = dict(document.parts[0].facts)
    assert facts["Runs"] == "4: 3 success, 1 failed"
    assert facts["Backed up"] == "3.0 MiB in 2 backups"
    assert (facts["Drills"], facts["Slots not served"], facts["Audit log"]) == ("1", "1", "7 rows, unchanged")
    assert facts["Newest hash"] == "cd" * 32
    assert document.verdict.tone is ReportTone.BAD
    titles = [part.title for part in document.parts]
    assert titles == [
        "In short", "Open problems", "Instances", "Destinations", "Backups", "Runs that failed or were incomplete",
        "Slots that were not served", "Verifications and drills", "Pruning",
    ]  # fmt: skip
    pruned = document.parts[-1].table
    assert pruned is not None
    assert "5.0 GiB" in [cell.text for cell in pruned.rows[0]]
    changed = week_report(NOW, [], audit=AuditSummary(7, "cd" * 32, 2))
    assert dict(changed.parts[0].facts)["Audit log"] == "7 rows, 2 findings: it was changed"


@pytest.mark.parametrize("state", RunState)
def test_every_outcome_has_its_place(state: RunState) -> None:
    document = week_report(NOW, [replace(RUN, state=state)])
    assert dict(document.parts[0].facts)["Runs"] == f"1: 1 {state.value}"
    assert (document.verdict.tone is ReportTone.BAD) == (state in (RunState.FAILED, RunState.INTERRUPTED))
    assert state.value in html_of(run_report(replace(RUN, state=state), [], NOW))


def test_an_empty_week(tmp_path: Path) -> None:
    document = week_report(NOW, [])
    assert dict(document.parts[0].facts)["Runs"] == "0"
    for name in ("a.html", "a.csv", "a.pdf"):
        save(document, tmp_path / name)
        assert (tmp_path / name).stat().st_size > 100


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, ""),
        (0.04, "0.0 s"),
        (59.94, "59.9 s"),
        (60, "1 min 0 s"),
        (3599, "59 min 59 s"),
        (7384, "2 h 3 min"),
    ],
)
def test_durations(seconds: float | None, text: str) -> None:
    assert duration_text(seconds) == text


def test_a_form_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(JetError, match="does not say which form") as refused:
        save(week(), tmp_path / "week.doc")
    assert refused.value.code is Code.InvalidParameter
    assert list(tmp_path.iterdir()) == []
