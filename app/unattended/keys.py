"""By what a rule is known in the history: see :mod:`app.jobs.keys`."""

from app.jobs.keys import rule_key

__all__ = ["rule_key"]
