"""The schema of a directory: attributes and classes by their LDAP names, which are in rows of its own table.

Source: docs/meaning.md#active-directory. A column is named ``ATT``, a letter for the syntax, and the number of the
attribute, which is its ``msDS-IntId`` if it has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from app.meaning.directory.facts import (
    ATTRIBUTE_ID,
    ATTRIBUTE_SCHEMA,
    CLASS_ID,
    CLASS_SCHEMA,
    DATA_TABLE,
    HIDDEN_TABLE,
    INTERNAL_ID,
    LDAP_NAME,
    LINK_ID,
    OBJECT_CLASS,
    PARENT,
    SCHEMA_CONTAINER,
    SYNTAX,
)
from app.meaning.lookup import IndexedRows, Lookup, Picked, picked
from engine.errors import JetError
from engine.formats.record import Row
from engine.formats.values import Value
from engine.tables.read_only_database import ReadOnlyDatabase

COLUMN = re.compile(r"ATT([a-z])(-?\d+)")
_MOST = 100_000
"""Attributes and classes of a schema that are read; a real one has a few thousand."""
_COLUMNS = (
    OBJECT_CLASS, LDAP_NAME, ATTRIBUTE_ID, INTERNAL_ID, SYNTAX, LINK_ID, CLASS_ID, PARENT, SCHEMA_CONTAINER,
)  # fmt: skip
_WORD = 0xFFFFFFFF


@dataclass
class Schema:
    """Names by what refers to them: attributes by their column, by their number and by their link id; classes."""

    attributes: dict[str, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)

    def name(self, number: Value) -> str | None:
        """The LDAP name of an attribute or class by its number (ATTRTYP)."""
        if not isinstance(number, int) or isinstance(number, bool):
            return None
        return self.names.get(number & _WORD)


def read_schema(database: ReadOnlyDatabase) -> Schema:
    """The schema of a database, which has a table of objects.

    The objects below the schema's container are read by an index; where the way there is damaged or missing, all
    objects are. What cannot be read names nothing.
    """
    rows = picked(database, database.table(DATA_TABLE), _COLUMNS)
    columns = _columns(database)
    schema = Schema()
    for row in islice(_below_the_container(database, rows), _MOST):
        _add(schema, columns, row)
    if not schema.attributes:
        for row in islice((row for row in rows.every() if row.get(LDAP_NAME) is not None), _MOST):
            _add(schema, columns, row)
    return schema


def _columns(database: ReadOnlyDatabase) -> dict[tuple[str, int], str]:
    """The columns of attributes by syntax and number."""
    found = {}
    for column in database.table(DATA_TABLE).columns:
        match = COLUMN.fullmatch(column.name)
        if match:
            found[match[1], int(match[2]) & _WORD] = column.name
    return found


def _below_the_container(database: ReadOnlyDatabase, rows: Picked) -> Iterator[Row]:
    """The objects below the schema's container, to which the entry of the server itself leads."""
    container = _container(database, rows)
    if container is not None:
        yield from IndexedRows(rows, PARENT).having(container)


def _container(database: ReadOnlyDatabase, rows: Picked) -> int | None:
    try:
        hidden = next(database.rows(HIDDEN_TABLE), {})
    except (JetError, StopIteration):
        return None
    server = hidden.get("dsa_col")
    found = Lookup(rows, "DNT_col").row(server) if isinstance(server, int) else None
    container = found.get(SCHEMA_CONTAINER) if found is not None else None
    container = container[0] if isinstance(container, list) and container else container
    return container if isinstance(container, int) else None


def _add(schema: Schema, columns: dict[tuple[str, int], str], row: Row) -> None:
    name, classes = row.get(LDAP_NAME), row.get(OBJECT_CLASS)
    if not isinstance(name, str) or not isinstance(classes, list):
        return
    if ATTRIBUTE_SCHEMA in classes:
        syntax = row.get(SYNTAX)
        for number in (row.get(INTERNAL_ID), row.get(ATTRIBUTE_ID)):
            if not isinstance(number, int):
                continue
            schema.names[number & _WORD] = name
            letter = chr(ord("a") + (syntax & 0xFFFF) % 26) if isinstance(syntax, int) else ""
            column = columns.get((letter, number & _WORD))
            if column is not None:
                schema.attributes.setdefault(column, name)
        link = row.get(LINK_ID)
        if isinstance(link, int):
            schema.links[link] = name
    elif CLASS_SCHEMA in classes:
        number = row.get(CLASS_ID)
        if isinstance(number, int):
            schema.names[number & _WORD] = name
