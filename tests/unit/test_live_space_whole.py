"""Space after every record of the log, in a running instance, and in databases that Windows laid out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from engine.btree import space
from engine.change.apply import apply, apply_macro
from engine.files import LocalFileSystem
from engine.formats.log.records import (
    ConvertFDP2,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    Delete,
    ExtendDB,
    Insert,
    LogRecord,
    MacroBegin,
    MacroCommit,
    NewPage,
    PageRecord,
    Replace,
    SetExternalHeader,
    Split2,
)
from engine.formats.space import (
    DATABASE_ROOT,
)
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import FindingKind
from engine.verify.space_check import SpaceCheck
from engine.verify.structure import check_structure
from engine.verify.tree_check import TreePlace
from tests.builders.memory_database import MemoryPages
from tests.builders.space_lab import Lab
from tests.datasets import dataset


def _trees_made(lab: Lab, made: set[int]) -> list[tuple[TreePlace, int]]:
    return [(place, parent) for root, (place, parent) in lab.trees.items() if root in made]


@pytest.mark.parametrize("seed", range(2))
def test_after_every_record_no_page_has_two_owners(seed: int) -> None:
    """Whatever prefix of the log survives: pages may be lost, but never used or free twice."""
    chance = random.Random(seed)
    lab = Lab(2048, pages=48, growth=16)
    table = lab.create(DATABASE_ROOT)
    roots = [table, lab.create(table, pages=5), lab.create(DATABASE_ROOT, multiple=True)]
    for step in range(220):
        root = chance.choice(roots)
        if lab.held[root] and chance.random() < (0.3 if step < 120 else 0.8):
            lab.free(root, chance.choice(sorted(lab.held[root])))
        else:
            lab.allocate(root)
    for pgno in [lab.allocate(table) for _ in range(400)][::2]:
        lab.free(table, pgno)
    kinds = {type(record) for record in lab.database.records()}
    assert {ConvertFDP2, Split2, Replace, Delete, Insert, ExtendDB, SetExternalHeader} <= kinds

    pages, made, last, audits = MemoryPages(2048), set[int](), 48, 0
    macro: list[LogRecord] | None = None
    for position, record in enumerate(lab.database.records(), 1):
        if isinstance(record, MacroBegin):
            macro = []
        elif isinstance(record, MacroCommit):
            apply_macro(macro or [], pages, position, 1)
            macro = None
        elif macro is not None:
            macro.append(record)
        elif isinstance(record, ExtendDB):
            last = record.pgno_last
        elif isinstance(record, (PageRecord, NewPage)):
            apply(record, pages, position, 1)
            if isinstance(record, (CreateSingleExtentFDP, CreateMultipleExtentFDP)):
                made.add(record.pgno)
        if macro is None and (position < 600 or position % 40 == 0):
            audits += 1
            findings: list[str] = []
            check = SpaceCheck(pages.read, last, lambda pgno, text: findings.append(f"{pgno}: {text}"))  # noqa: B023
            for place, parent in _trees_made(lab, made):
                check.tree(place, parent)
            lost = check.finish()
            assert not findings, f"after record {position}, {record}"
            assert lost <= set(range(1, last + 1))
    assert audits > 400


@pytest.mark.parametrize("page_size", [4096, 32768])
def test_in_an_instance_what_is_not_committed_costs_pages_at_most(tmp_path: Path, page_size: int) -> None:
    """Rolled back, and then caught by a crash: pages may be lost, the database stays consistent."""
    path, parameters = tmp_path / "space.edb", Parameters(log_directory=tmp_path, page_size=page_size)
    for ending in ("rollback", "crash"):
        instance = Instance.open(parameters)
        database = instance.attach(path) if path.exists() else instance.create_database(path)
        session = instance.session()
        session.begin()
        root = space.create_tree(session, database, DATABASE_ROOT, database.next_objid())
        for pgno in [space.allocate(session, database, root) for _ in range(300)][::2]:
            space.free(session, database, root, pgno)
        if ending == "rollback":
            session.rollback()
            instance.close()
        else:
            instance.flush_log(instance.log.tip)
            instance.abandon()
            Instance.open(parameters).close()
        with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as closed:
            findings = check_structure(closed)
        assert [finding.kind for finding in findings] == [FindingKind.LEAKED]


def test_a_tree_made_and_freed_in_an_instance_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "space.edb"
    with Instance.open(Parameters(log_directory=tmp_path)) as instance:
        database = instance.create_database(path)
        with instance.session() as session:
            session.begin()
            root = space.create_tree(session, database, DATABASE_ROOT, database.next_objid())
            for _ in range(400):
                space.allocate(session, database, root)
            space.free_tree(session, database, root)
            session.commit()
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as closed:
        assert check_structure(closed) == ()


@pytest.mark.parametrize("name", ["srum-win10-clean/SRUDB.dat", "small-edb/default.edb"])
def test_space_that_windows_laid_out_is_used_and_given_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / "windows.edb"
    path.write_bytes(dataset(*name.split("/")).read_bytes())
    chance = random.Random(1)
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as before:
        roots = [DATABASE_ROOT, *(tree.root for table in before.tables() for tree in table.trees)]
        leaked = [finding.detail for finding in check_structure(before)]
    with Instance.open(Parameters(log_directory=tmp_path)) as instance:
        database = instance.attach(path)
        with instance.session() as session:
            session.begin()
            held = [
                (root, space.allocate(session, database, root))
                for root in (chance.choice(roots) for _ in range(500))
            ]
            assert len({pgno for _, pgno in held}) == len(held)
            chance.shuffle(held)
            for root, pgno in held:
                space.free(session, database, root, pgno)
            session.commit()
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as after:
        assert [finding.detail for finding in check_structure(after)] == leaked
