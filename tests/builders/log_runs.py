"""Two runs of a log that promise what is durable, and what the next start must find after any end of them.

The stream is opened again, as recovery does it, written further and read back whole.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.error_codes import Code
from engine.errors import MissingFile
from engine.files import FileSystem
from engine.storage.log import Log
from tests.builders.log_files import term2
from tests.builders.log_streams import RECOVERY_UNDO, Placed, new_log, readings, record, records_of, reopen

SECTORS = 6
CREATED, ENDED = "created", "ended"
Acknowledge = Callable[[str], None]


def nobody(label: str) -> None:
    """Promises that nobody writes down."""


def work(log: Log, placed: Placed, acknowledge: Acknowledge, sizes: list[tuple[int, bool]]) -> None:
    """Append records; after each flush acknowledge how many are durable."""
    for number, (size, flush) in enumerate(sizes):
        body = record(size, number)
        placed.append((log.append(body), body))
        if flush:
            log.flush(placed[-1][0])
            acknowledge(str(len(placed)))


def finish(log: Log, placed: Placed, acknowledge: Acknowledge) -> None:
    body = term2(log.generation)
    placed.append((log.append(body), body))
    log.flush()
    acknowledge(str(len(placed)))
    acknowledge(ENDED)
    log.close()


FIRST_RUN = [(100, True), (9000, True), (300, False), (5000, False), (4000, True), (7000, True), (12000, True)]
SECOND_RUN = [(50, True), (9500, False), (200, True), (6000, True)]


def first_run(fs: FileSystem, directory: Path, placed: Placed, acknowledge: Acknowledge) -> None:
    log = new_log(directory, SECTORS, fs)
    try:
        acknowledge(CREATED)
        work(log, placed, acknowledge, FIRST_RUN)
        log.delete_below(2)
        finish(log, placed, acknowledge)
    finally:
        log.close()


def second_run(fs: FileSystem, directory: Path, placed: Placed, acknowledge: Acknowledge) -> None:
    log = reopen(directory, fs)
    try:
        placed.append((log.append(RECOVERY_UNDO), RECOVERY_UNDO))
        work(log, placed, acknowledge, SECOND_RUN)
        finish(log, placed, acknowledge)
    finally:
        log.close()


def opened_again(directory: Path, marks: tuple[str, ...], placed: Placed) -> Placed:
    """What the next start finds; checks it against what was promised, and that the stream can be carried on."""
    promised = max((int(mark) for mark in marks if mark.isdigit()), default=0)
    try:
        log = reopen(directory)
    except MissingFile as error:
        assert error.code is Code.MissingLogFile
        assert CREATED not in marks
        log = new_log(directory, SECTORS)
    at = log.append(RECOVERY_UNDO)
    log.append(record(3000))
    log.roll()
    log.append(record(200))
    log.close()
    logs = readings(directory)
    found = records_of(logs)
    assert [body for _, body in found[-3:]] == [RECOVERY_UNDO, record(3000), record(200)]
    assert found[-3][0] == at
    kept = found[:-3]
    expected = [pair for pair in placed if pair[0] >> 32 >= logs[0].generation]
    assert kept == expected[: len(kept)]
    assert len(kept) + len(placed) - len(expected) >= promised
    assert sorted(path.name for path in directory.iterdir() if path.suffix == ".jrs") == [
        "edbres00001.jrs",
        "edbres00002.jrs",
    ]
    return kept
