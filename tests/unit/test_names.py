from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.names import (
    Family,
    LogName,
    Role,
    archive_name,
    checkpoint_name,
    current_name,
    digits_of,
    parse_name,
    temp_name,
)


@pytest.mark.parametrize(
    ("name", "role", "family", "generation"),
    [
        ("SRU.log", Role.CURRENT, Family.LOG, None),
        ("SRU00059.log", Role.ARCHIVE, Family.LOG, 0x59),
        ("edb000000FF.log", Role.ARCHIVE, Family.LOG, 0xFF),
        ("EDB0001A.LOG", Role.ARCHIVE, Family.LOG, 0x1A),
        ("edb0001a.log", Role.ARCHIVE, Family.LOG, 0x1A),
        ("edbtmp.log", Role.TEMP, Family.LOG, None),
        ("edbTMP.jtx", Role.TEMP, Family.JTX, None),
        ("USS.jtx", Role.CURRENT, Family.JTX, None),
        ("USS00029.jtx", Role.ARCHIVE, Family.JTX, 0x29),
        ("USS.jcp", Role.CHECKPOINT, Family.JTX, None),
        ("SRU.chk", Role.CHECKPOINT, Family.LOG, None),
        ("SRUres00001.jrs", Role.RESERVE, None, None),
        ("res.log", Role.CURRENT, Family.LOG, None),
        ("tmptmp.log", Role.TEMP, Family.LOG, None),
        ("V0100001.log", Role.ARCHIVE, Family.LOG, 1),
        ("日本語.log", Role.CURRENT, Family.LOG, None),
    ],
)
def test_names_of_both_families(name: str, role: Role, family: Family | None, generation: int | None) -> None:
    parsed = parse_name(name)
    assert parsed is not None
    assert (parsed.base, parsed.role, parsed.family, parsed.generation) == (
        name[:3],
        role,
        family,
        generation,
    )


@pytest.mark.parametrize(
    "name",
    [
        "", "log", "ed.log", "edbx.log", "edb1.log", "edb0001.log", "edb000001.log", "edb0000001.log",
        "edb000000001.log", "edb0000G.log", "edb00000.log", "edb00000000.log", "edbFFFFFFFF.log",
        "edb7FFFFA01.log",
        "edb.edb", "SRUDB.dat", "SRUDB.jfm", "edb00001.chk", "edbtmp.chk", "edbres00001.log", "edb.jrs",
        "edbres1.jrs", "edb.log.bak", "edb.log ", "../e.log", "a/b.log", "..\\.log", "edb٠٠٠٠١.log",
        "edb.log\n",
    ],
)  # fmt: skip
def test_other_names_are_not_ours(name: str) -> None:
    assert parse_name(name) is None


@given(st.integers(1, 0x7FFFFA00), st.sampled_from(Family), st.sampled_from([None, 5, 8]))
def test_an_archive_name_reads_back(generation: int, family: Family, digits: int | None) -> None:
    width = 8 if generation > 0xFFFFF or digits == 8 else 5
    parsed = parse_name(archive_name("edb", generation, family, digits=digits))
    assert parsed == LogName("edb", Role.ARCHIVE, family, generation, width)


def test_digits_grow_only_when_they_must() -> None:
    assert archive_name("edb", 0xFFFFF) == "edbFFFFF.log"
    assert archive_name("edb", 0x100000) == "edb00100000.log"
    assert archive_name("edb", 1, digits=8) == "edb00000001.log"


@pytest.mark.parametrize(
    ("names", "digits"),
    [
        (["SRU.log", "SRU00059.log"], 5),
        (["edb.log", "edb00000059.log"], 8),
        (["edb.log"], 5),
        (["edbFFFFF.log", "edb00100000.log"], 5),
    ],
)
def test_the_files_of_a_stream_say_how_wide_its_numbers_are(names: list[str], digits: int) -> None:
    assert digits_of(name for text in names if (name := parse_name(text))) == digits


def test_no_name_is_made_with_a_guessed_width() -> None:
    """Whoever names a log takes the width from the stream: a name of another width is that of no file."""
    calls = list(calls_of("archive_name", Path(__file__).parents[2] / "engine"))
    assert calls
    assert [place for place, call in calls if not any(word.arg == "digits" for word in call.keywords)] == []


def calls_of(function: str, root: Path) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                yield f"{path.name}:{node.lineno}", node


@pytest.mark.parametrize("generation", [0, -1, 0x7FFFFA01])
def test_no_name_for_an_impossible_generation(generation: int) -> None:
    with pytest.raises(ValueError, match="generation"):
        archive_name("edb", generation)


def test_the_other_names() -> None:
    assert current_name("SRU") == "SRU.log"
    assert checkpoint_name("USS", Family.JTX) == "USS.jcp"
    assert temp_name("edb") == "edbtmp.log"


def test_a_base_matches_in_any_case() -> None:
    parsed = parse_name("edb.LOG")
    assert parsed is not None
    assert parsed.belongs_to("EDB")
    assert not parsed.belongs_to("SRU")
