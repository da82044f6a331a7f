"""``ese-backup timeline``: which logs of an instance are backed up, missing, and safe to move."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, absolute_path, error_fields, json_option

if TYPE_CHECKING:
    from app.evidence.timeline import ProtectionTimeline
    from engine import InstanceFiles


@click.command(short_help="Show which logs are backed up, and which are safe to move.")
@click.argument("directory", type=absolute_path)
@click.option(
    "--destination",
    "destinations",
    metavar="DEST",
    multiple=True,
    type=absolute_path,
    help="Read the chains of this destination; without it, of every destination that is known.",
)
@json_option
@click.pass_obj
def timeline(session: CommandSession, directory: Path, destinations: tuple[Path, ...]) -> Answer:
    """Show the protection timeline of the instances in DIRECTORY: the state of each log generation, the backup
    sets, verifications and restore drills, the checkpoint, the logs that recovery requires, and the logs that are
    safe to move. Changes nothing.

    \b
    Examples:
      ese-backup timeline /srv/dhcp
      ese-backup timeline /srv/dhcp --destination /backups --json
    """
    from app.cli.session import record_of_history
    from app.evidence.gathering import scan_chains, scan_folders
    from app.evidence.proofs import DestinationContents
    from app.evidence.running import look, merged
    from app.evidence.timeline import timeline_of
    from app.settings import Locations
    from app.status.look import known_destinations

    scan = scan_folders([str(directory)], session.cancel)
    if scan.failed and not scan.instances:
        raise scan.failed[0][1]
    running = {
        each.place: each
        for each in look((), session.cancel)
        if directory in (each.place.directory, *each.place.directory.parents)
    }
    found = merged(scan.instances, running.values())
    record = record_of_history(everything=True)
    known = {*map(str, known_destinations(Locations.of())), *record.destinations}
    chains = scan_chains([str(place) for place in destinations] or sorted(known), session.cancel)
    contents = DestinationContents(chains.chains, chains.read, chains.absent, chains.findings)
    shown = []
    for instance in found:
        alone = sum(each.directory == instance.directory for each in found) == 1
        evidence = record.evidence(instance, contents, datetime.now(UTC), None, alone=alone)
        runs = record.of(instance, alone=alone)
        shown.append((instance, timeline_of(instance, evidence, running.get(instance.identity), runs)))

    def show() -> None:
        from app.cli.text import line

        for place, error in (*chains.failed, *chains.unread):
            line(f"{place} could not be read: {error.message}")
        if not shown:
            line(f"There is no instance in {directory}.")
        for instance, each in shown:
            _show(instance, each)

    fields = {
        "instances": [
            {"name": instance.name, "directory": str(instance.directory), **_fields(each)}
            for instance, each in shown
        ],
        "destinations": [str(place) for place in chains.read],
        "unreadable": [
            {"destination": str(place), "error": error_fields(error)} for place, error in chains.failed
        ],
    }
    return Answer(fields, show)


def _fields(found: ProtectionTimeline) -> dict[str, object]:
    from app.evidence.timeline import stretches

    return {
        "logs": [
            {
                "first": each.first,
                "last": each.last,
                "state": each.state.name.lower(),
                "note": each.note,
                "in_folder": each.is_here,
                "safe_to_move": each.is_safe,
            }
            for each in stretches(found.logs, found.begins)
        ],
        "sets": [
            {
                "chain": str(each.chain),
                "run": each.run,
                "kind": each.kind.value,
                "ended": each.ended.isoformat(timespec="seconds"),
                "logs": list(each.logs) if each.logs else None,
                "damage": each.damage,
            }
            for each in found.sets
        ],
        "proofs": [
            {
                "run": each.run,
                "chain": str(each.chain),
                "kind": "drill" if each.is_drill else "verification",
                "ended": each.ended.isoformat(timespec="seconds"),
                "outcome": each.outcome.name.lower(),
                "generation": each.generation,
                "why": each.why,
            }
            for each in found.proofs
        ],
        "checkpoint": found.checkpoint[0] if found.checkpoint else None,
        "required": list(found.required) if found.required else None,
        "current": found.current,
        "safe_to_move": [list(span) for span in found.safe],
        "needed": [list(span) for span in found.needed],
    }


def _show(instance: InstanceFiles, found: ProtectionTimeline) -> None:
    from app.cli.text import facts, line, logs, table
    from app.evidence.timeline import stretches

    line(f"{instance.name} in {instance.directory}")
    facts(
        [
            ("checkpoint", logs((found.checkpoint[0],) * 2) if found.checkpoint else ""),
            ("required for recovery", logs(found.required) if found.required else ""),
            ("safe to move", ", ".join(map(logs, found.safe)) or "none"),
            ("must stay", ", ".join(map(logs, found.needed)) or "none"),
        ]
    )
    rows = [
        (logs((each.first, each.last)), each.state.value, "yes" if each.is_here else "no", each.note)
        for each in stretches(found.logs, found.begins)
    ]
    table(["logs", "state", "in the folder", "note"], rows)
    told = [(each.ended, f"{each.kind.value} backup", logs(each.logs), each.damage) for each in found.sets]
    told += [
        (
            each.ended,
            "restore drill" if each.is_drill else "verification",
            logs((each.generation,) * 2) if each.generation else "",
            each.why or each.outcome.name.lower(),
        )
        for each in found.proofs
    ]
    if told:
        times = ((f"{ended:%Y-%m-%d %H:%M} UTC", *rest) for ended, *rest in sorted(told, key=lambda each: each[0]))
        table(["ended", "what", "logs", "result"], times)
