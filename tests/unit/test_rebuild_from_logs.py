"""Real logs of Windows, replayed: against the databases that Windows made of them itself.

The figures were counted once with other code than ours.
"""

from __future__ import annotations

import random
from functools import cache

import pytest

from engine.change import apply_split
from engine.change.page_changes import Tally
from engine.errors import Corruption, Unsupported
from engine.formats.live_page import LivePage
from engine.formats.log.records import Split2, decode, image_bytes
from tests.datasets import dataset
from tests.oracles.redo import (
    CopiedOnTouch,
    KnownFromLog,
    PagesInMemory,
    Step,
    content,
    differences,
    logs_of,
    replay,
    steps,
)

TRIALS = 300
DATABASE = "SRUDB.dat"
WHOLE_SETS = [("srum-win10-clean", 2207), ("srum-win11-dirty", 1033)]


def database(name: str) -> PagesInMemory:
    return PagesInMemory.of(dataset(name, DATABASE).read_bytes())


@cache
def server_steps() -> tuple[Step, ...]:
    """Generations 1 to 5 of the server, which lead from its creation to the second day."""
    first = dataset("srum-server2022-day1", "SRU00001.log")
    return tuple(steps([first, *logs_of(dataset("srum-server2022-day2"))]))


@pytest.mark.parametrize(("name", "count"), WHOLE_SETS)
def test_logs_change_nothing_on_a_database_that_has_their_changes(name: str, count: int) -> None:
    pages = database(name)
    assert replay(steps(logs_of(dataset(name))), pages) == Tally(0, count)
    assert differences(pages, database(name)) == []


@pytest.mark.parametrize(("name", "count"), [("srum-win10-clean", 72), ("srum-win11-dirty", 30)])
def test_pages_that_the_log_defines_become_those_of_the_database(name: str, count: int) -> None:
    real = database(name)
    ours = KnownFromLog(real.page_size)
    replay(steps(logs_of(dataset(name))), ours)
    agreeing = [pgno for pgno, page in ours.pages.items() if page.dbtime == real.pages[pgno].dbtime]
    assert len(agreeing) == count
    assert [pgno for pgno in agreeing if content(ours.pages[pgno]) != content(real.pages[pgno])] == []


def test_a_day_of_logs_makes_the_database_of_the_next_day() -> None:
    pages = database("srum-server2022-day1")
    assert len(pages.pages) == 30
    assert replay(server_steps(), pages) == Tally(applied=1118, skipped=357)
    assert len(pages.pages) == 73
    assert differences(pages, database("srum-server2022-day2")) == []


def test_all_logs_make_the_database_from_nothing() -> None:
    real = database("srum-server2022-day2")
    pages = PagesInMemory(real.page_size)
    assert replay(server_steps(), pages).skipped == 0
    assert differences(pages, real) == []


def test_replaying_twice_equals_replaying_once() -> None:
    pages = database("srum-server2022-day1")
    first = replay(server_steps(), pages)
    assert replay(server_steps(), pages) == Tally(0, first.applied + first.skipped)
    assert differences(pages, database("srum-server2022-day2")) == []


def test_a_copy_made_while_pages_were_written_is_brought_to_the_same_state(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    images = 0

    def counted(record: Split2, page_size: int) -> bytes:
        nonlocal images
        images += 1
        return image_bytes(record, page_size)

    monkeypatch.setattr(apply_split, "image_bytes", counted)
    early, late = database("srum-server2022-day1"), database("srum-server2022-day2")
    choice = random.Random(2022)
    for trial in range(TRIALS):
        mixed = {pgno: choice.choice((early.pages.get(pgno), page)) for pgno, page in late.pages.items()}
        pages = CopiedOnTouch(late.page_size, {pgno: page for pgno, page in mixed.items() if page is not None})
        replay(server_steps(), pages)
        assert differences(pages, late) == [], f"trial {trial}"
    with capsys.disabled():
        print(f"\n{TRIALS} mixed copies, {images} images used")
    assert images > 0


def test_every_image_is_the_page_as_it_was_before_the_split() -> None:
    pages = PagesInMemory(database("srum-server2022-day2").page_size)
    compared = 0
    for step in server_steps():
        for record in step.records:
            if isinstance(record, Split2) and record.image:
                image = LivePage.load(image_bytes(record, pages.page_size), record.pgno)
                assert image.dbtime == record.dbtime
                image.dbtime = record.dbtime_before
                assert content(image) == content(pages.pages[record.pgno])
                compared += 1
        step.apply_to(pages)
    assert compared > 0


@pytest.mark.parametrize("seed", range(4))
def test_a_flipped_bit_in_a_record_is_refused_or_makes_sound_pages(seed: int) -> None:
    """Behind the checksums, as a hostile log would have it: nothing but ``Corruption``, and nothing half done."""
    pages = PagesInMemory(database("srum-server2022-day2").page_size)
    choice = random.Random(seed)
    refused = 0
    for step in server_steps():
        bodies = [bytearray(record.encode()) for record in step.records]
        body = choice.choice(bodies)
        body[choice.randrange(8, len(body))] ^= 1 << choice.randrange(8)
        trial = CopiedOnTouch(pages.page_size, pages.pages)
        try:
            flipped = Step(step.lgpos, tuple(decode(bytes(body)) for body in bodies), step.is_macro)
            flipped.apply_to(trial)
        except (Corruption, Unsupported):
            refused += 1
            assert trial.pages == pages.pages
        for pgno, page in trial.pages.items():
            if page is not pages.pages.get(pgno):
                LivePage.load(page.store(), pgno)
        step.apply_to(pages)
    assert refused > 200
