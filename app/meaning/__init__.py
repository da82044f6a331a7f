"""Views that name what a row means, for products whose schema is public. Facts and sources: docs/meaning.md."""

from app.meaning.finding import view_named, views_of
from app.meaning.view import RowView, ValueKind, ViewColumn

__all__ = ["RowView", "ValueKind", "ViewColumn", "view_named", "views_of"]
