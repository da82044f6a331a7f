"""``ese-backup report``: of real runs, in every form."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.demo.sample_instance import write_sample
from app.history.history import History
from app.settings import Locations
from engine.files import LocalFileSystem
from tests.cli.conftest import Cli


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """At rest, so that no backup changes it."""
    folder = tmp_path_factory.mktemp("reported") / "instance"
    write_sample(folder, LocalFileSystem())
    return folder


@pytest.fixture
def chain(cli: Cli, instance: Path, tmp_path: Path) -> Path:
    """A chain that was backed up and drilled."""
    destination = tmp_path / "backups"
    destination.mkdir()
    made = cli("backup", "--from", instance, "--to", destination, "--mode", "full", "--json")
    chain = Path(made.json["chain"])
    assert cli("drill", chain).code == 0
    return chain


def run_id(cli: Cli, operation: str) -> str:
    runs = cli("history", "--runs", "--json").json["runs"]
    return str(next(run["id"] for run in runs if run["operation"] == operation))


def test_the_certificate_of_a_drill(cli: Cli, chain: Path, tmp_path: Path) -> None:
    """It is made later, from what was kept: the chain may be gone by then."""
    drilled = cli("drill", chain, "--json").json
    found = run_id(cli, "restore drill")
    stored = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in chain.iterdir()}
    body = cli("report", found, "--json").json["certificate"]
    assert body == {name: value for name, value in drilled.items() if name in body}
    assert body["rows"] == sum(each["rows"] for each in body["tables"])
    assert body["logs"][0] <= body["logs"][1]
    assert {each["name"] for each in body["files"]} <= stored.keys()
    assert all(stored[each["name"]] == each["sha256"] for each in body["files"])
    for path in list(chain.iterdir()):
        path.unlink()
    for name in ("a.html", "a.pdf", "a.csv"):
        assert cli("report", found, "--to", tmp_path / name, "--json").json["file"] == str(tmp_path / name)
    html = (tmp_path / "a.html").read_text()
    assert "Drill certificate" in html
    assert body["files"][0]["sha256"] in html
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert found in (tmp_path / "a.csv").read_text("utf-8-sig")
    text = cli("report", found).out
    assert "Every tree of every database is sound." in text
    assert str(chain) in text


def test_the_report_of_a_backup(cli: Cli, chain: Path) -> None:
    found = run_id(cli, "backup")
    report = cli("report", found, "--json")
    assert (report.code, report.json["run"]["id"], report.json["certificate"]) == (0, found, None)
    assert report.json["run"]["chain"] == str(chain)
    moments = [each["moment"] for each in report.json["entries"]]
    assert moments == sorted(moments)
    assert {each["run"] for each in report.json["entries"]} == {found}
    assert cli("report", found[:-3], "--json").json["run"]["id"] == found


def test_the_week(cli: Cli, chain: Path, tmp_path: Path) -> None:
    week = cli("report", "week", "--json")
    assert week.code == 0
    assert sorted(run["operation"] for run in week.json["runs"]) == ["backup", "restore drill"]
    assert week.json["audit"]["rows"] == 2
    assert week.json["audit"]["newest"] == cli("audit", "verify", "--json").json["newest"]["hash"]
    assert "instances" in week.json["overview"]
    assert "2: 2 success" in cli("report", "week").out
    target = tmp_path / "week.html"
    target.write_text("old")
    assert str(target) in cli("report", "week", "--to", target).out
    assert "Weekly report" in target.read_text()


@pytest.mark.parametrize("asked", ["20990101", "none", "2"])
def test_runs_that_are_not_there(cli: Cli, chain: Path, asked: str) -> None:
    refused = cli("report", asked, "--json").error
    assert refused["name"] == "JET_errInvalidParameter"
    assert "history --runs" in refused["hint"]


def test_a_file_that_cannot_be_written(cli: Cli, chain: Path, tmp_path: Path) -> None:
    assert (
        "does not say which form" in cli("report", "week", "--to", tmp_path / "x.doc", "--json").error["message"]
    )
    missing = tmp_path / "nowhere" / "x.html"
    assert str(missing.parent) in cli("report", "week", "--to", missing, "--json").error["message"]


def test_what_is_kept_goes_with_its_run(cli: Cli, chain: Path) -> None:
    from datetime import UTC, datetime, timedelta

    with History(Locations.of().history) as history:
        (drill,) = [run for run in history.runs() if run.is_drill]
        assert history.document(drill.id) is not None
        assert history.document("../../x") is None
        history.clear(datetime.now(UTC) - timedelta(days=1))
        assert history.document(drill.id) is not None
        history.clear(datetime.now(UTC) + timedelta(days=1))
        assert history.document(drill.id) is None
