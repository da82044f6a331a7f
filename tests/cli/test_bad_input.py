"""Bad input by command line: each with its JET error or a clear message, and nothing changed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders.small_instance import (
    OTHER_STREAM,
    PAGE_SIZE,
    grow_small_instance,
    log_bytes,
    write_small_instance,
)
from tests.cli.conftest import Cli, tree
from tests.disk.volumes import make_read_only, volume

Refused = Callable[..., dict[str, Any]]
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def to(tmp_path: Path) -> Path:
    """A destination with a full backup of nobody's in it: nothing."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def full(refused: Refused, small: Path, to: Path) -> Iterator[Callable[[], dict[str, Any]]]:
    """A full backup that must be refused, leaving source and destination as they were."""

    def attempt(*more: object) -> dict[str, Any]:
        before = tree(small), tree(to)
        error = refused("backup", "--from", small, "--to", to, "--mode", "full", "--reread-pause", 0, *more)
        assert (tree(small), tree(to)) == before
        return error

    yield attempt


def edit(path: Path, offset: int, change: Callable[[bytes], bytes], length: int = 1) -> None:
    """Change ``length`` bytes of a file."""
    data = bytearray(path.read_bytes())
    data[offset : offset + length] = change(bytes(data[offset : offset + length]))
    path.write_bytes(data)


def page_at(pgno: int) -> int:
    return (pgno + 1) * PAGE_SIZE


def flip(count: int) -> Callable[[bytes], bytes]:
    """Flips ``count`` bits of one byte."""
    return lambda data: bytes((data[0] ^ (1 << count) - 1,))


# ---- the destination


def test_missing_destination(refused: Refused, small: Path, tmp_path: Path) -> None:
    error = refused("backup", "--from", small, "--to", tmp_path / "none", "--mode", "full")
    assert (error["name"], error["code"]) == ("JET_errInvalidPath", -1023)
    assert not (tmp_path / "none").exists()


def test_a_file_as_destination(refused: Refused, small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    error = refused("backup", "--from", small, "--to", tmp_path / "file", "--mode", "full", "--create")
    assert (error["code"], error["path"]) == (-1023, str(tmp_path / "file"))
    assert (tmp_path / "file").read_text() == "mine"


def test_a_read_only_destination(refused: Refused, small: Path, tmp_path: Path) -> None:
    with volume(tmp_path / "mounted", 1 << 20) as mounted:
        make_read_only(mounted)
        error = refused("backup", "--from", small, "--to", mounted, "--mode", "full")
        assert (error["name"], error["code"]) == ("JET_errFileAccessDenied", -1032)
        assert list(mounted.iterdir()) == []


def test_a_full_destination(refused: Refused, small: Path, tmp_path: Path) -> None:
    with volume(tmp_path / "mounted", 64 << 10) as mounted:
        error = refused("backup", "--from", small, "--to", mounted, "--mode", "full")
        assert (error["name"], error["code"]) == ("JET_errDiskFull", -1808)
        assert error["needed"] > error["free"]
        assert list(mounted.iterdir()) == []


def test_a_destination_inside_the_source(refused: Refused, small: Path) -> None:
    before = tree(small)
    error = refused("backup", "--from", small, "--to", small / "backups", "--mode", "full", "--create")
    assert error["code"] == -1023
    assert "inside" in error["message"]
    assert tree(small) == before


def test_a_destination_with_other_things_in_it(full: Refused, to: Path) -> None:
    (to / "thesis").mkdir()
    error = full()
    assert (error["name"], error["code"]) == ("JET_errBackupDirectoryNotEmpty", -504)
    assert error["path"] == str(to / "thesis")


# ---- the source


def test_a_source_that_is_not_there(refused: Refused, tmp_path: Path, to: Path) -> None:
    error = refused("backup", "--from", tmp_path / "none", "--to", to, "--mode", "full")
    assert (error["name"], error["path"]) == ("JET_errFileNotFound", str(tmp_path / "none"))


def test_a_file_that_is_no_ese_database(refused: Refused, cli: Cli, tmp_path: Path, to: Path) -> None:
    letter = tmp_path / "letter.edb"
    letter.write_bytes(b"Dear reader, " * 1000)
    error = refused("backup", "--from", letter, "--to", to, "--mode", "full")
    assert (error["name"], error["code"]) == ("JET_errInvalidDatabase", -1028)
    assert tree(to) == {}
    for command in (["verify", letter], ["header", letter], ["tables", letter], ["rows", letter, "t"]):
        assert refused(*command)["name"] == "JET_errInvalidDatabase", command
    assert refused("records", letter)["path"] == str(letter)
    assert cli("scan", letter, "--json").json["others"][0]["kind"] == "foreign"


def test_a_truncated_database(full: Refused, small: Path) -> None:
    database = small / "data.edb"
    os.truncate(database, page_at(30))
    error = full()
    assert (error["name"], error["code"]) == ("JET_errFileIOBeyondEOF", -4001)
    assert error["path"] == str(database)


def test_both_headers_damaged(full: Refused, small: Path) -> None:
    edit(small / "data.edb", 100, flip(3))
    edit(small / "data.edb", PAGE_SIZE + 100, flip(3))
    error = full()
    assert (error["name"], error["code"]) == ("JET_errDatabaseCorrupted", -1206)


def test_one_header_damaged_works_and_says_so(ask: Ask, small: Path, to: Path) -> None:
    edit(small / "data.edb", 100, flip(3))
    done = ask("backup", "--from", small, "--to", to, "--mode", "full")
    assert done["result"] == "success"
    assert any("the header is damaged. Its good shadow copy is used" in note for note in done["notes"])
    checked = ask("verify", done["chain"])
    assert checked["result"] == "ok"
    assert [(f["kind"], f["damage"]) for f in checked["findings"]] == [("header-copy", False)]


def test_one_flipped_bit_is_corrected_in_the_copy(ask: Ask, cli: Cli, small: Path, to: Path) -> None:
    good = (small / "data.edb").read_bytes()
    edit(small / "data.edb", page_at(31) + 600, flip(1))
    before = tree(small)
    damaged = cli("verify", small, "--json")
    assert damaged.code == 1
    assert [(f["kind"], f["page"]) for f in damaged.json["findings"]] == [("one-bit", 31)]
    done = ask("backup", "--from", small, "--to", to, "--mode", "full", "--reread-pause", 0)
    assert done["pages"]["corrected"] == 1
    assert done["corrections"] == [{"file": "data.edb", "page": 31, "bit": 600 * 8}]
    assert (Path(done["chain"]) / "data.edb").read_bytes() == good
    assert tree(small) == before
    shown = cli("backup", "--from", small, "--to", to, "--mode", "full", "--reread-pause", 0).out
    assert "page 31 of data.edb, bit 4800, in the copy" in shown


def test_two_flipped_bits_fail_with_the_page(full: Refused, small: Path, cli: Cli) -> None:
    edit(small / "data.edb", page_at(31) + 600, flip(2))
    error = full()
    assert (error["name"], error["code"]) == ("JET_errReadVerifyFailure", -1018)
    assert (error["page"], error["path"]) == (31, str(small / "data.edb"))
    found = cli("verify", small / "data.edb", "--json")
    assert (found.code, found.json["result"]) == (1, "damaged")
    assert [(f["kind"], f["page"]) for f in found.json["findings"]] == [("checksum", 31)]
    assert found.json["pages"]["bad"] == 1
    assert "damage" in cli("verify", small / "data.edb").out


def test_a_misplaced_page(full: Refused, small: Path) -> None:
    data = (small / "data.edb").read_bytes()
    other = data[page_at(4) :][:PAGE_SIZE]
    edit(small / "data.edb", page_at(31), lambda _: other, PAGE_SIZE)
    error = full()
    assert (error["code"], error["page"]) == (-1018, 31)
    assert "contains the number of page 4" in error["message"]


def test_a_torn_page(full: Refused, small: Path) -> None:
    edit(small / "data.edb", page_at(31) + 512, lambda part: bytes(len(part)), PAGE_SIZE - 512)
    error = full()
    assert (error["code"], error["page"]) == (-1018, 31)


def test_a_log_with_a_flipped_bit(full: Refused, small: Path, cli: Cli) -> None:
    edit(small / "edb00002.log", 4096 + 900, flip(1))
    error = full()
    assert (error["name"], error["code"]) == ("JET_errLogReadVerifyFailure", -612)
    assert error["path"] == str(small / "edb00002.log")
    found = cli("verify", small / "edb00002.log", "--json")
    assert (found.code, [(f["kind"], f["segment"]) for f in found.json["findings"]]) == (1, [("log", 1)])


def test_a_log_missing_in_the_middle(full: Refused, small: Path) -> None:
    (small / "edb00002.log").unlink()
    error = full()
    assert (error["name"], error["code"]) == ("JET_errMissingFileToBackup", -569)
    assert (error["generation"], error["path"]) == (2, str(small / "edb00002.log"))


def test_a_log_of_another_stream(full: Refused, small: Path) -> None:
    (small / "edb00002.log").write_bytes(log_bytes(2, signature=OTHER_STREAM))
    error = full()
    assert (error["name"], error["code"]) == ("JET_errGivenLogFileHasBadSignature", -555)


def test_a_wrong_base_name(full: Refused) -> None:
    error = full("--base", "web")
    assert (error["name"], error["code"]) == ("JET_errInvalidParameter", -1003)
    assert "Found: edb" in error["message"]


def test_two_instances_in_one_folder_are_not_guessed(refused: Refused, ask: Ask, small: Path, to: Path) -> None:
    write_small_instance(small, base="web", signature=OTHER_STREAM, database="web.edb")
    error = refused("backup", "--from", small, "--to", to, "--mode", "full")
    assert error["code"] == -1003
    assert ask("backup", "--from", small, "--to", to, "--mode", "full", "--base", "WEB")["instance"].startswith(
        "web-"
    )
    named = ask("backup", "--from", small, "--to", to, "--mode", "full", "--name", "edb-1234ABCD")
    assert named["instance"] == "edb-1234ABCD"


@pytest.mark.parametrize(
    "name",
    ["with spaces in it", "Füchse и лисы 🦊", "x" * 200, "a'b;c$(d)", "-dash", "[bold]markup[red]"],
    ids=["spaces", "unicode", "long", "quotes", "dash", "markup"],
)
def test_names_of_every_kind(ask: Ask, cli: Cli, tmp_path: Path, name: str) -> None:
    source = write_small_instance(tmp_path / name, database=f"{name[:196]}.edb")
    to = tmp_path / f"to {name}"[:200]
    done = ask("backup", "--from", source, "--to", to, "--mode", "full", "--create")
    grow_small_instance(source)
    (source / "data.edb").unlink()
    assert ask("backup", "--from", source, "--to", to, "--mode", "incremental")["logs"] == [3, 5]
    assert ask("verify", done["chain"])["result"] == "ok"
    restored = ask("restore", done["chain"], "--to", tmp_path / f"restored {name}"[:200])
    assert Path(restored["databases"][0]["path"]).name == f"{name[:196]}.edb"
    shown = cli("restore", done["chain"], "--to", tmp_path / "second").out
    assert f"{name[:196]}.edb: clean shutdown" in shown


@pytest.mark.skipif(os.name == "nt", reason="names there are text")
def test_a_name_that_is_no_text(cli: Cli, ask: Ask, tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / os.fsdecode(b"caf\xe9"))
    ended = cli("scan", source, "--json")
    assert json.loads(ended.out)["instances"][0]["directory"] == str(source)
    assert "caf\\udce9" in cli("scan", source).out
    done = cli("backup", "--from", source, "--to", tmp_path / "to", "--mode", "full", "--create", "--json")
    assert done.json["result"] == "success"
    (shown,) = ask("timeline", source)["instances"]
    assert [each["chain"] for each in shown["sets"]] == [done.json["chain"]], "its backups are known as its own"


# ---- the kind of run


def test_an_incremental_without_a_full(refused: Refused, small: Path, to: Path) -> None:
    error = refused("backup", "--from", small, "--to", to, "--mode", "incremental")
    assert (error["name"], error["code"]) == ("JET_errMissingFullBackup", -560)
    assert tree(to) == {}


def test_an_incremental_with_a_gap(refused: Refused, ask: Ask, small: Path, to: Path) -> None:
    ask("backup", "--from", small, "--to", to, "--mode", "full")
    write_small_instance(small, first=5, last=7)
    before = tree(to)
    error = refused("backup", "--from", small, "--to", to, "--mode", "incremental")
    assert (error["name"], error["generation"]) == ("JET_errMissingFileToBackup", 3)
    assert tree(to) == before


def test_an_incremental_of_another_history(refused: Refused, ask: Ask, small: Path, to: Path) -> None:
    ask("backup", "--from", small, "--to", to, "--mode", "full")
    shutil.rmtree(small)
    write_small_instance(small, last=5, signature=OTHER_STREAM)
    error = refused("backup", "--from", small, "--to", to, "--mode", "incremental")
    assert error["code"] == -560


def test_what_this_version_does_not_do(refused: Refused, full: Refused, small: Path, to: Path) -> None:
    error = refused("backup", "--to", to, "--from", small, "--mode", "truncate")
    assert (error["name"], error["code"]) == ("JET_errFeatureNotAvailable", -1001)
    assert "files at rest are never changed" in error["message"]
    assert tree(to) == {}


def test_a_dry_run_tells_and_changes_nothing(ask: Ask, cli: Cli, refused: Refused, small: Path, to: Path) -> None:
    plan = ask("backup", "--from", small, "--to", to, "--mode", "full", "--dry-run")
    assert (plan["result"], plan["logs"], plan["chain"]) == ("planned", [1, 3], None)
    assert plan["bytes"] == sum(file["bytes"] for file in plan["files"])
    assert tree(to) == {}
    done = ask("backup", "--from", small, "--to", to, "--mode", "full")
    assert {f["name"]: f["bytes"] for f in done["files"]} == {f["name"]: f["bytes"] for f in plan["files"]}
    grow_small_instance(small)
    before = tree(to)
    plan = ask("backup", "--from", small, "--to", to, "--mode", "incremental", "--dry-run")
    assert (plan["logs"], plan["replaces"], plan["chain"]) == ([3, 5], "edb.log", Path(done["chain"]).name)
    text = cli("backup", "--from", small, "--to", to, "--mode", "incremental", "--dry-run").out
    assert "partially filled" in text
    (small / "edb00004.log").unlink()
    refused("backup", "--from", small, "--to", to, "--mode", "incremental", "--dry-run")
    assert tree(to) == before


# ---- restore


@pytest.fixture
def chain(ask: Ask, small: Path, to: Path) -> Path:
    return Path(ask("backup", "--from", small, "--to", to, "--mode", "full")["chain"])


def test_restore_is_refused_with_its_checks(refused: Refused, cli: Cli, chain: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    error = refused("restore", chain, "--to", target)
    assert (error["name"], error["code"]) == ("JET_errBackupDirectoryNotEmpty", -504)
    planned = cli("restore", chain, "--to", target, "--dry-run", "--json")
    assert (planned.code, planned.json["result"], planned.error["code"]) == (1, "refused", -504)
    assert "failed" in {check["outcome"] for check in planned.json["checks"]}
    assert "failed   The target folder is new or empty" in cli("restore", chain, "--to", target, "--dry-run").out
    assert tree(target).keys() == {"mine.txt"}
    assert refused("restore", chain, "--to", tmp_path / "a" / "b")["code"] == -1023
    assert refused("restore", tmp_path, "--to", tmp_path / "c")["code"] == -1811
    assert refused("restore", chain, "--to", tmp_path / "c", "--generation", "77")["code"] == -557
    assert not (tmp_path / "c").exists()


def test_restore_makes_folders_when_told_to(ask: Ask, chain: Path, tmp_path: Path) -> None:
    ask("restore", chain, "--to", tmp_path / "a" / "b", "--create")
    assert (tmp_path / "a" / "b" / "data.edb").is_file()


def test_restore_of_a_changed_chain(refused: Refused, cli: Cli, chain: Path, tmp_path: Path) -> None:
    edit(chain / "data.edb", page_at(35), flip(2))
    error = refused("restore", chain, "--to", tmp_path / "new")
    assert error["code"] == -1018
    assert not (tmp_path / "new").exists()
    found = cli("verify", chain, "--json").json
    assert {f["kind"] for f in found["findings"]} == {"checksum", "changed"}


def test_verify_goes_on_after_the_first_finding(cli: Cli, chain: Path) -> None:
    edit(chain / "data.edb", page_at(31) + 600, flip(2))
    (chain / "edb00001.log").unlink()
    edit(chain / "edb00002.log", 5000, flip(1))
    (chain / "stray.txt").write_text("not ours")
    found = cli("verify", chain, "--json")
    assert found.code == 1
    kinds = {(Path(f["file"]).name, f["kind"]) for f in found.json["findings"]}
    assert {
        ("data.edb", "checksum"),
        ("data.edb", "changed"),
        ("edb00001.log", "missing"),
        ("edb00002.log", "changed"),
        ("edb00002.log", "log"),
        ("stray.txt", "unlisted"),
    } <= kinds


def test_a_folder_of_chains_is_pointed_out(refused: Refused, chain: Path, to: Path, tmp_path: Path) -> None:
    for folder in (to, chain.parent):
        assert refused("verify", folder)["hint"].endswith(f"the newest is {chain}")
        error = refused("restore", folder, "--to", tmp_path / "new")
        assert (error["name"], error["path"]) == ("JET_errFileNotFound", str(folder))
        assert error["hint"].endswith(f"the newest is {chain}")
