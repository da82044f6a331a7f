"""A comparison of two databases says what two dicts say of the rows that were put into them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.compare import ComparedTable, DifferenceKind, RowDifference, compare_databases
from engine.files import LocalFileSystem
from engine.formats.values import Value
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.live_tables import BLOB, NAME, NOTES, NUMBER, TAGS, live_tables, simple

Model = dict[int, dict[str, Value]]
COLUMNS = NUMBER, NAME, NOTES, BLOB, TAGS

cells = st.fixed_dictionaries(
    {
        NAME.name: st.none() | st.text("abcß", max_size=20),
        NOTES.name: st.none() | st.text("xyz", max_size=5).map(lambda text: text * 40),
        # long enough to be kept outside the record, some of them alike but for one byte
        BLOB.name: st.none() | st.integers(0, 3).map(lambda last: bytes(5000) + bytes((last,))),
        TAGS.name: st.none() | st.lists(st.sampled_from(["one", "two"]), min_size=1, max_size=3),
    }
)
models = st.dictionaries(st.integers(-50, 50), cells, max_size=40)


def write(folder: Path, model: Model) -> ReadOnlyDatabase:
    """A database whose table holds the rows of the model, keyed by number."""
    folder.mkdir()
    with live_tables(folder) as live:
        live.create(simple("t", *COLUMNS))
        cursor = live.cursor("t")
        for number, row in model.items():
            cursor.insert(
                {NUMBER.name: number, **{name: value for name, value in row.items() if value is not None}}
            )
        live.close()
    return ReadOnlyDatabase.open(LocalFileSystem().open_read(live.path))


def compared(one: Model, two: Model, most: int = 100) -> tuple[ComparedTable, list[RowDifference]]:
    seen: list[RowDifference] = []
    with tempfile.TemporaryDirectory() as folder:
        first, second = write(Path(folder) / "a", one), write(Path(folder) / "b", two)
        with first, second:
            (table,) = compare_databases(first, second, each=lambda _table, found: seen.append(found), most=most)
    return table, seen


def expected(one: Model, two: Model) -> dict[int, tuple[DifferenceKind, frozenset[str]]]:
    found = {}
    for number in one.keys() | two.keys():
        before, after = one.get(number), two.get(number)
        if before is None or after is None:
            found[number] = (DifferenceKind.ADDED if before is None else DifferenceKind.GONE), frozenset[str]()
        elif changed := {name for name in before if before[name] != after[name]}:
            found[number] = DifferenceKind.CHANGED, frozenset(changed)
    return found


@settings(max_examples=25, deadline=None)
@given(models, models)
def test_two_dicts(one: Model, two: Model) -> None:
    table, seen = compared(one, two, most=5)
    wanted = expected(one, two)
    assert {row.key["Number"]: (row.kind, frozenset(row.columns)) for row in seen} == wanted
    assert [row.key["Number"] for row in seen] == sorted(wanted)
    kinds = [kind for kind, _ in wanted.values()]
    counts = [kinds.count(kind) for kind in (DifferenceKind.ADDED, DifferenceKind.CHANGED, DifferenceKind.GONE)]
    assert [table.added, table.changed, table.gone] == counts
    assert table.same == len(one.keys() & two.keys()) - table.changed
    assert list(table.rows) == seen[:5]
    assert table.is_same is (not wanted) and table.has_key and not table.schema


@settings(max_examples=10, deadline=None)
@given(models)
def test_of_itself_nothing_differs(model: Model) -> None:
    table, seen = compared(model, dict(reversed(model.items())))
    assert table.is_same and not seen and table.same == len(model)
