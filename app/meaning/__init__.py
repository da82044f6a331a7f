"""Views that name what a row means, for products whose schema is public. Facts and sources: docs/meaning.md."""

from app.meaning.finding import view_named, views_of

__all__ = ["view_named", "views_of"]
