"""The overview as a file in the OpenMetrics text format, for the textfile collector of node_exporter.

All figures are gauges in base units. Points in time are written as such, so that an age grows while nothing writes
the file. What is not known has no sample.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.status.values import DestinationStatus, InstanceStatus, Overview, Severity
from engine.files import LocalFileSystem, write_durably

PREFIX = "ese_backup"
READABLE = 0o644
"""node_exporter runs as another user."""
Labels = Mapping[str, str]


@dataclass(frozen=True)
class _Family:
    """A gauge: its name without the prefix, its help, its samples. A name that ends in a unit has that unit."""

    name: str
    help: str
    samples: Iterable[tuple[Labels, float | int | None]]

    def lines(self) -> Iterator[str]:
        name = f"{PREFIX}_{self.name}"
        yield f"# TYPE {name} gauge"
        if (unit := name.rpartition("_")[2]) in ("seconds", "bytes"):
            yield f"# UNIT {name} {unit}"
        yield f"# HELP {name} {_escaped(self.help)}"
        for labels, value in self.samples:
            if value is not None:
                said = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
                yield f"{name}{{{said}}} {value}" if said else f"{name} {value}"


def write_metrics(path: Path, overview: Overview) -> None:
    """Replace the file at ``path`` as a whole; everyone may read it. Raises ``StorageFault``."""
    write_durably(LocalFileSystem(READABLE), path, metrics_text(overview).encode())


def metrics_text(overview: Overview) -> str:
    """The contents of the file."""
    lines = [line for family in _families(overview) for line in family.lines()]
    return "\n".join([*lines, "# EOF", ""])


def _families(overview: Overview) -> Iterator[_Family]:
    instances = [(_labels_of(each), each) for each in overview.instances]
    destinations: list[tuple[Labels, DestinationStatus]] = [
        ({"destination": str(each.place)}, each) for each in overview.destinations
    ]
    yield _Family("look_timestamp_seconds", "When this file was made.", [({}, _stamp(overview.now))])
    yield _Family("severity", "The worst: 0 OK, 1 warning, 2 critical, 3 not known.", [({}, overview.severity)])
    counts = dict.fromkeys(Severity, 0)
    for problem in overview.all_problems:
        counts[problem.severity] += 1
    del counts[Severity.OK]
    yield _Family(
        "problems", "Number of problems.", [({"severity": s.name.lower()}, count) for s, count in counts.items()]
    )
    yield _Family("instance_severity", "Of an instance.", [(labels, i.severity) for labels, i in instances])
    yield _Family(
        "instance_verdict",
        "1 for the verdict on an instance.",
        [({**labels, "verdict": i.verdict.standing.value}, 1) for labels, i in instances],
    )
    yield _Family(
        "restorable_timestamp_seconds",
        "The newest moment that a restore brings back.",
        [(labels, _stamp(i.restorable_to)) for labels, i in instances],
    )
    yield _Family(
        "verified_timestamp_seconds",
        "When a chain of the instance was last verified.",
        [(labels, _stamp(i.verified)) for labels, i in instances],
    )
    yield _Family(
        "drilled_timestamp_seconds",
        "When a chain of the instance was last restored for trial.",
        [(labels, _stamp(i.drilled)) for labels, i in instances],
    )
    yield _Family(
        "next_run_timestamp_seconds",
        "When the instance is backed up next.",
        [(labels, _stamp(i.next_run)) for labels, i in instances],
    )
    yield from _of_destinations(destinations)


def _of_destinations(destinations: Sequence[tuple[Labels, DestinationStatus]]) -> Iterator[_Family]:
    yield _Family(
        "destination_severity", "Of a destination.", [(labels, d.severity) for labels, d in destinations]
    )
    yield _Family(
        "destination_available",
        "Whether the destination answered and is the one that it was.",
        [(labels, int(d.available)) for labels, d in destinations],
    )
    yield _Family(
        "destination_free_bytes", "Space that is free.", [(labels, d.free) for labels, d in destinations]
    )
    yield _Family(
        "destination_used_bytes", "Size of the chains.", [(labels, d.used) for labels, d in destinations]
    )
    yield _Family(
        "destination_chains",
        "Number of chains.",
        [(labels, d.chains) for labels, d in destinations if d.available],
    )


def _labels_of(instance: InstanceStatus) -> Labels:
    """``instance`` and ``job`` are names that Prometheus gives to what it scrapes."""
    names = {"host": instance.host, "name": instance.name, "folder": str(instance.folder)}
    return {**names, "backup_job": instance.job}


def _stamp(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None


def _escaped(text: str) -> str:
    """As the format wants it. What is no valid text, such as half of a file name's character, is replaced."""
    whole = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return whole.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
