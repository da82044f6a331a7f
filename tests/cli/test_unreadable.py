"""Folders and files that may not be read: named, and the command ends with 1."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.settings import Locations, Settings, SettingsFile
from tests.builders.small_instance import OTHER_STREAM, write_small_instance
from tests.cli.conftest import PROGRAM
from tests.datasets import PROJECT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
_RIGHTS = "-dac_override,-dac_read_search"
Ask = Callable[..., dict[str, Any]]


def without_rights() -> list[str]:
    """What starts a program that may read only what its user may, also for root."""
    if os.geteuid() != 0:
        return []
    tool = shutil.which("setpriv")
    if tool is None:
        pytest.skip("root, without setpriv")
    return [tool, f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}"]


def told(*words: object) -> tuple[int, dict[str, Any]]:
    """How a command of a user without rights ended, and its answer."""
    line = [*without_rights(), *PROGRAM, *map(str, words), "--json"]
    done = subprocess.run(line, capture_output=True, text=True, cwd=PROJECT, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.fixture
def closed() -> Iterator[Callable[[Path], Path]]:
    """Take all rights of a file or folder away until the test ends."""
    paths: list[Path] = []

    def close(path: Path) -> Path:
        paths.append(path)
        path.chmod(0)
        return path

    yield close
    for path in reversed(paths):
        path.chmod(0o700)


def test_scan_names_a_folder_that_cannot_be_read_and_ends_with_one(
    tmp_path: Path, closed: Callable[[Path], Path]
) -> None:
    tree = tmp_path / "tree"
    write_small_instance(tree / "open")
    write_small_instance(tree / "locked", signature=OTHER_STREAM)
    assert told("scan", tree)[0] == 0
    locked = closed(tree / "locked")
    code, answer = told("scan", tree)
    assert code == 1 and [Path(each["directory"]).name for each in answer["instances"]] == ["open"]
    (error,) = answer["unreadable"]
    assert (error["path"], error["code"]) == (str(locked), -1032)
    assert error["message"] == f"Cannot access {locked}: Permission denied."
    assert told("scan", tree, "--exclude", locked)[0] == 0
    assert told("scan", locked)[0] == 1


def test_scan_ends_with_one_for_a_log_that_cannot_be_read(tmp_path: Path, closed: Callable[[Path], Path]) -> None:
    write_small_instance(tmp_path / "live")
    closed(tmp_path / "live" / "edb00002.log")
    code, answer = told("scan", tmp_path / "live")
    (instance,) = answer["instances"]
    assert code == 1 and "unreadable" in [problem["kind"] for problem in instance["problems"]]


def test_chains_and_copy_name_a_folder_of_chains_that_cannot_be_read(
    ask: Ask, tmp_path: Path, closed: Callable[[Path], Path]
) -> None:
    to, made = tmp_path / "to", []
    write_small_instance(tmp_path / "one")
    write_small_instance(tmp_path / "two", signature=OTHER_STREAM)
    for name in ("one", "two"):
        answer = ask("backup", "--from", tmp_path / name, "--to", to, "--mode", "full", "--create")
        made.append(Path(answer["chain"]))
    (to / "lost+found").mkdir()
    closed(to / "lost+found")
    assert told("chains", to)[0] == 0, "every volume has one of root"
    for locked in (made[1], made[1].parent):
        closed(locked)
        code, answer = told("chains", to)
        assert code == 1 and [each["chain"] for each in answer["chains"]] == [str(made[0])]
        assert [error["path"] for error in answer["unreadable"]] == [str(locked)]
        code, answer = told("copy", to, "--to", tmp_path / f"copy-{locked.name}", "--create")
        assert code == 1 and [each["source"] for each in answer["failed"]] == [str(locked)], answer


def test_a_chain_of_which_only_names_can_be_read_is_no_missing_and_no_damaged_one(
    ask: Ask, tmp_path: Path, closed: Callable[[Path], Path]
) -> None:
    """Where folders could be listed and not be entered, they were taken for none; a manifest that this user may
    not open, for damage, and no chain was copied."""
    to, one = tmp_path / "to", write_small_instance(tmp_path / "one")
    older, newer = (
        Path(ask("backup", "--from", one, "--to", to, "--mode", "full", "--create")["chain"]) for _ in range(2)
    )
    for count, (path, mode) in enumerate(
        ((newer, 0o444), (newer / "backup-manifest.json", 0), (newer.parent, 0o444))
    ):
        closed(path).chmod(mode)
        named = path.parent if path.is_file() or not mode else path
        left = [] if path == newer.parent else [str(older)]
        for place in (to, newer.parent) if left else (to,):
            code, answer = told("chains", place)
            assert code == 1 and [each["chain"] for each in answer["chains"]] == left, path
            (error,) = answer["unreadable"]
            assert error["path"] == str(named) and f"{named}: Permission denied" in error["message"]
        code, answer = told("copy", to, "--to", tmp_path / f"copy-{count}", "--create")
        assert code == 1
        if left:
            assert [each["source"] for each in answer["failed"]] == [str(newer)]
            assert [each["source"] for each in answer["chains"]] == [str(older)]
        code, answer = told("prune", to, "--keep-last", 1)
        assert answer["error"]["message"].startswith("Nothing was removed: not all chains can be read. ")
        code, answer = told("remove", newer)
        assert code == 1 and answer["error"]["code"] == -1032 and newer.is_dir(), answer
        path.chmod(0o700)


def test_a_newer_chain_that_cannot_be_read_is_not_passed_over(
    ask: Ask, tmp_path: Path, closed: Callable[[Path], Path]
) -> None:
    """Also where no history tells of it: the older one was reported as the newest."""
    to, one = tmp_path / "to", write_small_instance(tmp_path / "one")
    older = Path(ask("backup", "--from", one, "--to", to, "--mode", "full", "--create")["chain"])
    newer = Path(shutil.copytree(older, older.with_name("20990101T000000Z-0123abcd")))
    Locations.of().history.unlink()
    SettingsFile(Locations.of().settings).save(Settings(folders=(str(one),), destinations=(str(to),)))
    for locked, verdict in ((older, "copied"), (newer, "not-reachable")):
        closed(locked)
        (instance,) = told("status")[1]["instances"]
        assert instance["verdict"] == verdict, locked
        locked.chmod(0o700)
    assert f"Backup not reachable: {newer} is not available" in [each["text"] for each in instance["problems"]]


def test_verify_calls_what_may_not_be_read_incomplete(tmp_path: Path, closed: Callable[[Path], Path]) -> None:
    """No one knows of damage there: it is to be run as someone who may."""
    tree = tmp_path / "tree"
    write_small_instance(tree / "open")
    locked = tree / "locked"
    write_small_instance(locked, signature=OTHER_STREAM)
    for path in (locked, tree / "open" / "edb00002.log"):
        closed(path)
        code, answer = told("verify", tree)
        assert (code, answer["result"]) == (1, "incomplete")
        assert [(each["kind"], each["file"]) for each in answer["findings"]] == [("not-read", str(path))]
        path.chmod(0o700)


def test_a_folder_of_chains_that_cannot_be_read_makes_none_a_missing_backup(
    ask: Ask, tmp_path: Path, closed: Callable[[Path], Path]
) -> None:
    """The newest backup was reported as deleted, and the destination as good."""
    to, one = tmp_path / "to", write_small_instance(tmp_path / "one")
    chain = Path(ask("backup", "--from", one, "--to", to, "--mode", "full", "--create")["chain"])
    SettingsFile(Locations.of().settings).save(Settings(folders=(str(one),), destinations=(str(to),)))
    assert told("status")[1]["destinations"][0]["problems"] == []
    for locked in (chain, chain.parent):
        closed(locked)
        _, answer = told("status")
        (instance,), (destination,) = answer["instances"], answer["destinations"]
        assert instance["verdict"] == "not-reachable"
        assert f"Backup not reachable: {locked} is not available" in [p["text"] for p in instance["problems"]]
        (problem,) = destination["problems"]
        assert (problem["type"], problem["severity"]) == ("destination", "warning")
        assert problem["text"].startswith("Not all of its backups are known: Cannot ")
        assert problem["text"].endswith(f"{locked}: Permission denied")
        assert problem["hint"].startswith("Check the permissions")


def test_prune_removes_nothing_where_a_chain_cannot_be_read(
    ask: Ask, tmp_path: Path, closed: Callable[[Path], Path]
) -> None:
    """Nor does its plan announce it: it said what would be removed, and the run failed."""
    to, one = tmp_path / "to", write_small_instance(tmp_path / "one")
    two = write_small_instance(tmp_path / "two", signature=OTHER_STREAM)
    made = [
        Path(ask("backup", "--from", source, "--to", to, "--mode", "full", "--create")["chain"])
        for source in (one, one, one, two)
    ]
    for folder in (made[2], made[3].parent):
        locked = closed(folder)
        for how in (["--dry-run"], []):
            code, answer = told("prune", to, "--keep-last", 1, *how)
            assert (code, answer["error"]["code"], answer["error"]["path"]) == (1, -1032, str(locked))
            assert answer["error"]["message"].startswith(
                "Nothing was removed: not all chains can be read. Cannot "
            )
        locked.chmod(0o700)
    answer = ask("prune", to, "--keep-last", 1)
    assert [each["chain"] for each in answer["remove"]] == [str(made[1]), str(made[0])]
