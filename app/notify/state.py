"""What was told on which channel, and how the last message went: a small file that is replaced as a whole.

The folder of the file is locked while messages are sent, so that two programs that look at once tell once.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.notify.decide import NOTHING_TOLD, Key, Told, ToldProblem
from app.status.values import ProblemType, Severity, StatusProblem
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, EventSink, entry, silent
from engine.files import FileSystem, LocalFileSystem, ensure_directory, read_whole, write_durably

_VERSION = 1
_LARGEST = 16 << 20  # bytes of the file
_ASK_AGAIN = 0.05  # seconds
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True)
class ChannelResult:
    """How the last message of a channel went: ``error`` and ``hint`` are empty if it arrived.

    ``failures`` in a row, the first of them at ``failing_since``; the next try is at ``next_try``. ``arrived`` is
    when a message last arrived.
    """

    channel: str
    at: datetime
    subject: str
    error: str = ""
    hint: str = ""
    failures: int = 0
    failing_since: datetime | None = None
    next_try: datetime | None = None
    arrived: datetime | None = None

    @property
    def ok(self) -> bool:
        return not self.error

    def fields(self) -> dict[str, object]:
        """The result for programs."""
        return {**_result_body(self), "ok": self.ok}


@dataclass(frozen=True)
class ChannelState:
    """What a channel was told, the moment of its last digest (of its first look, if there was none yet), and its
    last result."""

    told: Told = field(default_factory=lambda: NOTHING_TOLD)
    digest: datetime | None = None
    result: ChannelResult | None = None

    def may_try(self, now: datetime) -> bool:
        """Whether the pause after failures is over; a clock that was set back does not make it longer."""
        next_try = self.result.next_try if self.result else None
        return next_try is None or now >= next_try or next_try - now > _LONGEST_PAUSE


State = Mapping[str, ChannelState]


def succeeded(channel: str, subject: str, now: datetime, error: JetError | None = None) -> ChannelResult:
    """The result of a message that arrived; ``error``: not at everyone."""
    said, hint = (str(error), error.hint) if error else ("", "")
    return ChannelResult(channel, now, subject, said, hint, arrived=now)


def failed(
    before: ChannelResult | None, channel: str, subject: str, error: JetError, now: datetime
) -> ChannelResult:
    """The result of a message that did not; each failure in a row doubles the pause, up to an hour."""
    failures = (before.failures if before else 0) + 1
    pause = min(_FIRST_PAUSE * 2 ** min(failures - 1, 10), _LONGEST_PAUSE)
    since = before.failing_since if before and before.failing_since else now
    arrived = before.arrived if before else None
    return ChannelResult(
        channel, now, subject, str(error), error.hint, failures, min(since, now), now + pause, arrived
    )


class StateFile:
    """The state on disk. One that cannot be understood is set aside: all current problems are told once more."""

    def __init__(self, path: Path, *, record: EventSink = silent, fs: FileSystem | None = None) -> None:
        self.path = path
        self._record = record
        self._fs = fs or LocalFileSystem()

    def load(self) -> dict[str, ChannelState]:
        """Nothing if the file is damaged; raises ``StorageFault`` if it is there but cannot be read."""
        return self._read() or {}

    def load_or_set_aside(self, now: datetime) -> dict[str, ChannelState]:
        """As :meth:`load`, for those who will save it: a damaged file is renamed first, and that is recorded."""
        state = self._read()
        if state is None:
            aside = self.path.with_name(f"{self.path.stem}-damaged-{now:%Y%m%dT%H%M%S%fZ}{self.path.suffix}")
            self._fs.rename(self.path, aside)
            self._record(entry(EventKind.NotificationStateSetAside, moment=now, path=aside))
        return state or {}

    def save(self, state: State) -> None:
        """Replace the file as a whole; raises ``StorageFault`` and leaves the old one."""
        channels = {name: _channel_body(channel) for name, channel in state.items()}
        text = json.dumps({"version": _VERSION, "channels": channels}, indent=1) + "\n"
        write_durably(self._fs, self.path, text.encode())

    @contextmanager
    def alone(self, patience: float) -> Iterator[bool]:
        """Hold the folder; gives False where another program holds it for more than ``patience`` seconds."""
        folder = self.path.parent
        ensure_directory(self._fs, folder)
        until = time.monotonic() + patience
        with ExitStack() as held:
            while True:
                try:
                    held.enter_context(self._fs.lock(folder))
                except JetError as error:
                    if error.code is not Code.BackupInProgress:
                        raise
                    if time.monotonic() >= until:
                        yield False
                        return
                    time.sleep(_ASK_AGAIN)
                else:
                    break
            yield True

    def _read(self) -> dict[str, ChannelState] | None:
        """``None`` for a file that cannot be understood."""
        if not self._fs.exists(self.path):
            return {}
        try:
            body = json.loads(read_whole(self._fs, self.path, _LARGEST))
            if body["version"] != _VERSION:
                return None
            return {str(name): _channel_of(channel) for name, channel in body["channels"].items()}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
            return None
        except JetError as error:
            if error.code is Code.InvalidParameter:  # too large to be ours
                return None
            raise


def _channel_body(channel: ChannelState) -> dict[str, object]:
    return {
        "told": [_known_body(each) for each in channel.told.values()],
        "digest": _text(channel.digest),
        "result": _result_body(channel.result) if channel.result else None,
    }


def _channel_of(body: Mapping[str, Any]) -> ChannelState:
    known = [_known_of(each) for each in body["told"]]
    told: dict[Key, ToldProblem] = {each.problem.key: each for each in known}
    result = _result_of(body["result"]) if body["result"] is not None else None
    return ChannelState(MappingProxyType(told), _time(body["digest"]), result)


def _known_body(known: ToldProblem) -> dict[str, object]:
    problem = known.problem
    return {
        "type": problem.type,
        "severity": problem.severity.name,
        "subject": problem.subject,
        "text": problem.text,
        "hint": problem.hint,
        "problem_since": _text(problem.since),
        "since": _text(known.since),
        "worst": known.worst.name,
        "told_as": known.told_as.name if known.told_as is not None else None,
        "told": _text(known.told),
        "eased": _text(known.eased),
        "gone": _text(known.gone),
    }


def _known_of(body: Mapping[str, Any]) -> ToldProblem:
    problem = StatusProblem(
        ProblemType(body["type"]),
        Severity[body["severity"]],
        str(body["subject"]),
        str(body["text"]),
        str(body["hint"]),
        _time(body["problem_since"]),
    )
    told_as = Severity[body["told_as"]] if body["told_as"] is not None else None
    return ToldProblem(
        problem,
        _moment(body["since"]),
        Severity[body["worst"]],
        told_as,
        _time(body["told"]),
        _time(body["eased"]),
        _time(body["gone"]),
    )


def _result_body(result: ChannelResult) -> dict[str, object]:
    return {
        "channel": result.channel,
        "at": _text(result.at),
        "subject": result.subject,
        "error": result.error,
        "hint": result.hint,
        "failures": result.failures,
        "failing_since": _text(result.failing_since),
        "next_try": _text(result.next_try),
        "arrived": _text(result.arrived),
    }


def _result_of(body: Mapping[str, Any]) -> ChannelResult:
    return ChannelResult(
        str(body["channel"]),
        _moment(body["at"]),
        str(body["subject"]),
        str(body["error"]),
        str(body["hint"]),
        int(body["failures"]),
        _time(body["failing_since"]),
        _time(body["next_try"]),
        _time(body["arrived"]),
    )


def _text(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def _time(text: object) -> datetime | None:
    return None if text is None else _moment(text)


def _moment(text: object) -> datetime:
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment
