"""``rows --history``: who changed a row when, from the logs of a chain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from engine import Kind, LocalFolder, run_backup
from engine.formats.column import ColumnType as T
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.sources.live import InProcessSource
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.schema import create_table
from tests.cli.conftest import Cli, tree

NAME = "stock.edb"
Ask = Callable[..., dict[str, Any]]
GUID = UUID("00112233-4455-6677-8899-aabbccddeeff")
DAY, KEPT = datetime(2024, 2, 29, 12, 30), datetime(2024, 3, 1)
KEYS: dict[str, tuple[tuple[ColumnDefinition, ...], tuple[Any, ...]]] = {
    "Number": ((ColumnDefinition("Id", T.LONG),), (7,)),
    "Negative": ((ColumnDefinition("Id", T.LONG_LONG),), (-3,)),
    "Word": ((ColumnDefinition("Id", T.TEXT, 40),), ("Ship, 2nd",)),
    "Bytes": ((ColumnDefinition("Id", T.BINARY, 40),), (b"\x00\xff",)),
    "Guid": ((ColumnDefinition("Id", T.GUID),), (GUID,)),
    "Day": ((ColumnDefinition("Id", T.DATE_TIME),), (DAY,)),
    "Flag": ((ColumnDefinition("Id", T.BIT),), (True,)),
    "Real": ((ColumnDefinition("Id", T.IEEE_DOUBLE),), (0.1,)),
    "Two": ((ColumnDefinition("A", T.LONG), ColumnDefinition("B", T.TEXT, 40)), (1, "x,y")),
}
ASKED: dict[str, list[str]] = {
    "Number": ["0x7"], "Negative": ["-3"], "Word": ["ship, 2ND"], "Bytes": ["00ff"],
    "Guid": [str(GUID)], "Day": ["2024-02-29T12:30:00Z"], "Flag": ["true"], "Real": ["0.1"], "Two": ['1,"x,y"'],
}  # fmt: skip
"""Each key as a user may write it; ``rows`` prints the same, or nearly."""


@dataclass(frozen=True)
class Made:
    chain: Path
    clock: list[datetime]
    """When each of the commits after the full backup was made."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """For each kind of key a row that is inserted, updated twice and deleted after a full backup."""
    live, backups = tmp_path_factory.mktemp("live"), tmp_path_factory.mktemp("backups")
    now = [datetime(2026, 1, 1, 12, tzinfo=UTC)]
    times: list[datetime] = []
    parameters = Parameters(live, log_file_kib=64)
    with Instance.open(parameters, clock=lambda: now[0]) as instance:
        database = instance.create_database(live / NAME)
        session = instance.session()
        session.begin(write=True)
        tables = {}
        for name, (columns, _) in KEYS.items():
            index = IndexDefinition("Key", tuple(column.name for column in columns), primary=True)
            definition = TableDefinition(name, (*columns, ColumnDefinition("Value", T.LONG)), (index,))
            tables[name] = create_table(session, database, definition)
        kept = tables["Day"].insert(session, {"Id": KEPT, "Value": -1}).key
        session.commit()
        source, to = InProcessSource(instance), LocalFolder(backups)
        chain = run_backup(source, to, Kind.FULL).chain
        marks = {}
        for step in range(4):
            now[0] += timedelta(seconds=10)
            session.begin(write=True)
            tables["Day"].update(session, kept, {"Value": step // 2})
            for name, table in tables.items():
                columns, values = KEYS[name]
                row = {column.name: value for column, value in zip(columns, values, strict=True)}
                if step == 0:
                    marks[name] = table.insert(session, {**row, "Value": 0}).key
                elif step == 3:
                    table.delete(session, marks[name])
                else:
                    table.update(session, marks[name], {"Value": step})
            session.commit()
            times.append(now[0])
            now[0] += timedelta(seconds=10)
            session.begin(write=True)
            tables["Number"].insert(session, {"Id": 100, "Value": step})
            session.rollback()
        session.close()
        run_backup(source, to, Kind.INCREMENTAL)
    return Made(chain, times)


@pytest.mark.parametrize("name", list(KEYS))
def test_every_kind_of_key(ask: Ask, made: Made, name: str) -> None:
    before = tree(made.chain.parent)
    found = ask("rows", made.chain, name, *(f"--history={value}" for value in ASKED[name]))
    assert [change["change"] for change in found["changes"]] == ["insert", "update", "update", "delete"]
    assert [change["time"] for change in found["changes"]] == [
        moment.isoformat(timespec="microseconds") for moment in made.clock
    ]
    assert all(change["exact"] for change in found["changes"])
    assert [change["columns"] for change in found["changes"][1:3]] == [["Value"], ["Value"]]
    values = [(change["before"], change["after"]) for change in found["changes"]]
    assert values[0][0] is values[3][1] is found["first"] is found["last"] is None
    assert [after["Value"] for _, after in values[:3]] == [0, 1, 2]
    assert [one for _, one in values[:-1]] == [other for other, _ in values[1:]]
    shown = ask("rows", made.chain, name, "--at", made.clock[1].isoformat())["rows"]
    assert values[1][1] in shown, "as rows prints it"
    for column, value in found["key"].items():
        assert values[0][1][column].casefold() == value.casefold() if name == "Word" else True
    assert tree(made.chain.parent) == before


def test_a_key_that_is_looked_for_in_the_rows(ask: Ask, made: Made) -> None:
    """Times are stored in two ways, so their column is compared; the row is there all the time."""
    for written in (KEPT.isoformat(), "2024-03-01", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00+01:00"):
        found = ask("rows", made.chain, "Day", "--history", written)
        assert [(c["before"]["Value"], c["after"]["Value"]) for c in found["changes"]] == [(-1, 0), (0, 1)]
        assert (found["first"]["Value"], found["last"]["Value"]) == (-1, 1)
        assert found["first"]["Id"] == "2024-03-01T00:00:00Z"
    earlier = ask("rows", made.chain, "Day", "--history", "2024-03-01", "--at", made.clock[0].isoformat())
    assert [change["after"]["Value"] for change in earlier["changes"]] == [0]


def test_a_key_by_several_options(ask: Ask, made: Made) -> None:
    asked = ask("rows", made.chain, "Two", "--history", "1", "--history", "x,y")
    assert asked == ask("rows", made.chain, "two", "--history", '1,"x,y"')
    assert asked["key"] == {"A": 1, "B": "x,y"}


def test_up_to_a_moment(ask: Ask, made: Made) -> None:
    for count, moment in enumerate(made.clock, 1):
        found = ask("rows", made.chain, "Number", "--history", 7, "--at", moment.isoformat())
        assert len(found["changes"]) == count
        assert found["reached"]["time"] == moment.isoformat(timespec="microseconds")
        rows = ask("rows", made.chain, "Number", "--at", moment.isoformat())["rows"]
        assert rows == ([found["last"]] if found["last"] else [])
        assert found["last"] == found["changes"][-1]["after"]


def test_the_last_changes_and_what_was_rolled_back(ask: Ask, cli: Cli, made: Made) -> None:
    every = ask("rows", made.chain, "Number", "--history", 7)
    last = ask("rows", made.chain, "Number", "--history", 7, "--limit", 3)
    assert last["changes"] == every["changes"][1:]
    assert (every["omitted"], last["omitted"]) == (0, 1)
    assert ask("rows", made.chain, "Number", "--history", 7, "--limit", 0)["omitted"] == 4
    never = ask("rows", made.chain, "Number", "--history", 100)
    assert (never["changes"], never["rolled_back"]) == ([], 4)
    shown = cli("rows", made.chain, "Number", "--history", 100)
    assert "There is no row with this key, and there was none." in shown.out
    assert "Rolled back and not shown: 4 transactions that changed the row." in shown.out
    assert "Not shown: 1 older change; see --limit." in cli(
        "rows", made.chain, "Number", "--history", 7, "--limit", 3
    ).out  # fmt: skip


def test_what_is_shown(cli: Cli, made: Made) -> None:
    ended = cli("rows", made.chain / NAME, "Number", "--history", "7")
    assert (ended.code, ended.err) == (0, "")
    lines = [line.split() for line in ended.out.splitlines() if line]
    assert lines[0][:5] == [f"{NAME}:", "Number,", "Id", "7,", "from"]
    kinds = [line[5] for line in lines if len(line) > 5 and line[5] in ("insert", "update", "delete")]
    assert kinds == ["insert", "update", "update", "delete"]
    update = next(line for line in lines if "update" in line)
    assert update[-3:] == ["Value", "0", "1"]


@pytest.mark.parametrize(
    ("table", "key", "code", "message"),
    [
        ("Number", ["seven"], -1003, "'seven' is not a value of column 'Id', which has the type LONG."),
        ("Bytes", ["0x"], -1003, "'0x' is not a value of column 'Id', which has the type BINARY."),
        ("Number", ["1", "2"], -1003, "has 1 column (Id), but 2 values were given."),
        ("Two", ["1"], -1003, "has 2 columns (A, B), but 1 value was given."),
        ("Nothing", ["1"], -1305, "The table 'Nothing' does not exist."),
    ],
)
def test_what_is_no_key(cli: Cli, made: Made, table: str, key: list[str], code: int, message: str) -> None:
    ended = cli("rows", made.chain, table, *(f"--history={value}" for value in key), "--json")
    assert ended.error["code"] == code
    assert message in ended.error["message"]
    assert "recovery" not in ended.error["hint"]


def test_only_of_a_chain_and_not_as_csv(cli: Cli, made: Made, tmp_path: Path) -> None:
    ended = cli("rows", made.chain, "Number", "--history", "7", "--csv", tmp_path / "x.csv")
    assert (ended.code, ended.out) == (2, "")
    assert "--csv cannot be used with --history" in ended.err
    alone = tmp_path / NAME
    alone.write_bytes(b"not a database")
    assert "contains no backup" in cli("rows", alone, "Number", "--history", "7", "--json").error["message"]
