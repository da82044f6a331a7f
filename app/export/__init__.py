"""The formats of an export: CSV, JSON lines and SQLite, each a sink of :mod:`engine.salvage.job`."""
