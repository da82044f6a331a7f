"""The textfile of node_exporter: valid OpenMetrics whatever names and paths contain, and readable to others."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.evidence.rule import Standing, Verdict
from app.status.openmetrics import metrics_text, write_metrics
from app.status.values import (
    DestinationStatus,
    InstanceStatus,
    Overview,
    ProblemType,
    Severity,
    StatusProblem,
)
from tests.oracles.openmetrics import Gauges, gauges, labels_of

NOW = datetime(2026, 3, 3, 16, 0, 0, 250_000, tzinfo=UTC)
ODD = 'C:\\data\\"new"\n# EOF\nx{a="b"} 1'


def overview(name: str = "SRU-1", folder: str = "/i") -> Overview:
    problem = StatusProblem(ProblemType.TOO_OLD, Severity.CRITICAL, name, "Too old")
    good = InstanceStatus(
        name, Path(folder), Verdict(Standing.DRILLED, NOW), job="nightly", restorable_to=NOW - timedelta(hours=1)
    )
    bad = InstanceStatus("other", Path("/j"), Verdict(Standing.NEVER), problems=(problem,))
    places = DestinationStatus(Path(folder), True, 5 << 40, 0, 3), DestinationStatus(Path("/away"), False)
    return Overview(NOW, "host", (bad, good), places)


def sample(found: Gauges, family: str, /, **labels: str) -> float | None:
    return found[f"ese_backup_{family}"].get(labels_of(labels))


def test_the_figures() -> None:
    found = gauges(metrics_text(overview()))
    one = {"host": "", "name": "SRU-1", "folder": "/i", "backup_job": "nightly"}
    other = {"host": "", "name": "other", "folder": "/j", "backup_job": ""}
    assert sample(found, "look_timestamp_seconds") == NOW.timestamp()
    assert sample(found, "severity") == 2
    assert sample(found, "instance_severity", **one) == 0 and sample(found, "instance_severity", **other) == 2
    assert sample(found, "instance_verdict", **one, verdict="drilled") == 1
    assert sample(found, "restorable_timestamp_seconds", **one) == (NOW - timedelta(hours=1)).timestamp()
    assert sample(found, "restorable_timestamp_seconds", **other) is None
    assert (
        sample(found, "problems", severity="critical") == 1 and sample(found, "problems", severity="warning") == 0
    )
    assert sample(found, "destination_free_bytes", destination="/i") == 5 << 40
    assert sample(found, "destination_used_bytes", destination="/i") == 0
    assert sample(found, "destination_free_bytes", destination="/away") is None
    assert sample(found, "destination_available", destination="/away") == 0
    assert sample(found, "destination_chains", destination="/away") is None
    assert all(name.startswith("ese_backup_") for name in found)


@pytest.mark.parametrize("name", [ODD, "ü\u2028", "\\", "\\n", '"', "\udcff", "a\\\nb"])
def test_any_name_is_escaped(name: str) -> None:
    found = gauges(metrics_text(overview(name, name)))
    whole = name.encode("utf-8", "backslashreplace").decode()
    assert sample(found, "instance_severity", host="", name=whole, folder=whole, backup_job="nightly") == 0


def test_instances_of_one_name_on_several_hosts_are_apart() -> None:
    good = overview().instances[1]
    fleet = replace(overview(), instances=tuple(replace(good, host=host) for host in ("alpha", "beta")))
    assert len(gauges(metrics_text(fleet))["ese_backup_instance_severity"]) == 2


def test_the_collectors_before_openmetrics_read_it_too() -> None:
    """The textfile collector reads Prometheus' own format: gauges without an ``info``, comments otherwise."""
    for text in metrics_text(overview()).split("\n"):
        assert not text.startswith("# TYPE") or text.endswith(" gauge")
        assert "\t" not in text and not text.endswith(" ")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no modes")
def test_others_may_read_it_and_it_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "ese_backup.prom"
    before = os.umask(0o077)
    try:
        write_metrics(path, overview())
        first = path.stat()
        write_metrics(path, overview("other name"))
    finally:
        os.umask(before)
    assert first.st_mode & 0o777 == path.stat().st_mode & 0o777 == 0o644
    assert path.stat().st_ino != first.st_ino
    assert 'name="other name"' in path.read_text()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
