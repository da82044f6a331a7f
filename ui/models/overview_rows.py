"""The instances of the overview as a table, the worst first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon

from app.status.values import HostStatus, InstanceStatus, Severity, statements
from ui.format import age, on_day, plain_tip, plural, size, when
from ui.icons import themed_icon
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.changed_rows import ExchangedRows
from ui.models.instances import NO_INDEX, SORT, CellValue, Index, plain
from ui.models.overview import (
    SeenState,
    destinations_of,
    hosts_of,
    in_flight,
    is_backed_up_now,
    level_of,
    word_of,
)
from ui.models.overview_faces import Face, faces_of
from ui.models.overview_words import advice_of, of_jobs_text, where_of
from ui.models.run_days import Key, key_of
from ui.models.warned import warned_line
from ui.palette import tokens_for
from ui.values.strip_days import DayResult, StripDay

STATUS = SORT + 1
"""Role of the :class:`~app.status.values.InstanceStatus`."""
LEVEL, DAYS, AGE, AT_WORK = SORT + 2, SORT + 3, SORT + 4, SORT + 5
"""Roles of what is painted: the level of the row, its last days, its age, whether a run works on it."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Overview", text)


class OverviewColumn(IntEnum):
    STATE = 0
    INSTANCE = 1
    VERDICT = 2
    AGE = 3
    DAYS = 4
    NEXT = 5
    JOB = 6
    HOST = 7
    FOLDER = 8


_TITLES = {
    OverviewColumn.STATE: mark("State"),
    OverviewColumn.INSTANCE: mark("Instance"),
    OverviewColumn.VERDICT: mark("Protection"),
    OverviewColumn.AGE: mark("Age and target"),
    OverviewColumn.DAYS: mark("Last 30 days"),
    OverviewColumn.NEXT: mark("Next run"),
    OverviewColumn.JOB: mark("Job"),
    OverviewColumn.HOST: mark("Host"),
    OverviewColumn.FOLDER: mark("Folder"),
}
_COLUMNS = len(OverviewColumn)
_ANSWERED = frozenset(
    {
        *map(int, (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)),
        int(Qt.ItemDataRole.DecorationRole),
        *(SORT, STATUS, LEVEL, DAYS, AGE, AT_WORK),
    }
)
"""Each cell that is painted is asked for seven roles, of which only text and icon are among them."""


class OverviewModel(ExchangedRows):
    """A row for each instance, in the order of the look, which is the worst first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: SeenState | None = None
        self._rows: list[Face] = []

    def set_seen(self, seen: SeenState) -> None:
        """Show ``seen``; what is selected stays selected, and only of rows that look another way is it said that
        they change: each is sorted and painted again."""
        self._seen = seen
        self.exchange(faces_of(seen), lambda face: face.key)

    def row_of(self, key: Key | None) -> int:
        """The row of the instance with that key, -1 for none."""
        return next((at for at, face in enumerate(self._rows) if face.key == key), -1)

    def titles(self) -> list[str]:
        return [marked(_TITLES[column]) for column in OverviewColumn]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return marked(_TITLES[OverviewColumn(section)]) if wanted and 0 <= section < _COLUMNS else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in _ANSWERED or not index.isValid() or self._seen is None or index.row() >= len(self._rows):
            return None
        row, column, seen = self._rows[index.row()].status, OverviewColumn(index.column()), self._seen
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text_of(seen, row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                warned = seen.warned.get(key_of(row)) if column is OverviewColumn.VERDICT else None
                text = text_of(seen, row, column)
                if column is OverviewColumn.STATE:
                    return state_words(seen, row)
                return f"{text}. {warned_line(warned)}" if warned is not None else text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(tip_of(seen, row, column))
            case Qt.ItemDataRole.DecorationRole:
                return _icon(seen, row, column)
            case _ if role == SORT:
                return _sort_value(seen, row, column)
            case _ if role == STATUS:
                return row
            case _ if role == LEVEL:
                return level_of_row(seen, row)
            case _ if role == AT_WORK:
                return in_flight(seen, row)
            case _ if role == DAYS:
                return days_of_row(seen, row)
            case _ if role == AGE:
                return seen.age_of(row)
        return None


_COUNTS = "_counts"
"""Under this name a look keeps how many instances are how well."""


def level_of_row(seen: SeenState, row: InstanceStatus) -> Level:
    """Its severity; that a run works on it, where nothing is wrong."""
    level = level_of(row.severity)
    return Level.RUNNING if level is Level.SUCCESS and in_flight(seen, row) else level


def _icon(seen: SeenState, row: InstanceStatus, column: OverviewColumn) -> QIcon | None:
    """That a run works on it, and that its newest backup ended with warnings, where nothing worse is said."""
    is_worse = row.severity not in (Severity.OK, Severity.WARNING)
    if column is OverviewColumn.NEXT and in_flight(seen, row):
        level = Level.RUNNING
    elif column is OverviewColumn.VERDICT and key_of(row) in seen.warned and not is_worse:
        level = Level.WARNING
    else:
        return None
    return themed_icon(level.icon, level.color(tokens_for(QGuiApplication.palette())))


def counts_of(seen: SeenState) -> list[tuple[Level, str, int]]:
    """How many instances are how well, as their rows say it, the worst first; what no instance is, is left out.
    All that a run works on are counted as running, also those with which something is wrong."""
    kept = vars(seen)
    if _COUNTS not in kept:
        found = Counter(level_of_row(seen, row) for row in seen.rows)
        found[Level.RUNNING] = sum(in_flight(seen, row) for row in seen.rows)
        kept[_COUNTS] = found
    found = kept[_COUNTS]
    order = sorted(Severity, key=lambda severity: -severity.rank)
    levels = [(level_of(severity), word_of(severity)) for severity in order]
    levels.insert(order.index(Severity.OK), (Level.RUNNING, Level.RUNNING.word))
    return [(level, word, found[level]) for level, word in levels if found[level]]


def state_words(seen: SeenState, row: InstanceStatus) -> str:
    """How it is; that a run works on it, too, where its sign is beside that."""
    word = text_of(seen, row, OverviewColumn.STATE)
    is_marked = in_flight(seen, row) and level_of_row(seen, row) is not Level.RUNNING
    return tr("{}, running").format(word) if is_marked else word


def days_of_row(seen: SeenState, row: InstanceStatus) -> tuple[StripDay, ...]:
    return seen.days.get(key_of(row), ())


def text_of(seen: SeenState, row: InstanceStatus, column: OverviewColumn) -> str:
    """What a cell says."""
    match column:
        case OverviewColumn.STATE:
            running = level_of_row(seen, row) is Level.RUNNING
            return Level.RUNNING.word if running else word_of(row.severity)
        case OverviewColumn.INSTANCE:
            return seen.name_of(row)
        case OverviewColumn.VERDICT:
            return shown(seen.lines.get(key_of(row), ""))
        case OverviewColumn.AGE:
            return seen.age_of(row).text
        case OverviewColumn.DAYS:
            return strip_words(days_of_row(seen, row))
        case OverviewColumn.NEXT:
            if in_flight(seen, row):
                return Level.RUNNING.word
            return when(row.next_run, year=False) if row.next_run else "–"
        case OverviewColumn.JOB:
            return ", ".join(each.job for each in seen.of_jobs(row) if each.job) or tr("no job")
        case OverviewColumn.HOST:
            return row.host if seen.hosts else ""
        case OverviewColumn.FOLDER:
            return str(row.folder)


def about(seen: SeenState, row: InstanceStatus) -> str:
    """Its sentence, and what is wrong with it, in lines; what says the same twice is said once."""
    sentence = seen.lines.get(key_of(row), "")
    whole, of_jobs = shown(sentence), seen.of_jobs(row)
    lines = [f"{whole}." if whole and not whole.endswith((".", "…")) else whole]
    reasons: list[str] = []
    if is_backed_up_now(seen, row):
        lines.insert(0, tr("Being backed up now."))
    for said in statements(of_jobs):
        problem = said.problem
        text = "" if problem.text.rstrip(".") in sentence else shown(f"{problem.text.rstrip('.')}.")
        advice = advice_of(seen, problem)
        if not text and whole and (not said.jobs or f"{', '.join(said.jobs)}:" in sentence):
            lines[-1] = f"{lines[-1]} {advice}".rstrip()  # of what the sentence says
        elif line := " ".join(part for part in (text, advice) if part):
            reasons.append(of_jobs_text(said.jobs, line))
    lines += [f"• {reason}" for reason in reasons] if reasons[1:] else reasons
    return "\n".join(line for line in lines if line)


def strip_words(days: tuple[StripDay, ...]) -> str:
    """The strip as text, for a screen reader and the clipboard: ``12 days with runs, 2 failed``."""
    busy = sum(day.result is not DayResult.NOTHING for day in days)
    failed = sum(day.result is DayResult.FAILED for day in days)
    words = plural(busy, "{} day with runs", "{} days with runs")
    return tr("{}, {} failed").format(words, failed) if failed else words


def tip_of(seen: SeenState, row: InstanceStatus, column: OverviewColumn) -> str:
    """All that is to be said about a cell."""
    if column in (OverviewColumn.STATE, OverviewColumn.VERDICT):
        warned = seen.warned.get(key_of(row))
        first = [state_words(seen, row)] if column is OverviewColumn.STATE and in_flight(seen, row) else []
        return "\n".join([*first, about(seen, row), *([warned_line(warned)] if warned else [])])
    if column is OverviewColumn.AGE:
        newest = tr("Restorable to {}").format(when(row.restorable_to))
        return newest if seen.age_of(row).part is not None else f"{newest}\n{tr('No target is set for its age.')}"
    if column in (OverviewColumn.INSTANCE, OverviewColumn.FOLDER):
        return "\n".join(dict.fromkeys([seen.name_of(row), row.name, str(row.folder)]))
    return text_of(seen, row, column)


def _sort_value(seen: SeenState, row: InstanceStatus, column: OverviewColumn) -> float | str:
    match column:
        case OverviewColumn.STATE:
            return float(-row.severity.rank)
        case OverviewColumn.AGE:
            old = seen.age_of(row)
            return -old.part if old.part is not None else -old.seconds / 1e12
        case OverviewColumn.NEXT:
            return row.next_run.timestamp() if row.next_run else float("inf")
        case OverviewColumn.DAYS:
            return float(-sum(len(day.runs) for day in days_of_row(seen, row)))
    return text_of(seen, row, column).casefold()


# ---- what is below the instances

PROBLEM_TITLES = (mark("Severity"), mark("What"), mark("Where"), mark("Since"), mark("What to do"))
DESTINATION_TITLES = (
    mark("Destination"),
    mark("State"),
    mark("Free"),
    mark("Used"),
    mark("Chains"),
    mark("Full on"),
)
HOST_TITLES = (mark("Host"), mark("State"), mark("Instances"), mark("Last report"), mark("Destination"))


def problem_rows(seen: SeenState) -> list[tuple[CellValue, ...]]:
    """All problems, the worst first."""
    rows: list[tuple[CellValue, ...]] = []
    for at, problem in enumerate(seen.overview.all_problems):
        rows.append(
            (
                CellValue(word_of(problem.severity), at, level=level_of(problem.severity)),
                plain(shown(problem.text)),
                plain(where_of(seen, problem)),
                CellValue(
                    when(problem.since) if problem.since else "–",
                    problem.since.timestamp() if problem.since else 0.0,
                ),
                plain(advice_of(seen, problem)),
            )
        )
    return rows


def destination_rows(seen: SeenState) -> list[tuple[CellValue, ...]]:
    """The destinations, the worst first."""
    rows: list[tuple[CellValue, ...]] = []
    for place in destinations_of(seen.overview):
        level = level_of(place.severity)
        word = tr("available") if place.available else tr("not available")
        if not place.available and not place.problems:
            word = tr("not created yet")
        if place.problems and place.available:
            word = shown(place.problems[0].text)
        tip = "\n".join(shown(f"{each.text} {each.hint}".strip()) for each in place.problems)
        full = seen.full.get(place.place)
        rows.append(
            (
                plain(str(place.place)),
                CellValue(word, float(-place.severity.rank), tip, level),
                _bytes(place.free),
                _bytes(place.used),
                CellValue(str(place.chains), place.chains),
                CellValue(_full_text(full), full.toordinal() if full else 1 << 30, marked(_FULL_TIP)),
            )
        )
    return rows


_FULL_TIP = mark("Derived from the backups and prunings of the last four weeks.")


def _full_text(day: date | None) -> str:
    return tr("full on {}").format(on_day(day)) if day else "–"


def _bytes(count: int | None) -> CellValue:
    return CellValue(tr("not known"), -1) if count is None else CellValue(size(count), count)


def _report(host: HostStatus, seen: SeenState) -> str:
    ago = age(host.posted, seen.now)
    return tr("silent: {}").format(ago) if host.silent else ago


def host_rows(seen: SeenState) -> list[tuple[CellValue, ...]]:
    """The hosts of the fleet, silent ones first."""
    return [
        (
            plain(host.name),
            CellValue(word_of(host.severity), float(at), level=level_of(host.severity)),
            CellValue(str(host.instances), host.instances),
            CellValue(_report(host, seen), host.posted.timestamp(), when(host.posted)),
            plain(str(host.place)),
        )
        for at, host in enumerate(hosts_of(seen))
    ]
