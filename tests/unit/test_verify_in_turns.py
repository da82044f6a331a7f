"""Large databases are verified two at a time; what is told and found is as if one came after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.backup.job import run
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import Kind
from engine.errors import Cancelled
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.progress import Cancel, Event
from engine.run_context import RunContext
from engine.sources.at_rest import AtRestSource
from engine.verify import FindingKind, Verification, database_check, verify
from tests.builders.big_database import write_big_database
from tests.disk.fault_fs import Call, Fault, FaultFS

MIB = {"a.edb": 9, "b.edb": 13, "c.edb": 3, "d.edb": 6}
"""The third is shorter than a chunk, and read alone."""
BAD = {"b.edb": (1500, 3000), "d.edb": (1200,)}
"""Pages with two flipped bits."""


@pytest.fixture(scope="module", params=["chain", "instance"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four databases, of which two are damaged."""
    folder = tmp_path_factory.mktemp("made")
    for name, mib in MIB.items():
        write_big_database(folder / name, mib / 1024, 4096)
    with Instance.open(Parameters(folder, page_size=4096)) as instance:
        for name in MIB:
            instance.attach(folder / name)
    if request.param == "chain":
        folder = run(AtRestSource([folder]), LocalFolder(tmp_path_factory.mktemp("chains")), Kind.FULL).chain
    for name, pages in BAD.items():
        with (folder / name).open("r+b") as file:
            for page in pages:
                file.seek((page + 1) * 4096 + 100)
                file.write(b"\xff\x00\xff")
    return folder


def _verified(place: Path, fs: FaultFS, cancel: Cancel | None = None) -> tuple[Verification, list[Event]]:
    events: list[Event] = []
    context = RunContext(fs=fs, progress=events.append, cancel=cancel or Cancel())
    return verify(place, context=context), events


def test_it_is_the_same_as_one_by_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fs = FaultFS(LocalFileSystem())
    result, events = _verified(place, fs)
    pages = [(each.file.name, each.page) for each in result.findings if each.kind is FindingKind.CHECKSUM]
    assert pages == [(name, page) for name, bad in BAD.items() for page in bad]
    changed = [each.file.name for each in result.findings if each.kind is FindingKind.CHANGED]
    assert set(changed) == (set(BAD) if result.what == "chain" else set())
    assert [each.bad for each in result.databases] == [len(BAD.get(name, ())) for name in MIB]
    items = [event.item for event in events if event.item in MIB]
    assert items == sorted(items)
    done = [event.done for event in events]
    assert done == sorted(done)
    assert done[-1] == events[-1].total
    reads = [call.path.name for call in fs.calls if call.verb == "read" and call.length >= 1 << 20]
    assert reads.index("b.edb") < len(reads) - 1 - reads[::-1].index("a.edb"), "the second begins beside the first"
    assert reads.index("c.edb") > len(reads) - 1 - reads[::-1].index("b.edb"), "a small one is read alone"
    monkeypatch.setattr(database_check, "_AT_A_TIME", 1)
    alone, one_by_one = _verified(place, FaultFS(LocalFileSystem()))
    assert alone == result
    assert one_by_one[-1].counts == events[-1].counts


@pytest.mark.parametrize("name", ["a.edb", "b.edb"])
def test_one_that_cannot_be_read_is_a_finding_of_its_own(place: Path, name: str) -> None:
    """The other is checked all the same."""
    fs = FaultFS(LocalFileSystem()).fail_at(3, Fault.INPUT_OUTPUT, "read", suffix=name, times=None)
    result, _ = _verified(place, fs)
    assert fs.struck
    assert [each.file.name for each in result.findings if each.kind is FindingKind.UNREADABLE][:1] == [name]
    assert [each.file.name for each in result.databases] == [other for other in MIB if other != name]
    assert fs.open_files == 0


def test_a_cancel_ends_both(place: Path) -> None:
    cancel = Cancel()

    def ask(call: Call) -> None:
        if call.verb == "read" and call.path.name == "b.edb" and call.length >= 1 << 20:
            cancel.request()

    fs = FaultFS(LocalFileSystem(), ask)
    with pytest.raises(Cancelled):
        _verified(place, fs, cancel)
    assert fs.open_files == 0
