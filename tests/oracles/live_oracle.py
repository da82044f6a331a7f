"""What must hold of a live instance after any crash: recovery, the state found, and the work that goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from engine.files import FileSystem, read_whole
from engine.formats.db_header import DatabaseState, page_offset, read_header
from engine.instance.start import has_stream
from engine.recovery.recover import RecoveryOptions, recover
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import FindingKind
from engine.verify.structure import check_structure
from tests.builders.live_runs import DATABASE, PARAMETERS, ROOT, ROWS, Content, Run, Table, content_of
from tests.disk.crash_model import Blob, Tree
from tests.disk.memory_fs import MemoryFS

_LARGEST = 1 << 26
_UNREAD = (".jrs", "tmp.log")
"""Files whose bytes no start looks at: reserve logs, and the log that a roll had not finished."""


def starts_alike(tree: Tree) -> bytes:
    """Equal for trees that any start has to treat alike."""
    found = hashlib.blake2b(digest_size=16)
    for name, entry in tree.items():
        text = entry.digest if isinstance(entry, Blob) and not name.endswith(_UNREAD) else ""
        size = len(entry.data) if isinstance(entry, Blob) else 0
        found.update(f"{name}\0{size}\0{text}\0".encode())
    return found.digest()


def recovered(fs: FileSystem) -> bool:
    """Recover as the start of an instance does; whether anything was changed."""
    if not has_stream(fs, PARAMETERS):
        return False
    options = RecoveryOptions(cache_pages=PARAMETERS.cache_pages, create_at_logged_paths=True)
    return recover(fs, log_directory=ROOT, base=PARAMETERS.base, system_directory=ROOT, options=options).changed


class LiveOracle:
    """Judges what recovery leaves, for a run with this history; remembers what it has proven, by content."""

    def __init__(self, history: Sequence[Content]) -> None:
        self.history = history
        self.proven_work = 0
        self._contents: dict[bytes, dict[str, Table]] = {}
        self._went_on: set[bytes] = set()
        self._recovered: dict[bytes, Content] = {}

    def judge(self, tree: Tree, promised: tuple[int, int]) -> Content:
        """Start on a tree; what is found. Whatever is not as it has to be is an AssertionError or what the engine
        raises.
        """
        key = starts_alike(tree)
        found = self._recovered.get(key)
        if found is None:
            found = self._recovered[key] = self._recover(MemoryFS(ROOT, tree))
        self.check(found, promised)
        return found

    def check(self, found: Content, promised: tuple[int, int]) -> None:
        """The content is one of the states that were promised."""
        first, last = promised
        if found not in self.history[first : last + 1]:
            known = [number for number, state in enumerate(self.history) if state == found]
            raise AssertionError(f"state {known or 'never committed'} found, promised were {first} to {last}")

    def _recover(self, fs: MemoryFS) -> Content:
        recovered(fs)
        tree = fs.tree()
        assert not recovered(fs), "a second recovery changed something"
        assert fs.tree() == tree, "a second recovery wrote something"
        found = self.content(fs)
        assert fs.open_files == 0
        self._go_on(fs, found)
        return found

    def content(self, fs: FileSystem, folder: Path = ROOT) -> Content:
        """The databases at rest in a folder, each proven sound."""
        return {path.name: self._content(fs, path) for path in fs.list(folder) if path.suffix == ".edb"}

    def _content(self, fs: FileSystem, path: Path) -> dict[str, Table]:
        data = read_whole(fs, path, _LARGEST)
        header = read_header(data).header
        assert header.state is DatabaseState.CLEAN_SHUTDOWN, f"{path.name}: {header.state}"
        key = hashlib.blake2b(data[page_offset(1, header.page_size) :], digest_size=16).digest()
        if key not in self._contents:
            with ReadOnlyDatabase.open(fs.open_read(path)) as database:
                findings = [f for f in check_structure(database) if f.kind is not FindingKind.LEAKED]
                assert not findings, [finding.detail for finding in findings]
                self._contents[key] = content_of(database)
        return self._contents[key]

    def _go_on(self, fs: MemoryFS, found: Content) -> None:
        """Another start, another commit, a normal end; once for all trees with the same pages and file names."""
        state = hashlib.blake2b(digest_size=16)
        for path in fs.list(ROOT):
            state.update(path.name.encode() + b"\0")
            if path.suffix == ".edb":
                state.update(read_whole(fs, path, _LARGEST)[page_offset(1, PARAMETERS.page_size) :])
        if state.digest() in self._went_on:
            return
        self._went_on.add(state.digest())
        self.proven_work += 1
        run = Run(fs, lambda label: None, found)
        run.open()
        for name in found:
            run.attach(name)
        if DATABASE not in found:
            run.create()
        for name, tables in run.content.items():
            if ROWS not in tables:
                with run.transaction(name) as work:
                    work.create_table()
            run.step(name)
        run.close()
        assert self.content(fs) == run.content
        assert fs.open_files == 0
