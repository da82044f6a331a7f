"""By what a rule is known in the history: its own text, so that a changed rule is another one."""

from __future__ import annotations

from app.jobs.job import BackupRule, CheckRule, Weekday, When


def rule_key(rule: BackupRule | CheckRule) -> str:
    """The text of a rule as the history keeps it: ``auto at 02:00 on sun``. Its grace and budget do not count."""
    what = rule.mode if isinstance(rule, BackupRule) else rule.kind
    return f"{what} {_when(rule.when)}"


def _when(when: When) -> str:
    parts = []
    if when.at:
        parts.append("at " + ",".join(f"{at:%H:%M}" for at in sorted(when.at)))
    if when.every is not None:
        parts.append(f"every {int(when.every.total_seconds()) // 60} min")
    if when.on:
        parts.append("on " + ",".join(day for day in Weekday if day in when.on))
    if when.cron:
        parts.append(f"cron {' '.join(when.cron.split())}")
    if when.zone:
        parts.append(f"in {when.zone}")
    return " ".join(parts)
