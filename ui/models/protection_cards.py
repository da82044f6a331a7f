"""The cards of an instance: newest sets, pending logs, and the verdict, each a value, a line and a level. No
widgets."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.clocks import moment_of
from app.evidence.rule import Standing, Where
from ui.format import age, generations, plural, size, when
from ui.languages.marked import marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instance_rows import InstanceRow
from ui.models.protection import Protection, SetFacts, aware, can_be_backed_up
from ui.models.verdicts import ABSENT_WORDS, absence, headline, level_of


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Protection", text)


CardText = tuple[str, str, Level]
"""Value, line and level."""


def full_card(facts: Protection, now: datetime) -> CardText:
    """The newest full backup, or what is known instead."""
    last = facts.last(engine.Kind.FULL)
    if last is None:
        return _absence(facts)
    return when(last.ended), _set_line(facts, last, size(last.run.bytes), now), _set_level(facts, last)


def incremental_card(facts: Protection, now: datetime) -> CardText:
    """The newest incremental or differential backup, or what is known instead."""
    last = facts.last(engine.Kind.INCREMENTAL, engine.Kind.DIFFERENTIAL)
    if last is None:
        value, _, _ = _absence(facts)
        if facts.evidence.chains:
            return tr("none yet"), "", Level.NEUTRAL
        nothing = facts.verdict.where in (Where.NOWHERE, Where.EVIDENCE)
        return value, tr("Needs a full backup first") if nothing else "", Level.NEUTRAL
    span = last.run.logs
    count = plural(span[1] - span[0] + 1, "{} log", "{} logs") if span else tr("nothing new")
    return when(last.ended), _set_line(facts, last, count, now), _set_level(facts, last)


def _absence(facts: Protection) -> CardText:
    """No set of its own can be seen: that is not always to say that there is none."""
    where = facts.verdict.where
    if where in (Where.NOWHERE, Where.EVIDENCE):
        possible = can_be_backed_up(facts.instance)
        return tr("never"), tr("Make a full backup first") if possible else tr("Not possible now"), Level.WARNING
    if facts.verdict.copied is not None and where in (Where.ABSENT, Where.GONE, Where.ELSEWHERE):
        return marked(ABSENT_WORDS[where]), tr("newest set: {}").format(when(facts.verdict.copied)), Level.NEUTRAL
    return marked(ABSENT_WORDS.get(where, "not known")), "", Level.NEUTRAL


def _set_line(facts: Protection, found: SetFacts, figures: str, now: datetime) -> str:
    damaged = found.chain.path in facts.evidence.damaged
    return f"{figures} · {tr('in a damaged chain') if damaged else age(found.ended, now)}"


def _set_level(facts: Protection, found: SetFacts) -> Level:
    return Level.ERROR if found.chain.path in facts.evidence.damaged else Level.NEUTRAL


def pending_card(facts: Protection, now: datetime) -> CardText:
    """The logs that no sound chain holds."""
    logs = facts.not_backed_up
    if not facts.instance.logs:
        return tr("no logs"), tr("Only full backups are possible"), Level.NEUTRAL
    if not facts.is_known:
        return tr("not known"), plural(len(logs), "{} log in the folder", "{} logs in the folder"), Level.NEUTRAL
    if not logs:
        return tr("nothing"), tr("All logs are in the newest chain"), Level.INFO
    oldest = logs[0].header.created.moment
    line = tr("oldest from {}").format(when(aware(oldest))) if oldest else tr("age not known")
    required = None if facts.instance.live else facts.required
    if required and any(required[0] <= log.generation <= required[1] for log in logs):
        line = tr("{} required for recovery").format(generations(*required))
    return plural(len(logs), "{} log", "{} logs"), line, Level.WARNING


def verdict_card(facts: Protection, now: datetime, row: InstanceRow | None = None) -> CardText:
    """What is proven of the newest set, or what overrides it; as bad as its ``row`` says it is."""
    word, line, level = _verdict_card(facts, now)
    if row is None or row.promise is None:
        return word, line, level
    if facts.verdict.is_good:
        word, line = row.promise.word, row.promise.line(headline(facts.verdict, now))
    return word, line, row.verdict[1]


def _verdict_card(facts: Protection, now: datetime) -> CardText:
    verdict = facts.verdict
    told = headline(verdict, now)
    word = shown(verdict.words.word)
    line = told.removeprefix(word).lstrip(" ,:\u00a0\u202f") if verdict.at else shown(verdict.words.line)
    if verdict.standing is Standing.NEVER and not can_be_backed_up(facts.instance):
        line = tr("There is no backup to restore from, and none can be made of its files as they are.")
    if absent := absence(verdict):
        line = f"{line} · {absent[:1].lower()}{absent[1:]}"
    if facts.evidence.sound and not verdict.is_good:
        line = tr("{} · can be restored to {}").format(line, when(_end_of(facts.evidence.sound[0])))
    elif verdict.copied and verdict.is_good and verdict.at != verdict.copied:
        line = tr("{} · newest set {}").format(line, age(verdict.copied, now))
    return word, line, level_of(verdict)


def _end_of(chain: engine.FoundChain) -> datetime | None:
    return moment_of(chain.manifest.runs[-1].ended) if chain.manifest else None
