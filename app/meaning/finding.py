"""Which views a database has: its tables and columns decide, never the name of its file."""

from __future__ import annotations

from app.meaning.directory.views import directory_views
from app.meaning.srum import srum_views
from app.meaning.ual import ual_views
from app.meaning.view import RowView
from engine.error_codes import Code
from engine.tables.read_only_database import ReadOnlyDatabase

_PRODUCTS = (srum_views, ual_views, directory_views)


def views_of(database: ReadOnlyDatabase) -> tuple[RowView, ...]:
    """The views of a database, none if its tables are of no product that is known.

    Raises ``Corruption`` if the catalog is damaged.
    """
    return tuple(view for views in _PRODUCTS for view in views(database))


def view_named(database: ReadOnlyDatabase, name: str) -> RowView:
    """The view of that name, which ignores case; JET_errObjectNotFound (-1305)."""
    for view in views_of(database):
        if view.name == name.casefold():
            return view
    raise Code.ObjectNotFound.error(
        f"The database has no view {name!r}.",
        hint="Choose one of the views that ese-backup tables --views lists.",
        path=database.path,
        view=name,
    )
