"""Rows under change against a plain dict: any order of changes, rollbacks, crashes and new starts.

Whatever is done, every index holds what the rows say, and readers at rest find the same.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.column import ColumnType
from engine.tables.definitions import ColumnDefinition, IndexDefinition, Nulls, TableDefinition
from tests.builders.live_tables import BLOB, NAME, NOTES, TAGS, LiveTables
from tests.oracles.database_audit import audit, open_database

Model = dict[int, dict[str, Any]]

TABLE = TableDefinition(
    "Model",
    (
        ColumnDefinition("Id", ColumnType.SHORT),
        ColumnDefinition("When", ColumnType.DATE_TIME),
        ColumnDefinition("Rank", ColumnType.IEEE_DOUBLE, default=0.5),
        NAME,
        NOTES,
        BLOB,
        TAGS,
    ),
    (
        IndexDefinition("primary", ("Id",), primary=True),
        IndexDefinition("name", ("Name",), unique=True, nulls=Nulls.LEAVE_OUT_ALL),
        IndexDefinition("tags", ("Tags", "-When")),
        IndexDefinition("rank", ("-Rank", "Blob"), nulls=Nulls.LEAVE_OUT_FIRST),
    ),
)
CELLS: dict[str, st.SearchStrategy[Any]] = {
    "When": st.integers(0, 9).map(lambda n: datetime(2025, 1, 1) + timedelta(days=n)),
    "Rank": st.integers(-3, 3).map(float),
    "Name": st.text("abAB", max_size=3),
    "Notes": st.sampled_from([0, 5, 700, 4800]),
    "Blob": st.sampled_from([0, 1, 600, 9000]),
    "Tags": st.lists(st.text("tu", max_size=2), min_size=1, max_size=3),
}
"""Values; of long ones their lengths."""
ROWS = st.fixed_dictionaries({}, optional={name: st.none() | values for name, values in CELLS.items()})
IDS = st.integers(-30, 30)
LONG: dict[str, Any] = {"Notes": "ø", "Blob": b"\xfe"}
ABSENT = {"When": None, "Rank": 0.5, "Name": None, "Notes": None, "Blob": None, "Tags": None}


CHANGES = ("insert", "insert", "insert", "update", "update", "delete")
STEPS = st.one_of(
    *[st.tuples(st.just(kind), IDS, ROWS) for kind in CHANGES],
    st.tuples(st.sampled_from(["commit", "rollback", "crash", "crash after a flush"]), st.just(0), st.just({})),
)


class Rows:
    """One table, one session; ``rows`` is what it should hold, ``saved`` what was committed."""

    def __init__(self, directory: Path, page_size: int) -> None:
        self.directory, self.page_size = directory, page_size
        self.live = LiveTables(directory, page_size=page_size)
        self.live.create(TABLE)
        self.cursor = self.live.cursor("Model")
        # The tree of long values is made now: made in a transaction that is rolled back, its pages would be lost.
        self.cursor.insert({"Id": 0, "Blob": bytes(2000)})
        self.cursor.first()
        self.cursor.delete()
        self.live.commit()
        self.rows: Model = {}
        self.saved: Model = {}

    def step(self, kind: str, id_: int, drawn: dict[str, Any]) -> None:
        row = {name: LONG[name] * v if name in LONG and v is not None else v for name, v in drawn.items()}
        match kind:
            case "insert":
                self.insert(id_, row)
            case "update":
                self.update(id_, row)
            case "delete":
                assert self.cursor.seek(id_) == (id_ in self.rows)
                if self.rows.pop(id_, None) is not None:
                    self.cursor.delete()
            case "commit":
                self.live.commit()
                self.saved = {key: dict(kept) for key, kept in self.rows.items()}
            case "rollback":
                self.live.rollback()
                self.rows = {key: dict(kept) for key, kept in self.saved.items()}
            case _:
                self.crash(flushed=kind != "crash")

    def taken(self, id_: int, row: dict[str, Any]) -> bool:
        """Whether another row has the name."""
        names = {str(other["Name"]).upper(): key for key, other in self.rows.items() if other["Name"] is not None}
        return row.get("Name") is not None and names.get(row["Name"].upper(), id_) != id_

    def insert(self, id_: int, row: dict[str, Any]) -> None:
        if id_ in self.rows or self.taken(id_, row):
            with duplicate():
                self.cursor.insert({"Id": id_, **row})
        else:
            self.cursor.insert({"Id": id_, **row})
            self.rows[id_] = {**ABSENT, **row}

    def update(self, id_: int, row: dict[str, Any]) -> None:
        assert self.cursor.seek(id_) == (id_ in self.rows)
        if id_ not in self.rows:
            return
        if self.taken(id_, row):
            with duplicate():
                self.cursor.update(row)
        else:
            self.cursor.update(row)
            self.rows[id_].update(row)

    def crash(self, *, flushed: bool) -> None:
        """What was committed is there again; what was not, is not."""
        self.live.instance.log.flush()
        if flushed:
            self.live.instance.cache.flush()
        self.live.crash()
        self.live = LiveTables(self.directory, page_size=self.page_size)
        self.cursor = self.live.cursor("Model")
        self.rows = {key: dict(kept) for key, kept in self.saved.items()}

    def check(self) -> None:
        """The rows, in every index."""
        found = {row.pop("Id"): row for row in self.cursor.rows()}
        assert found == self.rows
        named = sum(row["Name"] is not None for row in self.rows.values())
        assert self.live.cursor("Model", "name").count() == named


@contextmanager
def duplicate() -> Iterator[None]:
    with pytest.raises(JetError) as caught:
        yield
    assert caught.value.code is Code.KeyDuplicate


@settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(page_size=st.sampled_from([4096, 32768]), steps=st.lists(STEPS, min_size=20, max_size=60))
def test_rows_are_those_of_a_dict(page_size: int, steps: list[tuple[str, int, dict[str, Any]]]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        model = Rows(Path(directory), page_size)
        try:
            for step in steps:
                model.step(*step)
                model.check()
            data = model.live.close()
        finally:
            model.live.instance.abandon()
        assert audit(data) == []
        assert {row.pop("Id"): row for row in open_database(data).rows("Model")} == model.rows
