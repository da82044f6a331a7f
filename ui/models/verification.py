"""The results of verifications as the Verify page shows them: words, coverage, rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.clocks import moment_of
from app.evidence.proofs import Evidence
from app.history.runs import Run, RunOperation, RunState
from app.operations.verification_record import BadPage, RecordedDatabase, RecordedFinding, VerificationRecord
from engine.progress import PageState
from ui.format import number, page_number, percent, plural
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import Cell, CellValue, MomentCell, plain
from ui.models.outcomes.findings import kind_word
from ui.models.runs import LEVELS, state_word
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Verification", text)


def bad_page_titles() -> tuple[str, ...]:
    return (
        tr("Page"),
        tr("Database"),
        tr("Object"),
        tr("Owner"),
        tr("Damage"),
        tr("Checksum"),
        tr("Expected"),
        tr("Correctable"),
    )


def finding_titles() -> tuple[str, ...]:
    return tr("File"), tr("Kind"), tr("Page"), tr("Segment"), tr("Finding")


def earlier_titles() -> tuple[str, ...]:
    return tr("Result"), tr("Started"), tr("Instance"), tr("Verified")


def judgement_word(state: str) -> str:
    """What is wrong with a page, or right, in two words."""
    states = engine.PageJudgement
    words = {
        states.GOOD.value: tr("Good"),
        states.BLANK.value: tr("Blank"),
        states.UNOWNED.value: tr("Not owned"),
        states.ONE_BIT.value: tr("Single-bit error"),
        states.MISPLACED.value: tr("Wrong place"),
        states.DAMAGED.value: tr("Damaged"),
    }
    return words.get(state, state)


def judgement_level(state: str) -> Level:
    """How bad it is."""
    states = engine.PageJudgement
    if state == states.GOOD.value:
        return Level.SUCCESS
    if state == states.ONE_BIT.value:
        return Level.WARNING
    return Level.ERROR if state in (states.DAMAGED.value, states.MISPLACED.value) else Level.NEUTRAL


def flag_words(flags: Sequence[str]) -> str:
    """The flags of a page or of a line, one after the other; those without a name are numbers."""
    words = {
        "root": tr("root"),
        "leaf": tr("leaf"),
        "parent of leaf": tr("parent of leaf"),
        "empty": tr("empty"),
        "repaired": tr("repaired"),
        "space tree": tr("space tree"),
        "index": tr("index"),
        "long value": tr("long value"),
        "non unique": tr("not unique"),
        "new record format": tr("new record format"),
        "ecc": "ECC",
        "scrubbed": tr("scrubbed"),
        "flush low": tr("flush type, low bit"),
        "flush high": tr("flush type, high bit"),
        "pre initialised": tr("initialised only"),
        "deleted by revert": tr("deleted by a revert"),
        "versioned": tr("versioned"),
        "deleted": tr("deleted"),
        "prefixed": tr("prefixed"),
        "damaged": tr("damaged"),
    }
    return ", ".join(words.get(flag, flag) for flag in flags)


def coverage(read: int, total: int) -> str:
    """``1,048,576 of 1,048,576 pages, 100 %``."""
    return plural(total, "{1} of {0} page, {2}", "{1} of {0} pages, {2}", number(read), percent(read, total))


def owner_words(text: str, is_certain: bool) -> str:
    """A page's owner; of one that only the damaged page itself names, that is said."""
    words = shown(text)
    return words if is_certain or not text else tr("{} (as the damaged page says)").format(words)


def bad_page_rows(pages: Sequence[BadPage]) -> list[tuple[CellValue, ...]]:
    """One row each; the first cell sorts by the number."""
    return [
        (
            CellValue(page_number(page.number), page.number, shown(page.verdict), judgement_level(page.state)),
            CellValue(page.file.name, page.file.name.casefold(), str(page.file)),
            CellValue("" if page.objid is None else number(page.objid), page.objid or 0),
            plain(owner_words(page.owner, page.is_certain)),
            CellValue(judgement_word(page.state), page.state, shown(page.verdict)),
            plain(page.stored),
            plain(page.expected),
            plain(tr("yes") if page.is_correctable else tr("no")),
        )
        for page in pages
    ]


def recorded_rows(findings: Sequence[RecordedFinding]) -> list[tuple[CellValue, ...]]:
    """One row each, the worst first."""
    known = {kind.value: kind for kind in engine.FindingKind}
    return [
        (
            CellValue(
                f.file.name, f.file.name.casefold(), str(f.file), Level.ERROR if f.is_damage else Level.WARNING
            ),
            plain(kind_word(known[f.kind]) if f.kind in known else f.kind),
            CellValue("" if f.page is None else page_number(f.page), f.page or 0),
            CellValue("" if f.segment is None else number(f.segment), f.segment or 0),
            plain(shown(f.detail)),
        )
        for f in sorted(findings, key=lambda finding: not finding.is_damage)
    ]


def earlier_rows(runs: Sequence[Run]) -> list[tuple[Cell, ...]]:
    """One row each, newest first; the first cell sorts by the run's id."""
    return [
        (
            CellValue(state_word(run.state), run.id, level=LEVELS[run.state]),
            MomentCell(run.started),
            plain(run.instance),
            CellValue(run.source, run.source.casefold(), run.source),
        )
        for run in runs
    ]


def verdict_word(record: VerificationRecord, state: RunState) -> tuple[str, Level]:
    """The same in a word or two. A run fails by everything that is not as it should be; what a backup corrects in
    its copy is no damage."""
    level = verdict_message(record).level
    if state is RunState.FAILED and level is Level.WARNING:
        bits = any(page.is_correctable for page in record.bad_pages)
        return (tr("Single-bit error") if bits else tr("Incomplete")), level
    return state_word(state), LEVELS[state]


def map_of(record: VerificationRecord, database: RecordedDatabase) -> Iterator[tuple[int, bytes]]:
    """Its map in parts, with the pages apart of which a single bit is wrong."""
    bits = [page.number for page in record.bad_pages if page.is_correctable and page.file == database.file]
    for first, states in database.states():
        marked = bytearray(states)
        for number_ in bits:
            if first <= number_ < first + len(marked):
                marked[number_ - first] = PageState.CORRECTED
        yield first, bytes(marked)


def present_advice(run: Run, record: VerificationRecord, judged: Iterable[tuple[Sequence[Run], Evidence]]) -> str:
    """What is to be done now about what ``run``, the last verification of an instance, has found: a backup made
    since may have corrected all of it, or may be gone. Empty where that changes nothing. ``judged``: the runs,
    newest first, and the evidence of each instance."""
    bits = (engine.Remedy.FULL_BACKUP, engine.Remedy.KEEP_WATCH)
    if record.advice not in bits:
        return ""
    for runs, evidence in judged:
        damage = evidence.files_damage
        newest = next((each.id for each in runs if each.operation is RunOperation.VERIFY), "")
        if damage is not None and damage.remedy in bits and run.id in (newest, damage.run):
            return damage.remedy.value
    return ""


def verdict_message(record: VerificationRecord, present: str = "") -> Message:
    """What a verification came to, for the banner. A repair is never what is offered first. ``present``: what is
    advised now instead of then."""
    if present:
        record = replace(record, advice=present)
    where = str(record.path)
    damaged = [finding for finding in record.findings if finding.is_damage]
    bits = [page for page in record.bad_pages if page.is_correctable]
    if record.ok:
        what = tr("Every page and log that was read is good.")
        notes = [finding for finding in record.findings if not finding.is_damage]
        level = Level.WARNING if notes else Level.SUCCESS
        return Message(level, what, "", _first(notes))
    if not damaged:
        what = tr("No damage was found, but not everything could be checked.")
        return Message(Level.WARNING, what, where, _first(record.findings), shown(record.advice or ""))
    if len(bits) == len(damaged) and not record.unlisted:
        what = plural(len(bits), "{} page has a single-bit error.", "{} pages have a single-bit error.")
        advice = shown(engine.Remedy.FULL_BACKUP.value if record.advice is None else record.advice)
        return Message(Level.WARNING, what, where, _first(record.findings), advice)
    count = len(damaged) + record.unlisted
    what = plural(count, "Damage was found: {} finding.", "Damage was found: {} findings.")
    advice = shown(_without_advice(record) if record.advice is None else record.advice)
    if record.bad_pages:
        search = tr("To see whether a chain has a good copy of a bad page, select the page.")
        advice = f"{advice} {search}"
    elif any(each.page for each in damaged):
        search = tr("To see whether a chain has a good copy of a page, select its finding.")
        advice = f"{advice} {search}"
    return Message(Level.ERROR, what, where, _first(damaged), advice)


def _without_advice(record: VerificationRecord) -> str:
    """What an earlier version would have advised, which kept only what it had found."""
    remedies = engine.Remedy
    return remedies.NEW_CHAIN.value if record.what == "chain" else remedies.RESTORE.value


def _first(findings: Sequence[RecordedFinding]) -> str:
    """The first few of them."""
    lines = [tr("• {}: {}").format(finding.file.name, shown(finding.detail)) for finding in findings[:3]]
    if len(findings) > len(lines):
        lines.append(tr("and {} more").format(number(len(findings) - len(lines))))
    return "\n".join(lines)


def copy_titles() -> tuple[str, ...]:
    return tr("Page"), tr("Backed up"), tr("Chain"), tr("Dbtime")


def copy_row(copy: engine.PageCopy, chain_name: str) -> tuple[Cell, ...]:
    """The page in one chain."""
    if copy.error is not None:
        word, level, tip = tr("Unreadable"), Level.WARNING, shown(copy.error.message)
    elif copy.is_beyond:
        word, level, tip = tr("Not there"), Level.NEUTRAL, tr("The database had fewer pages then.")
    elif copy.is_good:
        word, level, tip = tr("Good"), Level.SUCCESS, ""
    elif copy.judgement is engine.PageJudgement.GOOD:
        word, level = tr("Other object"), Level.NEUTRAL
        tip = tr("The page belonged to object {} then.").format(copy.objid)
    else:
        state = copy.judgement.value if copy.judgement is not None else ""
        word, level, tip = judgement_word(state), judgement_level(state), ""
    return (
        CellValue(word, word.casefold(), tip, level),
        MomentCell(moment_of(copy.ended)),
        CellValue(chain_name, chain_name.casefold(), str(copy.chain)),
        CellValue(number(copy.dbtime) if copy.dbtime else "", copy.dbtime),
    )


def file_of_item(target: Path, item: str) -> Path:
    """Where a running verification of ``target`` reads the file that it calls ``item``."""
    return target if target.name == item else target / item
