"""A complete instance for a newcomer to try backups on: database, logs, checkpoint, as a service would leave them.

:func:`write_sample` makes it, :func:`advance_sample` lets it work on, so that an incremental backup finds
something. The live engine makes it, so its logs hold all that ever happened to the database, from its creation on.
:mod:`engine.sample.workload` keeps an instance busy in a way that can be checked afterwards.
"""

from engine.sample.instance import BASE, DATABASE, advance_sample, write_sample

__all__ = ["BASE", "DATABASE", "advance_sample", "write_sample"]
