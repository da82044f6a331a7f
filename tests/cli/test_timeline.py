"""``ese-backup timeline``: what the picture in the window shows, as JSON and as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.builders.small_instance import grow_small_instance
from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]


def test_logs_sets_and_drills_of_an_instance(ask: Ask, cli: Cli, small: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    chain = ask("backup", "--from", small, "--to", store, "--mode", "full")["chain"]
    ask("verify", chain)
    grow_small_instance(small, 6)
    (small / "edb00005.log").unlink()
    answer = ask("timeline", small)
    (instance,) = answer["instances"]
    states = {(each["first"], each["last"]): each["state"] for each in instance["logs"]}
    assert states[5, 5] == "missing" and states[4, 4] == "not_backed_up" and states[6, 6] == "current", states
    assert instance["safe_to_move"] == [[1, 2]] and instance["needed"] == [[3, 4], [6, 6]]
    assert [(each["kind"], each["logs"]) for each in instance["sets"]] == [("full", [1, 3])]
    assert [(each["kind"], each["outcome"], each["generation"]) for each in instance["proofs"]] == [
        ("verification", "good", 3)
    ]
    assert answer["destinations"] == [str(store)]
    ended = cli("timeline", small)
    assert "safe to move" in ended.out and "0x1-0x2 (1-2)" in ended.out
    assert "missing" in ended.out and "full backup" in ended.out and "verification" in ended.out


def test_a_destination_that_is_given_is_read_alone(ask: Ask, cli: Cli, small: Path, tmp_path: Path) -> None:
    answer = ask("timeline", small, "--destination", tmp_path / "absent")
    (instance,) = answer["instances"]
    assert answer["destinations"] == [] and answer["unreadable"][0]["error"]["name"]
    assert {each["state"] for each in instance["logs"]} == {"not_known", "current"}
    assert "could not be read" in cli("timeline", small, "--destination", tmp_path / "absent").out
    (tmp_path / "empty").mkdir()
    assert "There is no instance" in cli("timeline", tmp_path / "empty").out


def test_a_folder_that_is_not_there_is_refused(refused: Ask, tmp_path: Path) -> None:
    assert refused("timeline", tmp_path / "nowhere")["name"].startswith("JET_err")
