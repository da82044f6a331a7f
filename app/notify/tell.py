"""Decides for each channel what is due, sends it, and notes what arrived.

What is seen is noted before anything is sent, and what arrived right after. A process that is killed in between
loses nothing: at worst, killed between the server's answer and the note, the same message is sent again, with the
same id. A channel that fails is tried again later, with growing pauses, and the others are told that it fails.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from app.notify.channels import LIMIT, Channel, channel_of
from app.notify.decide import Rules, after, decide, digest_due, is_quiet, observe
from app.notify.digest import digest_of
from app.notify.file import NotifyFile
from app.notify.message import NoticeMessage, check_message, problems_message
from app.notify.settings import DESKTOP, ChannelSettings, Notifications
from app.notify.state import ChannelResult, ChannelState, StateFile, failed, succeeded
from app.settings import Locations
from app.status.values import Overview, ProblemType, Severity, StatusProblem
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, EventSink, entry, silent
from engine.files import FileSystem, LocalFileSystem

PATIENCE = 5.0
"""Seconds to wait for another program that is telling."""
SAID_AFTER = timedelta(hours=1)
"""For how long a channel fails before the others are told."""


@dataclass(frozen=True)
class TellReport:
    """What was sent, or could not be; ``busy``: another program is telling, and nothing was done."""

    sent: tuple[ChannelResult, ...] = ()
    busy: bool = False


@dataclass(frozen=True)
class _Way:
    """One channel with the rules that hold for it; ``error``: why there is none of that name."""

    name: str
    rules: Rules
    channel: Channel | None
    digest: bool = False
    error: JetError | None = None


def tell(
    overview: Overview,
    locations: Locations,
    *,
    now: datetime,
    desktop: Channel | None = None,
    record: EventSink = silent,
    fs: FileSystem | None = None,
    patience: float = PATIENCE,
) -> TellReport:
    """Tell every channel what is due at ``now``. The ``desktop`` is told if the settings say so.

    A channel that fails is a result, not an error. If the file of the channels cannot be understood, they are told
    so, as it was when it last could. Raises a ``JetError`` if it never could, or what was told cannot be read or
    noted; nothing is sent then.
    """
    settings, wrong = _settings(locations, fs)
    overview = replace(overview, problems=(*overview.problems, *wrong))
    file = StateFile(locations.notify_state, record=record, fs=fs)
    with file.alone(patience) as ours:
        if not ours:
            return TellReport(busy=True)
        if not wrong:
            NotifyFile(locations.notify, fs=fs).keep_copy(_copy_of(locations))
        teller = _Teller(file, overview, now, record, locations)
        return TellReport(teller.run(_ways(settings, desktop), keep={DESKTOP} if settings.desktop else set()))


def has_channels(locations: Locations, *, fs: FileSystem | None = None) -> bool:
    """Whether there is anyone to tell besides the desktop. Raises as :func:`tell` does."""
    settings, _ = _settings(locations, fs)
    return bool(settings.channels or settings.wrong)


def check_channel(
    locations: Locations,
    name: str,
    *,
    now: datetime,
    host: str,
    desktop: Channel | None = None,
    fs: FileSystem | None = None,
) -> ChannelResult:
    """Send a test message now and note how that went. Raises JET_errInvalidName (-1002) for an unknown channel."""
    settings = NotifyFile(locations.notify, fs=fs).load()
    way = next((way for way in _ways(settings, desktop) if way.name == name), None)
    if way is None:
        raise _unknown(name, settings)
    return _send_at_once(locations, way, check_message(host, name, now), now, fs)


def send_now(
    locations: Locations, message: NoticeMessage, *, now: datetime, name: str = "", fs: FileSystem | None = None
) -> tuple[ChannelResult, ...]:
    """Send a message to one channel, or to all that get digests, and note how that went."""
    settings = NotifyFile(locations.notify, fs=fs).load()
    ways = [way for way in _ways(settings, None) if (way.name == name if name else way.digest or way.error)]
    if name and not ways:
        raise _unknown(name, settings)
    return tuple(_send_at_once(locations, way, message, now, fs) for way in ways)


def results(locations: Locations, *, fs: FileSystem | None = None) -> Mapping[str, ChannelResult]:
    """The last result of each channel that has one."""
    state = StateFile(locations.notify_state, fs=fs).load()
    return MappingProxyType({name: channel.result for name, channel in state.items() if channel.result})


def _copy_of(locations: Locations) -> Path:
    """The file of the channels as it was when it was last understood."""
    return locations.notify_state.with_name("last-good.toml")


def _settings(locations: Locations, fs: FileSystem | None) -> tuple[Notifications, tuple[StatusProblem, ...]]:
    """The settings, or the last good ones and what is wrong with the file now."""
    try:
        return NotifyFile(locations.notify, fs=fs).load(), ()
    except JetError as error:
        copy = _copy_of(locations)
        if error.code is not Code.InvalidParameter or not (fs or LocalFileSystem()).exists(copy):
            raise
        text = f"The file of the channels cannot be used, and changes of it have no effect: {error.message}"
        subject = str(locations.notify)
        problem = StatusProblem(ProblemType.CHANNEL, Severity.WARNING, subject, text, error.hint)
        return NotifyFile(copy, fs=fs).load(), (problem,)


class _Teller:
    """One look: the state of each channel is noted before and after each message."""

    def __init__(
        self, file: StateFile, overview: Overview, now: datetime, record: EventSink, locations: Locations
    ) -> None:
        self._file = file
        self._overview = overview
        self._now = now
        self._record = record
        self._locations = locations
        self._state = file.load_or_set_aside(now)

    def run(self, ways: tuple[_Way, ...], keep: set[str]) -> tuple[ChannelResult, ...]:
        names = {way.name for way in ways} | keep
        before = dict(self._state)
        self._state = {name: channel for name, channel in self._state.items() if name in names}
        for way in ways:
            self._observe(way)
        if self._state != before:
            self._file.save(self._state)
        return tuple(result for way in ways for result in self._serve(way))

    def _observe(self, way: _Way) -> None:
        known = self._state.get(way.name, ChannelState())
        problems = [*self._overview.separate_problems, *self._silenced(way.name)]
        told = observe(problems, known.told, way.rules, self._now)
        digest = min(known.digest, self._now) if known.digest else self._now
        self._state[way.name] = replace(known, told=told, digest=digest)

    def _silenced(self, name: str) -> list[StatusProblem]:
        """The other channels that have failed for long; the window says that of its own itself."""
        found = []
        for other, channel in self._state.items():
            since = channel.result.failing_since if channel.result else None
            if other not in (name, DESKTOP) and channel.result and since and self._now - since >= SAID_AFTER:
                text = f"No message has arrived on this channel for some time: {channel.result.error}"
                found.append(
                    StatusProblem(
                        ProblemType.CHANNEL, Severity.WARNING, other, text, channel.result.hint, since=since
                    )
                )
        return found

    def _serve(self, way: _Way) -> list[ChannelResult]:
        state, now = self._state[way.name], self._now
        if not state.may_try(now):
            return []
        sent = []
        notices = decide(state.told, way.rules, now)
        if notices:
            message = problems_message(notices, self._overview.host, way.name, now)
            sent.append(
                self._send(way, message, lambda known: replace(known, told=after(known.told, notices, now)))
            )
        if self._wants_digest(way) and all(result.failures == 0 for result in sent):
            message = digest_of(self._overview, self._locations, state.digest or now, now)
            sent.append(self._send(way, message, lambda known: replace(known, digest=now)))
        return sent

    def _wants_digest(self, way: _Way) -> bool:
        last = self._state[way.name].digest or self._now
        return way.digest and digest_due(last, way.rules, self._now) and not is_quiet(way.rules, self._now)

    def _send(
        self, way: _Way, message: NoticeMessage, arrived: Callable[[ChannelState], ChannelState]
    ) -> ChannelResult:
        known = self._state[way.name]
        result = _sent(way, message, known.result, self._now)
        if result.failures == 0:
            known = arrived(known)
        self._state[way.name] = replace(known, result=result)
        self._file.save(self._state)
        if result.failures == 1:
            self._record(entry(EventKind.NotificationFailed, moment=self._now, name=way.name, reason=result.error))
        return result


def _ways(settings: Notifications, desktop: Channel | None) -> tuple[_Way, ...]:
    ways = [_way_of(channel, settings.rules) for channel in settings.channels]
    ways += [_Way(wrong.name, settings.rules, None, error=wrong.error) for wrong in settings.wrong]
    if desktop is not None and settings.desktop:
        ways.append(_Way(DESKTOP, settings.rules, desktop))
    return tuple(ways)


def _way_of(channel: ChannelSettings, rules: Rules) -> _Way:
    return _Way(channel.name, replace(rules, least=channel.least), channel_of(channel), channel.digest)


def _sent(way: _Way, message: NoticeMessage, before: ChannelResult | None, now: datetime) -> ChannelResult:
    """The result of sending it, whatever happens there."""
    try:
        if way.channel is None:
            raise way.error or Code.InternalError.error(f"There is no channel {way.name}.")
        way.channel.send(message)
    except JetError as error:
        if error.context.get("delivered"):
            return succeeded(way.name, message.subject, now, error)
        return failed(before, way.name, message.subject, error, now)
    return succeeded(way.name, message.subject, now)


def _send_at_once(
    locations: Locations, way: _Way, message: NoticeMessage, now: datetime, fs: FileSystem | None
) -> ChannelResult:
    file = StateFile(locations.notify_state, fs=fs)
    with file.alone(LIMIT) as ours:
        if not ours:
            raise Code.FileAccessDenied.error(
                "Another program is sending messages at the moment.",
                hint="Try again in a minute.",
                path=str(file.path),
            )
        state = file.load_or_set_aside(now)
        known = state.get(way.name, ChannelState(digest=now))
        result = _sent(way, message, known.result, now)
        file.save({**state, way.name: replace(known, result=result)})
    return result


def _unknown(name: str, settings: Notifications) -> JetError:
    names = ", ".join(channel.name for channel in settings.channels)
    if name == DESKTOP:
        return Code.InvalidName.error(
            "Notifications of the desktop are shown by the window.", hint="Test them in its settings."
        )
    return Code.InvalidName.error(
        f"There is no channel {name!r}.",
        hint=f"The channels are: {names}." if names else "Add one: ese-backup notify add.",
    )
