"""``ese-backup status``: exit codes and first line of a Nagios plugin, JSON, the textfile of node_exporter."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.settings import Locations, Settings, SettingsFile
from tests.cli.conftest import Cli
from tests.datasets import PROJECT
from tests.oracles.openmetrics import gauges, labels_of

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def watched(small: Path, tmp_path: Path) -> Path:
    """A destination; the small instance is watched."""
    store = tmp_path / "backups"
    store.mkdir()
    settings = Settings(folders=(str(small),), destinations=(str(store),))
    SettingsFile(Locations.of().settings).save(settings)
    return store


def test_nothing_known_is_not_ok(cli: Cli) -> None:
    ended = cli("status")
    assert ended.code == 3
    assert ended.out.startswith("UNKNOWN - ")


def test_from_a_warning_to_ok_to_critical(cli: Cli, ask: Ask, small: Path, watched: Path) -> None:
    ended = cli("status", "--json")
    assert (ended.code, ended.err) == (1, "")
    (instance,) = ended.json["instances"]
    assert (instance["verdict"], instance["restorable_to"], instance["severity"]) == ("never", None, "warning")
    (problem,) = instance["problems"]
    assert problem["text"] == "Never backed up" and problem["hint"] == "Make a full backup."

    chain = ask("backup", "--from", small, "--to", watched, "--mode", "full")["chain"]
    ask("verify", chain)
    told = ask("status")
    (instance,) = told["instances"]
    assert (instance["verdict"], instance["problems"], told["severity"]) == ("verified", [], "ok")
    assert instance["restorable_to"] <= instance["verified"] and instance["drilled"] is None
    assert {"name", "verdict", "restorable_to", "verified", "drilled", "next_run", "problems"} <= instance.keys()
    (destination,) = told["destinations"]
    assert destination["available"] is True and destination["chains"] == 1
    ended = cli("status")
    assert (ended.code, ended.out.split("\n")[0]) == (0, "OK - 1 instance protected")
    assert "verified just now, never drilled" in ended.out

    next(Path(chain).glob("*.edb")).unlink()
    ended = cli("status")
    assert (ended.code, ended.err) == (2, "")
    assert ended.out.startswith(f"CRITICAL - {instance['name']}: Damaged: ")
    assert "Make a full backup. Keep the damaged chain until that backup is verified." in ended.out


def test_max_age_is_a_promise(cli: Cli, ask: Ask, small: Path, watched: Path) -> None:
    assert cli("status", "--max-age", "26h", "--json").code == 2  # never backed up
    ask("backup", "--from", small, "--to", watched, "--mode", "full")
    for span in ("1min", "26h", "7d", "2w"):
        assert cli("status", "--max-age", span).code == 0


@pytest.mark.parametrize(
    "arguments", [["--max-age", "26"], ["--max-age", "0h"], ["--max-age", "x"], ["--no-such"], ["extra"]]
)
def test_wrong_usage_is_unknown_to_nagios(cli: Cli, arguments: list[str]) -> None:
    ended = cli("status", *arguments)
    assert (ended.code, ended.out) == (3, "")
    assert "Error: " in ended.err


def test_a_failure_is_unknown_and_says_so_in_the_first_line(cli: Cli, tmp_path: Path, watched: Path) -> None:
    ended = cli("status", "--job", "nightly")
    assert ended.code == 3
    assert ended.out == "UNKNOWN - There is no job named 'nightly'. (JET_errInvalidParameter, -1003)\n"
    assert ended.err.startswith("error: ")
    ended = cli("status", "--openmetrics", tmp_path / "none" / "file.prom", "--json")
    assert ended.code == 3
    assert ended.json["error"]["name"] == "JET_errFileNotFound"


def test_a_job_of_a_broken_file_is_not_said_to_be_missing(cli: Cli) -> None:
    jobs = Locations.of().jobs
    jobs.parent.mkdir(parents=True, exist_ok=True)
    jobs.write_text('format = 1\n\n[[job]]\nname = "nightly"\nfrom = 7\n')
    ended = cli("status", "--job", "nightly")
    assert ended.code == 3 and "no job named" not in ended.out + ended.err
    assert "jobs.toml, line 5, column " in ended.out.split("\n")[0]
    assert f"Correct {jobs} in a text editor" in ended.err
    here = '[[job]]\nname = "far"\nhosts = ["another"]\nfrom = ["/i"]\nto = "/b"\n'
    jobs.write_text(f"format = 1\n\n{here}")
    assert "does not run on this machine" in cli("status", "--job", "far").out
    assert "There is no job named" in cli("status", "--job", "fa").out


def test_the_textfile_says_what_the_command_says(cli: Cli, watched: Path, tmp_path: Path) -> None:
    path = tmp_path / "ese_backup.prom"
    (instance,) = cli("status", "--openmetrics", path, "--json").json["instances"]
    found = gauges(path.read_text())
    labels = {"host": instance["host"], "name": instance["name"], "folder": instance["folder"], "backup_job": ""}
    assert found["ese_backup_instance_severity"] == {labels_of(labels): 1.0}
    assert found["ese_backup_instance_verdict"] == {labels_of({**labels, "verdict": "never"}): 1.0}


# ---- docs/monitoring.md


def example(name: str) -> str:
    """The block after its mark."""
    text = (PROJECT / "docs" / "monitoring.md").read_text(encoding="utf-8")
    return text.partition(f"<!-- example: {name} -->")[2].split("```")[1].partition("\n")[2]


def words_of(command: str) -> list[str]:
    program, *words = shlex.split(command)
    assert program.rpartition("/")[2] == "ese-backup"
    return words


def test_the_nagios_example(cli: Cli, ask: Ask, small: Path, watched: Path) -> None:
    (command,) = re.findall(r"command_line\s+(.*)", example("nagios"))
    assert cli(*words_of(command)).code == 2
    ask("backup", "--from", small, "--to", watched, "--mode", "full")
    ended = cli(*words_of(command))
    assert (ended.code, ended.out.split("\n")[0]) == (0, "OK - 1 instance protected")


def test_the_node_exporter_example_and_its_rules(cli: Cli, ask: Ask, small: Path, watched: Path) -> None:
    ask("backup", "--from", small, "--to", watched, "--mode", "full")
    words = words_of(example("node_exporter"))
    path = watched.parent / Path(words[-1]).name
    assert path.suffix == ".prom"  # the only files that the collector reads
    assert cli(*words[:-1], path).code == 0
    written = gauges(path.read_text())
    document = (PROJECT / "docs" / "monitoring.md").read_text(encoding="utf-8")
    assert {name for name in written if f"`{name}`" not in document} == set()
    assert set(re.findall(r"ese_backup_\w+", document)) <= set(written)
    assert re.findall(r"ese_backup_\w+", example("prometheus"))
