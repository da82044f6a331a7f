"""Bad input, continued: what can be wrong with the source. Nothing changes anywhere when it is refused."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from engine import Kind, run_restore, scan, verify_path
from engine.errors import JetError
from engine.events import EventKind
from engine.files import LocalFileSystem
from engine.formats.names import archive_name, current_name
from engine.remedy import Remedy
from tests.builders.given import Given, made, real
from tests.builders.small_instance import OTHER_STREAM, log_bytes, write_small_instance
from tests.disk.fault_fs import Call, Fault, FaultFS

CATALOG = 4
"""A page that every database uses."""


@pytest.fixture(params=[made, real], ids=["made", "real"])
def given(request: pytest.FixtureRequest, tmp_path: Path) -> Given:
    found: Given = request.param(tmp_path)
    return found


def before_the_copy_of(name: str, change: object) -> FaultFS:
    """A file system that lets ``change`` happen right before the copy of the file of that name is made."""
    done: list[Call] = []

    def hook(call: Call) -> None:
        if call.verb == "create" and call.path.name == name and not done:
            done.append(call)
            assert callable(change)
            change()

    return FaultFS(LocalFileSystem(), hook)


# the database file


def test_source_truncated(given: Given) -> None:
    """Its own space tree says how long it has to be."""
    os.truncate(given.database, given.page_size * 20)
    given.refused(-4001, given.database.name, "truncated")


def test_source_truncated_to_nothing(given: Given) -> None:
    os.truncate(given.database, 0)
    error = given.refused(-1206, given.database.name)
    assert error.hint


def test_source_truncated_inside_its_header(given: Given) -> None:
    os.truncate(given.database, 600)
    given.refused(-1206, given.database.name)


def test_source_truncated_half_way(given: Given) -> None:
    size = given.database.stat().st_size
    fs = before_the_copy_of(given.database.name, lambda: os.truncate(given.database, size // 2))
    with pytest.raises(JetError) as caught:
        given.backup(fs=fs)
    assert int(caught.value.code) == -1215
    assert "not at rest" in caught.value.message
    assert list(given.destination.iterdir()) == []


@pytest.mark.parametrize("name", ["database", "log"])
def test_source_growing(given: Given, name: str) -> None:
    path = given.database if name == "database" else given.logs[-1]

    def grow() -> None:
        given.edit(path, path.stat().st_size, bytes(4096))

    with pytest.raises(JetError) as caught:
        given.backup(fs=before_the_copy_of(path.name, grow))
    assert int(caught.value.code) == -1215
    assert path.name in caught.value.message
    assert list(given.destination.iterdir()) == []


def test_source_written_to_after_it_was_copied(given: Given) -> None:
    fs = before_the_copy_of(given.logs[-1].name, lambda: given.edit_page(CATALOG, b"later", 200))
    with pytest.raises(JetError) as caught:
        given.backup(fs=fs)
    assert int(caught.value.code) == -1215
    assert "Stop the service" in caught.value.hint
    assert list(given.destination.iterdir()) == []


@pytest.mark.parametrize("name", ["database", "log"])
def test_source_unreadable(given: Given, name: str) -> None:
    path = given.database if name == "database" else given.logs[1]
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_ACCESS, "open_read", suffix=path.name, times=None)
    error = given.refused(-1032, path.name, fs=fs)
    assert "permissions" in error.hint


@pytest.mark.parametrize("name", ["database", "log"])
def test_source_with_an_unreadable_spot(given: Given, name: str) -> None:
    """The device reports an error while the file is copied: the third read of it, after the two scans."""
    path = given.database if name == "database" else given.logs[1]
    fs = FaultFS(LocalFileSystem()).fail_at(2, Fault.INPUT_OUTPUT, "read", suffix=path.name, times=None)
    given.refused(-1022, path.name, fs=fs)


def test_a_database_that_cannot_be_read_is_named_with_the_place(given: Given) -> None:
    """Whenever the device fails from some read on; as soon as that is one of the copy, 481 says where."""
    places = []
    for number in range(1, 12):
        fs = FaultFS(LocalFileSystem()).fail_at(
            number, Fault.INPUT_OUTPUT, "read", suffix=given.database.name, times=None
        )
        given.events.clear()
        with contextlib.suppress(JetError):
            given.backup(fs=fs)
        if EventKind.ReadFailed in given.kinds:
            assert given.kinds[-3:] == [EventKind.ReadFailed, EventKind.DatabaseCopyFailed, EventKind.BackupFailed]
            places.append(given.events[-3].fields["offset"])
    assert 0 in places


@pytest.mark.parametrize("name", ["database", "log"])
def test_source_removed_half_way(given: Given, name: str) -> None:
    path = given.database if name == "database" else given.logs[1]
    fs = before_the_copy_of(given.logs[-1].name, path.unlink)
    with pytest.raises(JetError) as caught:
        given.backup(fs=fs)
    assert int(caught.value.code) == -1811
    assert path.name in caught.value.message
    assert list(given.destination.iterdir()) == []


def test_both_headers_damaged(given: Given) -> None:
    for copy in (0, 1):
        given.edit(given.database, copy * given.page_size + 300, b"damaged")
    given.refused(-1206, given.database.name, "Both copies")


@pytest.mark.parametrize(
    ("copy", "words"), [(0, "Its good shadow copy is used"), (1, "shadow copy of the header is damaged")]
)
def test_one_header_damaged_works_and_says_so(given: Given, copy: int, words: str) -> None:
    given.edit(given.database, copy * given.page_size + 300, b"damaged")
    done = given.backup()
    assert any(words in note for note in done.run.notes)
    result = verify_path(done.chain)
    assert result.ok
    assert [finding.kind.value for finding in result.findings] == ["header-copy"]
    assert (done.chain / given.database.name).read_bytes() == given.database.read_bytes()


def test_page_with_one_flipped_bit_is_corrected_in_the_copy(given: Given, tmp_path: Path) -> None:
    good = given.database.read_bytes()
    bit = 777
    given.flip_in_page(CATALOG, bit)
    damaged = given.database.read_bytes()
    done = given.backup()
    (correction,) = done.run.corrections
    assert (correction.file, correction.page, correction.bit) == (given.database.name, CATALOG, bit)
    assert done.run.pages.corrected == 1
    assert EventKind.PageCorrected in given.kinds
    assert given.database.read_bytes() == damaged, "the source is never written to"
    run_restore(done.chain, tmp_path / "restored")
    assert (tmp_path / "restored" / given.database.name).read_bytes() == good


def test_page_with_two_flipped_bits(given: Given) -> None:
    given.flip_in_page(CATALOG, 777, 1234)
    error = given.refused(-1018, f"Page {CATALOG} of {given.database.name}")
    assert error.context["page"] == CATALOG
    assert EventKind.PageChecksumMismatch in given.kinds


def test_two_pages_with_damage(given: Given) -> None:
    given.flip_in_page(CATALOG, 777, 1234)
    given.flip_in_page(2, 777, 1234)
    error = given.refused(-1018, "Page 2", "2 bad pages")
    assert error.context["pages"] == [2, CATALOG]


def test_misplaced_page(given: Given) -> None:
    given.edit_page(7, given.page(CATALOG))
    given.refused(-1018, "Page 7", f"contains the number of page {CATALOG}")
    assert EventKind.PageNumberMismatch in given.kinds


def test_torn_page(given: Given) -> None:
    half = given.page_size // 2
    given.edit_page(CATALOG, given.page(2)[half:], half)
    given.refused(-1018, f"Page {CATALOG}")


# logs


@pytest.mark.parametrize("place", ["header", "segment"])
def test_log_with_a_flipped_bit(given: Given, place: str) -> None:
    given.flip(given.logs[1], (100 if place == "header" else 4096 + 1000) * 8 + 3)
    error = given.refused(-612, given.logs[1].name)
    assert error.context["segment"] == (0 if place == "header" else 1)


def test_current_log_with_a_flipped_bit(given: Given) -> None:
    given.flip(given.logs[-1], (4096 + 1000) * 8)
    given.refused(-612, given.logs[-1].name)


def test_log_missing_in_the_middle(given: Given) -> None:
    given.logs[2].unlink()
    error = given.refused(-569, given.logs[2].name)
    assert error.hint == Remedy.MOVE_LOGS or "only the logs that the databases require" in error.hint


def test_log_missing_in_the_middle_of_an_incremental(given: Given) -> None:
    given = Given(write_small_instance(given.source.parent / "small"), given.destination)
    given.backup()
    write_small_instance(given.source, last=6)
    (given.source / "edb00004.log").unlink()
    given.refused(-569, "edb00004.log", kind=Kind.INCREMENTAL)


def test_log_of_another_stream(given: Given) -> None:
    given.logs[1].write_bytes(log_bytes(2, signature=OTHER_STREAM))
    given.refused(-555, given.logs[1].name, str(OTHER_STREAM))


def test_log_with_a_wrong_base_name(given: Given) -> None:
    given.logs[1].rename(given.logs[1].with_name("xyz" + given.logs[1].name[3:]))
    given.refused(-513, "xyz", f"the other logs of the stream are named {given.base}")


def test_log_under_another_generation_s_name(given: Given) -> None:
    wrong = archive_name(given.base, 0x99)
    given.logs[1].rename(given.logs[1].with_name(wrong))
    given.refused(-513, wrong, "Its name should be")


def test_nobody_is_invited_to_overwrite_a_log(tmp_path: Path) -> None:
    """A log of another stream under the name of one that is missing here: its own name is that of a good log."""
    folder = write_small_instance(tmp_path / "source", last=5)
    (folder / "edb00002.log").write_bytes(log_bytes(3, signature=OTHER_STREAM))
    texts = [problem.text for each in scan([folder]).instances for problem in each.problems]
    assert any("edb00002.log belongs to another log stream" in text for text in texts)
    assert not any("should be edb00003.log" in text for text in texts)


@pytest.mark.parametrize("digits", [5, 8])
def test_hints_name_logs_as_wide_as_the_others(tmp_path: Path, digits: int) -> None:
    """A name of another width would be that of no file, and would not be found here either."""
    folder = write_small_instance(tmp_path / "source", last=5)
    names = {generation: archive_name("edb", generation, digits=digits) for generation in range(1, 5)}
    for path, name in zip(sorted(folder.glob("edb0*.log")), names.values(), strict=True):
        path.rename(folder / name)
    given = Given(folder, tmp_path / "destination")
    given.destination.mkdir()
    (folder / names[3]).rename(tmp_path / "kept")
    error = given.refused(-569, f"{names[3]} is not in {folder}")
    assert error.context["path"] == str(folder / names[3])
    wrong = archive_name("edb", 0x99, digits=digits)
    (tmp_path / "kept").rename(folder / wrong)
    given.refused(-513, f"Its name should be {names[3]}")


def test_wrong_base_name_asked_for(given: Given) -> None:
    given.refused(-1003, "No instance with the base name XYZ", f"Found: {given.base}", base="XYZ")


def test_log_cut_short(given: Given) -> None:
    os.truncate(given.logs[1], given.logs[1].stat().st_size - 4096)
    given.refused(-501, given.logs[1].name)


# neither


@pytest.mark.parametrize("content", [b"Just a letter.", b"PK\3\4" * 5000, b"\0" * 4096, b""])
def test_no_database_at_all(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "data.edb").write_bytes(content)
    for folder in (source, source / "data.edb"):
        for run in (lambda path: verify_path(path), lambda path: Given(path, tmp_path)):
            with pytest.raises(JetError) as caught:
                run(folder)
            assert int(caught.value.code) in (-1028, -1203)
            assert str(source) in caught.value.message


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(JetError) as caught:
        Given(tmp_path / "nowhere", tmp_path)
    assert int(caught.value.code) == -1811
    assert "nowhere" in caught.value.message


NAMES = [
    "two words.edb",
    "Übergrößen 数据库 🦊.edb",
    "x" * 196 + ".edb",
    "nächste" * 20 + ".edb",
    "name.with.dots.EDB",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("logs", [True, False])
def test_names_with_spaces_unicode_and_200_characters(tmp_path: Path, name: str, logs: bool) -> None:
    """In the database, in its folder, in the destination's and in the target's, all the way round."""
    folder = tmp_path / name[:60] / name
    source = write_small_instance(folder / "source", database=name)
    if not logs:
        for log in source.glob("edb*"):
            log.unlink()
    destination = folder / name
    destination.mkdir()
    given = Given(source, destination)
    done = given.backup()
    assert verify_path(done.chain).ok
    run_restore(done.chain, folder / f"{name[:-4]}.bak")
    assert (folder / f"{name[:-4]}.bak" / name).read_bytes() == given.database.read_bytes()
    if logs:
        write_small_instance(source, last=6, database=None)
        assert given.backup(Kind.INCREMENTAL).files
        assert current_name("edb") in {entry.name for entry in done.chain.iterdir()}
    assert verify_path(done.chain).ok


@pytest.mark.parametrize(
    "name", ["con.edb", "a:b.edb", "what?.edb", "trailing.edb.", "new\nline.edb", ".hidden.edb"]
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_names_that_not_every_system_can_hold(tmp_path: Path, name: str) -> None:
    source = write_small_instance(tmp_path / "source", database=name)
    given = Given(source, tmp_path / "destination")
    given.destination.mkdir()
    error = given.refused(-1023, "is not valid on every system")
    assert "Rename" in error.hint
