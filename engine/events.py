"""Event-log entries: what happened to which object, with a number, a level and one sentence.

``entry(EventKind.FileCopyEnded, instance="DHCP", path=path)`` creates the entry; an ``EventSink`` receives it. The
kinds, with their ids and texts, are defined in :mod:`engine.event_kinds`.
"""

from __future__ import annotations

import os
import string
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

from engine.error_codes import Code
from engine.event_kinds import Category, EventKind, EventLevel

SOURCE = "ESE Backup Manager"

FieldValue = str | int


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the event log.

    ``moment`` is UTC; ``id``, ``level`` and ``category`` are those of its kind, kept as stored so that an
    entry of a later version still shows; ``instance`` is the display name of the instance concerned or
    empty; ``run`` is the id of the run that wrote it or None.
    """

    moment: datetime
    id: int
    level: EventLevel
    category: Category
    instance: str
    text: str
    source: str = SOURCE
    run: str | None = None
    fields: Mapping[str, FieldValue] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    @property
    def kind(self) -> EventKind | None:
        return EventKind.of(self.id)


EventSink = Callable[[LogEntry], None]
Clock = Callable[[], datetime]
"""What tells the time, aware; a run has one (:class:`engine.run_context.RunContext`)."""


def utc_now() -> datetime:
    """What the machine's clock says."""
    return datetime.now(UTC)


def silent(entry: LogEntry) -> None:
    """The default ``EventSink``, which does nothing."""


def entry(
    kind: EventKind,
    *,
    instance: str = "",
    run: str | None = None,
    moment: datetime | None = None,
    **fields: FieldValue | os.PathLike[str],
) -> LogEntry:
    """The entry that says ``kind`` happened, its text rendered from ``fields``.

    A field that the template asks for and the caller lacks is shown as ``unknown``: the entry often reports
    a failure, and must not hide it behind another. Control and direction characters, which a file name may
    hold, are shown escaped, so that no name can forge a line or a word of the log.
    """
    kept = {name: value if isinstance(value, int) else str(value) for name, value in fields.items()}
    shown = {"instance": instance or "the instance", "reason": "", **kept}
    return LogEntry(
        moment=(moment or utc_now()).astimezone(UTC),
        id=int(kind),
        level=kind.level,
        category=kind.category,
        instance=printable(instance),
        text=_TEXT.vformat(kind.template, (), shown).rstrip(),
        run=run,
        fields=MappingProxyType(kept),
    )


def printable(text: str) -> str:
    """``text`` with control characters, direction marks and undecodable bytes written as escapes."""
    if text.isprintable():
        return text
    return "".join(_escaped(c) if unicodedata.category(c) in _UNPRINTABLE else c for c in text)


_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


class _Text(string.Formatter):
    """Renders a template; knows the formats ``gen``, ``jet``, ``bytes`` and ``#log``: a number and what it counts.

    ``#entry|entries`` gives the plural where an s is not all that it takes.
    """

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, object]) -> object:
        return kwargs.get(str(key), "unknown")

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, int) and format_spec in _FORMATS:
            return _FORMATS[format_spec](value)
        if format_spec.startswith("#"):
            return _counted(value, format_spec[1:])
        return printable(str(value))


def _counted(count: object, words: str) -> str:
    """``1 finding``, ``2 findings``; of what is no number ``unknown findings``."""
    singular, _, plural = words.partition("|")
    number = f"{count:,}" if isinstance(count, int) else printable(str(count))
    return f"{number} {singular if count == 1 else plural or f'{singular}s'}"


def _generation(value: int) -> str:
    return f"0x{value:X} ({value})"


def _jet(number: int) -> str:
    try:
        return f"{Code.of(number).symbol} ({number})"
    except KeyError:
        return f"error {number}"


def size_text(count: int) -> str:
    """``count`` bytes in IEC units, one decimal: ``1.5 KiB``."""
    size, unit = float(count), "bytes"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if abs(size) < 1024:
            break
        size, unit = size / 1024, larger
    return f"{count} bytes" if unit == "bytes" else f"{size:.1f} {unit}"


_FORMATS: Mapping[str, Callable[[int], str]] = {"gen": _generation, "jet": _jet, "bytes": size_text}
_TEXT = _Text()


__all__ = [
    "SOURCE",
    "Category",
    "EventKind",
    "EventLevel",
    "EventSink",
    "FieldValue",
    "LogEntry",
    "entry",
    "printable",
    "silent",
]
