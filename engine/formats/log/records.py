"""All log records as values: ``decode`` creates them from bytes, ``encode`` converts them back.

There is one class for each type; the classes are in the modules listed below, by subject. Each class declares
number, layout and pages (:mod:`engine.formats.log.record_layout`); its processing is defined in
``engine/change/record_rules.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.error_codes import Code
from engine.formats.log.frame_records import *  # noqa: F403
from engine.formats.log.images import image_bytes as image_bytes
from engine.formats.log.life_records import *  # noqa: F403
from engine.formats.log.page_records import *  # noqa: F403
from engine.formats.log.record_layout import CLASSES as CLASSES
from engine.formats.log.record_layout import LogRecord as LogRecord
from engine.formats.log.structure_records import *  # noqa: F403
from engine.formats.log.trx_records import *  # noqa: F403
from engine.formats.log.upkeep_records import *  # noqa: F403

DECODERS: list[Callable[[bytes], Any] | None] = [None] * 256
"""By type, what :func:`decode` calls, once it has met one; for those who know that the type is right."""


def decode(body: bytes) -> LogRecord:
    """The record of these bytes, whole. Raises ``Corruption`` (JET_errLogFileCorrupt) when they are none."""
    decoder = (DECODERS[body[0]] or _first(body[0])) if body else None
    if decoder is None:
        raise Code.LogFileCorrupt.error(f"Byte {body[:1].hex() or 'none'} does not start a log record.")
    record: LogRecord = decoder(body)
    return record


def _first(kind: int) -> Callable[[bytes], Any] | None:
    cls = CLASSES.get(kind)
    if cls is not None:
        DECODERS[kind] = cls.decoder()
    return DECODERS[kind]
