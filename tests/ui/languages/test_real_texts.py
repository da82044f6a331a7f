"""Texts that programs really write, in French: events of every kind, errors, states, schedules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

import engine
from app.evidence.rule import WORDS
from app.guidance import guidance
from app.jobs.job import Weekday, When
from app.jobs.texts import duration_words
from app.jobs.words import describe, parts_of
from app.operations.drill import DrillRequest
from app.operations.verify import VerifyRequest
from app.products import Product
from app.schedulers.scheduler import edited
from app.status.words import ago_text, moment_text
from engine.error_codes import Code
from engine.errors import JetError
from engine.event_kinds import Category, EventLevel
from engine.events import EventKind, entry
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.unit.test_cron_words import SENTENCES
from ui.languages.installed import ENGINE, catalogue
from ui.languages.sentences import Sentences

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
NAMED_BY_FIELDS = {EventKind.of(number) for number in (9100, 9101, 9103)}
NUMBERS = {
    "count",
    "generation",
    "size",
    "seconds",
    "page",
    "length",
    "offset",
    "error",
    "bit",
    "records",
    "segment",
}


@pytest.fixture(scope="module")
def french() -> Sentences:
    return Sentences({text.source: text.forms[0] for text in catalogue("fr", ENGINE) if text.done})


def events() -> Iterator[str]:
    for kind in EventKind:
        if kind in NAMED_BY_FIELDS:
            continue
        for number in (1, 2):
            names = kind.names - {"instance"}
            fields = {name: number if name in NUMBERS else f"/data/{name}.edb" for name in names}
            yield entry(kind, instance="DHCP", run=None, moment=NOW, **fields).text


def errors(folder: Path) -> Iterator[JetError]:
    """What the engine and the app say of what is missing, damaged or in the way."""
    write_small_instance(folder / "source")
    (folder / "source" / DATABASE).write_bytes(b"\1" * 65536)
    (folder / "file").write_text("x")
    (folder / "empty").mkdir()
    fs = engine.LocalFileSystem()
    for act in (
        lambda: engine.chain_at(folder / "nowhere", fs).manifest(),
        lambda: engine.chain_at(folder / "file", fs).manifest(),
        lambda: engine.chain_at(folder / "empty", fs).manifest(),
        lambda: engine.describe_file(folder / "nowhere", fs),
        lambda: engine.describe_file(folder / "empty", fs),
        lambda: engine.describe_file(folder / "file", fs),
        lambda: engine.verify_path(folder / "nowhere"),
        lambda: engine.parse_place("s3://user:secret@bucket/x"),
        lambda: engine.parse_place("s3:///x"),
    ):
        try:
            act()
        except JetError as error:
            yield error


def told() -> Iterator[str]:
    for code in set(Code) - {Code.Success}:
        yield from (code.text, code.hint)
    for words in WORDS.values():
        yield from (words.headline, words.line)
    for product in Product:
        guide = guidance(product)
        steps = (*guide.before, *guide.during, *guide.after)
        yield from (guide.title, guide.caution, *guide.warnings, *(step.text for step in steps))
    yield from (category.label for category in Category if category is not Category.PERFORMANCE)
    yield from (level.label for level in EventLevel if level is not EventLevel.INFORMATION)
    for when in (
        When(at=(time(2), time(14)), on=frozenset({Weekday.SUNDAY, Weekday.WEDNESDAY})),
        When(at=(time(2),)),
        When(every=timedelta(hours=6)),
        When(every=timedelta(hours=1), on=frozenset({Weekday.MONDAY})),
        When(every=timedelta(minutes=15)),
    ):
        yield describe(when)
    yield from (duration_words(timedelta(hours=hours)) for hours in (1, 26, 60))
    for hours in (0.2, 3, 20, 60, 400):
        moment = NOW - timedelta(hours=hours)
        yield f"Restorable to {moment_text(moment, NOW)}, verified {ago_text(moment, NOW)}, never drilled"
    yield VerifyRequest(Path("/a")).title("DHCP")
    yield DrillRequest(Path("/a")).title("DHCP")


def test_every_event_is_found(french: Sentences) -> None:
    texts = list(events())
    assert len(texts) > 200
    assert [text for text in texts if french.translated(text) == text] == []


def test_an_event_without_a_further_reason_is_all_french(french: Sentences) -> None:
    known: dict[str, str | int] = {"operation": "restore", "started": "2026-11-30 05:18:31 UTC", "error": -1022}
    texts = []
    for kind in (each for each in EventKind if each.template.endswith(". {reason}")):
        fields = dict.fromkeys(kind.names - {"instance", "reason"}, 7) | known
        texts.append(entry(kind, instance="DHCP", run=None, moment=NOW, **fields).text)
    assert len(texts) > 12
    assert [text for text in map(french.translated, texts) if re.search(r"\b(was|has|is|of|the)\b", text)] == []


def test_what_is_told_is_found(french: Sentences) -> None:
    texts = [text for text in told() if text]
    assert len(texts) > 450
    assert [text for text in texts if french.translated(text) == text] == []


def test_errors_as_they_come_are_found(french: Sentences, tmp_path: Path) -> None:
    found = list(errors(tmp_path))
    assert len(found) > 4
    texts = [text for error in found for text in (str(error), error.hint)]
    assert [text for text in texts if french.translated(text) == text] == []


def test_what_is_french_stays(french: Sentences) -> None:
    """A message translates what it is given, which may have been translated before: " :" had two spaces."""
    texts = [*told(), *(remedy.value for remedy in engine.Remedy), "Almost full: there is space for 1 chain"]
    made = [french.translated(text) for text in texts]
    assert any("\u00a0: " in text for text in made)
    assert [text for text in made if french.translated(text) != text] == []
    fresh = Sentences({text.source: text.forms[0] for text in catalogue("fr", ENGINE) if text.done})
    assert [text for text in made if "\u00a0\u00a0" in fresh.translated(text)] == []


def test_what_is_not_known_stays(french: Sentences) -> None:
    for text in ("edb-1234ABCD", "C:\\Windows\\NTDS\\ntds.dit", "Some Server", "", "0x5C (92)"):
        assert french.translated(text) == text


def test_a_text_of_two_sentences_is_not_parted_among_others(french: Sentences) -> None:
    told = "Page 4 has a single-bit error (bit 2400). A backup corrects it in the copy."
    advice = "Make a full backup, and check the memory and the disk of the machine."
    event = french.translated(f"/srv/mail.edb is damaged: 1 finding. mail.edb: {told} {advice}")
    assert french.translated(told) in event and french.translated(advice) in event


def test_a_cron_expression_is_told_in_french(french: Sentences) -> None:
    cron = When(cron="*/15 8-17 * 1,7 1-5")
    assert ", ".join(map(french.translated, parts_of(cron))) == (
        "Toutes les 15 minutes, entre 08:00 et 17:45, chaque jour ouvré, seulement en janvier et juillet"
    )
    for expression in SENTENCES:
        told = ", ".join(map(french.translated, parts_of(When(cron=expression))))
        assert not _ENGLISH.search(told), told


_ENGLISH = re.compile(r"\b(every|on|at|of|and|between|only|month|day|weekday|first|last|hours|in|[A-Z]\w+day)\b")


def test_drift_of_a_scheduler_is_french(french: Sentences) -> None:
    (line,) = edited("The crontab of root", b"a\nb\n", b"a\nc\n")
    first, second = "la ligne 2 est «\u00a0c\u00a0»", "au lieu de «\u00a0b\u00a0»"
    wanted = f"La crontab de root\u00a0: modification faite à la main, {first} {second}."
    assert french.translated(line.text) == wanted
