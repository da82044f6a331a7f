"""``status --publish`` on one host, ``status --fleet`` on another, which restores what the first one backed up."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.settings import HOME_VARIABLE, Locations, Settings, SettingsFile
from tests.cli.conftest import Cli
from tests.servers.s3 import S3

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A destination that both hosts can reach."""
    if request.param == "folder":
        (tmp_path / "backups").mkdir()
        return str(tmp_path / "backups")
    server: S3 = request.getfixturevalue("quick_server")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return f"s3://{server.new_bucket()}/backups"


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """``at_home("desk")``: from now on, commands are those of another home."""

    def change(name: str) -> None:
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / name))

    return change


def test_one_desk_sees_another_host_and_restores_from_it(
    cli: Cli, ask: Ask, small: Path, store: str, at_home: Callable[[str], None], tmp_path: Path
) -> None:
    at_home("host")
    settings = Settings(folders=(str(small),), destinations=(store,))
    SettingsFile(Locations.of().settings).save(settings)
    ask("verify", ask("backup", "--from", small, "--to", store, "--mode", "full")["chain"])
    told = ask("status", "--publish")
    assert told["posted"] == [store]

    at_home("desk")
    ended = cli("status", "--fleet", store, "--json")
    assert (ended.code, ended.err) == (0, "")
    (host,) = ended.json["hosts"]
    assert (host["instances"], host["silent"], host["severity"]) == (1, False, "ok")
    (instance,) = ended.json["instances"]
    (own,) = told["instances"]
    for key in ("name", "verdict", "restorable_to", "verified", "line", "problems", "destination"):
        assert instance[key] == own[key]
    assert instance["host"] == host["name"] == told["host"]
    ended = cli("status", "--fleet", store)
    assert ended.out.startswith("OK - 1 instance protected\n") and host["name"] in ended.out

    (chain,) = ask("chains", instance["destination"])["chains"]
    assert chain["instance"] == instance["name"]
    restored = ask("restore", chain["chain"], "--to", tmp_path / "restored")
    assert restored["result"] == "success"
    assert sorted(path.name for path in (tmp_path / "restored").glob("*.edb")) == sorted(
        path.name for path in small.glob("*.edb")
    )


def test_all_hosts_of_all_known_destinations(
    cli: Cli, ask: Ask, small: Path, tmp_path: Path, at_home: Callable[[str], None]
) -> None:
    stores = []
    for name in ("one", "two"):
        at_home(name)
        stores.append(tmp_path / f"backups-{name}")
        stores[-1].mkdir()
        settings = Settings(folders=(str(small),), destinations=(str(stores[-1]),))
        SettingsFile(Locations.of().settings).save(settings)
        assert cli("status", "--publish").code == 1
    at_home("desk")
    SettingsFile(Locations.of().settings).save(Settings(destinations=tuple(map(str, stores))))
    ended = cli("status", "--all-hosts", "--json")
    assert ended.code == 1
    assert len(ended.json["hosts"]) == 2
    assert {host["destination"] for host in ended.json["hosts"]} == set(map(str, stores))
    assert len({problem["subject"] for each in ended.json["instances"] for problem in each["problems"]}) == 2


def test_a_silent_host_is_critical_and_named_in_the_first_line(
    cli: Cli, small: Path, tmp_path: Path, at_home: Callable[[str], None]
) -> None:
    at_home("host")
    store = tmp_path / "backups"
    store.mkdir()
    SettingsFile(Locations.of().settings).save(Settings(folders=(str(small),), destinations=(str(store),)))
    host = cli("status", "--publish", "--json").json["host"]
    (post,) = (path for path in store.iterdir() if path.name.startswith("."))
    os.utime(post, (post.stat().st_atime, post.stat().st_mtime - 5 * 86400))
    at_home("desk")
    ended = cli("status", "--fleet", store)
    assert ended.code == 2
    assert ended.out.startswith(f"CRITICAL - {host}: The host has posted nothing, since ")
    assert json.loads(post.read_text())["host"] == host


def test_a_post_that_cannot_be_made_is_a_warning(cli: Cli, small: Path, tmp_path: Path) -> None:
    store = tmp_path / "backups"
    store.mkdir()
    SettingsFile(Locations.of().settings).save(Settings(folders=(str(small),), destinations=(str(store),)))
    name = cli("status", "--publish").out and next(p.name for p in store.iterdir() if p.name.startswith("."))
    (store / name).unlink()
    (store / name).mkdir()
    ended = cli("status", "--publish", "--json")
    assert ended.code == 1 and ended.json["posted"] == []
    assert f"warning: the post at {store} was not made: " in ended.err


@pytest.mark.parametrize(
    "arguments", [["--max-age", "1h"], ["--job", "x"], ["--publish"], ["--publish", "--job", "x"]]
)
def test_options_of_one_host_do_not_go_with_a_fleet(cli: Cli, tmp_path: Path, arguments: list[str]) -> None:
    fleet = [] if "--job" in arguments and "--publish" in arguments else ["--all-hosts"]
    ended = cli("status", *fleet, *arguments)
    assert (ended.code, ended.out) == (3, "")
