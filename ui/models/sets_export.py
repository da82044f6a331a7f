"""The list of sets as a file: CSV for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import engine
from app.history.export import CSV_BOM, csv_lines, inert, write_streamed
from engine.progress import Cancel
from ui.models.set_entries import SetEntry

COLUMNS = (
    *("instance", "chain", "destination", "kind", "sets", "started", "ended", "first_log", "last_log", "bytes"),
    *("stored_bytes", "standing", "proven", "pin", "locked_until", "expires", "machines"),
)


def fields_of(entry: SetEntry) -> dict[str, object]:
    """One chain by :data:`COLUMNS`; times are ISO 8601, UTC."""
    manifest = entry.manifest
    runs = manifest.runs if manifest else ()
    logs = manifest.log_range if manifest else None
    locked, expires = entry.kept.locked, entry.expiry.at if entry.expiry else None
    values = (
        *(entry.instance, str(entry.path), str(entry.destination), manifest.kind.value if manifest else None),
        *(len(runs), runs[0].started if runs else None, runs[-1].ended if runs else None),
        *(logs[0] if logs else None, logs[1] if logs else None, entry.bytes, entry.stored_bytes),
        entry.verdict.standing.value,
        entry.verdict.proven.isoformat(timespec="seconds") if entry.is_proven and entry.verdict.proven else None,
        entry.kept.pin or None,
        locked.isoformat(timespec="seconds") if locked else None,
        expires.isoformat(timespec="seconds") if expires else None,
        entry.machines or None,
    )
    return dict(zip(COLUMNS, values, strict=True))


def save_list(path: Path, entries: Sequence[SetEntry], cancel: Cancel) -> int:
    """Write the chains to ``path``, as JSON if its name ends so, else as CSV; returns how many there were.

    Raises as :func:`app.history.export.write_csv`.
    """
    fs, rows = engine.LocalFileSystem(), map(fields_of, entries)
    if path.suffix.lower() == ".json":

        def items(part: Sequence[dict[str, object]], is_first: bool) -> bytes:
            lines = (f"\n {json.dumps(each, ensure_ascii=False)}" for each in part)
            return (("" if is_first else ",") + ",".join(lines)).encode()

        return write_streamed(fs, path, rows, cancel, b"[", items, b"\n]\n")

    def lines(part: Sequence[dict[str, object]], _is_first: bool) -> bytes:
        return csv_lines([_cell(value) for value in each.values()] for each in part)

    return write_streamed(fs, path, rows, cancel, CSV_BOM + csv_lines([COLUMNS]), lines)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return inert(text) if isinstance(value, str) else text
