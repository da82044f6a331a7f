"""A complete instance for a newcomer to try backups on: database, logs, checkpoint, as a service would leave them.

:func:`write_sample` makes it, :func:`advance_sample` lets it work on, so that an incremental backup finds
something. The database is bulk-loaded; from then on the logs hold all that happens to it: starts and ends of the
instance (Init2, AttachDB, ShutDownMark, Term2), its remarks (Trace), and its transactions (Begin0, Insert,
Replace, Commit0), whose page changes are real. Replaying the logs over an older copy of the database, down to the
freshly loaded one, gives the newer database.
"""

from engine.sample.instance import BASE, DATABASE, advance_sample, write_sample

__all__ = ["BASE", "DATABASE", "advance_sample", "write_sample"]
