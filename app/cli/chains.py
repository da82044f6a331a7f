"""``ese-backup chains``, ``pin`` and ``unpin``."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.destinations import known_identity
from app.cli.session import (
    Answer,
    CommandSession,
    absolute_path,
    error_fields,
    json_option,
    pointing_to_chains,
)

if TYPE_CHECKING:
    from app.evidence.rule import Verdict
    from engine import FoundChain
    from engine.errors import JetError

_AT_A_TIME = 16
"""Pins that are looked for at once: in a store, each is a question over the network."""


@click.command(short_help="List the chains at a destination.")
@click.argument("destination", type=absolute_path)
@json_option
@click.pass_obj
def chains(session: CommandSession, destination: Path) -> Answer:
    """List the chains at DESTINATION, newest first: size, runs, how far they reach, pins, and what is proven of
    each.

    \b
    Examples:
      ese-backup chains /backups
      ese-backup chains /backups --json
    """
    import engine
    from app.cli.session import record_of_history
    from app.evidence.lost_files import lost_files
    from app.evidence.proofs import DestinationContents
    from app.evidence.rule import judge

    fs, now = engine.LocalFileSystem(), datetime.now(UTC)
    unread: list[JetError] = []
    found = engine.find_chains(fs, destination, unread=unread.append)
    if not found and not unread:
        engine.check_known(engine.destination_at(destination), known_identity(destination))
    contents = DestinationContents(tuple(found), (destination,), findings=lost_files(fs, found))
    record = record_of_history()
    with ThreadPoolExecutor(_AT_A_TIME, "read-pins") as pool:
        pins, locks = list(pool.map(_pin, found)), list(pool.map(_lock, found))
    verdicts = (judge(record.chain_facts(chain, contents, now)) for chain in found)
    listed = list(map(_fields, found, verdicts, pins, locks))

    def show() -> None:
        from app.cli.text import line

        if listed:
            _show(listed)
        else:
            line(f"{destination} contains no chains{' that can be read' if unread else ''}.")
        for error in unread:
            line(f"not read: {error.message}")
            line(error.hint, indent=2)

    fields = {
        "destination": str(destination),
        "chains": listed,
        "unreadable": [error_fields(error) for error in unread],
    }
    return Answer(fields, show, ok=not unread)


def _fields(
    chain: FoundChain, verdict: Verdict, pin: dict[str, str] | None, locked: datetime | None
) -> dict[str, object]:
    manifest = chain.manifest
    runs = manifest.runs if manifest else ()
    return {
        "chain": str(chain.path),
        "kind": manifest.kind.value if manifest else None,
        "instance": manifest.instance if manifest else None,
        "label": manifest.chain if manifest else None,
        "bytes": sum(file.bytes for file in manifest.files) if manifest else None,
        "stored_bytes": sum(file.stored_bytes for file in manifest.files) if manifest else None,
        "encodings": sorted({file.encoding.value for file in manifest.files}) if manifest else None,
        "signed": manifest.signed.key if manifest and manifest.signed else None,
        "runs": len(runs),
        "started": runs[0].started if runs else None,
        "ended": runs[-1].ended if runs else None,
        "logs": list(manifest.log_range) if manifest and manifest.log_range else None,
        "atomic": runs[0].atomic if runs else None,
        "pin": pin,
        "locked_until": locked.isoformat(timespec="seconds") if locked else None,
        "verdict": {
            "standing": verdict.standing.value,
            "word": verdict.words.word,
            "at": verdict.at.isoformat(timespec="seconds") if verdict.at else None,
            "why": verdict.why,
        },
    }


def _pin(chain: FoundChain) -> dict[str, str] | None:
    """What cannot be read here is a pin for prune, too."""
    import engine
    from engine.errors import JetError

    try:
        found = engine.read_pin(engine.LocalFileSystem(), chain.chain or chain.path)
    except JetError as error:
        return {"reason": error.message, "since": ""}
    return asdict(found) if found else None


def _lock(chain: FoundChain) -> datetime | None:
    """Until when a bucket keeps it from being removed, as far as that can be found out here."""
    from engine.errors import JetError

    with suppress(JetError):
        return chain.chain.locked_until() if chain.chain is not None else None
    return None


def _show(listed: list[dict[str, object]]) -> None:
    from app.cli.text import logs, size, stored_as, table

    def stored(chain: dict[str, object]) -> str:
        encodings = chain["encodings"]
        return stored_as(encodings if isinstance(encodings, list) else (), signed=bool(chain["signed"]))

    def kept(chain: dict[str, object]) -> str:
        pin, locked = chain["pin"], chain["locked_until"]
        reasons = [pin["reason"] or "pinned"] if isinstance(pin, dict) else []
        return ", ".join([*reasons, *([f"locked until {str(locked)[:10]}"] if locked else [])])

    def row(chain: dict[str, object]) -> list[str]:
        path, span, verdict = Path(str(chain["chain"])), chain["logs"], chain["verdict"]
        ended = str(chain["ended"] or "")[:16].replace("T", " ")
        return [
            path.parent.name,
            path.name,
            str(chain["kind"] or ""),
            size(chain["stored_bytes"]) if isinstance(chain["stored_bytes"], int) else "",
            str(chain["runs"]),
            ended and f"{ended} UTC",
            logs((span[0], span[1])) if isinstance(span, list) else "",
            kept(chain),
            str(verdict["word"]) if isinstance(verdict, dict) else "",
            *([stored(chain)] if not_plain else []),
        ]

    not_plain = any(map(stored, listed))
    headings = ["instance", "chain", "kind", "size", "runs", "last run", "logs", "kept", "verdict"]
    table([*headings, *(["stored"] if not_plain else [])], map(row, listed), right=[3, 4])


@click.command(short_help="Protect a chain from prune.")
@click.argument("chain", type=absolute_path)
@click.option("--reason", metavar="TEXT", default="", help="Why it must be kept; shown by chains and prune.")
@json_option
@click.pass_obj
def pin(session: CommandSession, chain: Path, reason: str) -> Answer:
    """Pin CHAIN: prune never removes it until it is unpinned. A second pin replaces the reason.

    \b
    Example:
      ese-backup pin /backups/SRU-1A2B3C4D/20250101T120000Z-0123abcd --reason "audit 2025"
    """
    from app.operations import pins

    with pointing_to_chains(chain):
        made = pins.pin(chain, datetime.now(UTC), reason)

    def show() -> None:
        from app.cli.text import line

        line(f"{chain} is pinned{f': {reason}' if reason else ''}.")

    return Answer({"result": "success", "chain": str(chain), "pin": asdict(made)}, show)


@click.command(short_help="Remove the pin of a chain.")
@click.argument("chain", type=absolute_path)
@json_option
@click.pass_obj
def unpin(session: CommandSession, chain: Path) -> Answer:
    """Remove the pin of CHAIN. Prune may then remove the chain.

    \b
    Example:
      ese-backup unpin /backups/SRU-1A2B3C4D/20250101T120000Z-0123abcd
    """
    from app.operations import pins

    with pointing_to_chains(chain):
        was_pinned = pins.unpin(chain)

    def show() -> None:
        from app.cli.text import line

        line(f"{chain} is no longer pinned." if was_pinned else f"{chain} was not pinned.")

    return Answer({"result": "success", "chain": str(chain), "was_pinned": was_pinned}, show)
