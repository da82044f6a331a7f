"""``ese-backup prune --dry-run --simulate``: what would be at the destination in a year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.retention import store_names

if TYPE_CHECKING:
    from engine import ChainFacts, Duration, Pruned, Retention, Simulation


@dataclass(frozen=True)
class SimulatedYear:
    """A simulation, and the name of the store that a chain of it is in."""

    result: Simulation
    store: Callable[[ChainFacts], str]

    @classmethod
    def of(cls, planned: Pruned, rules: Retention, every: Duration | None) -> SimulatedYear:
        """From the chains of ``planned`` on, by the same ``rules``; ``every``: how often a chain is started."""
        import engine

        now = datetime.now(UTC)
        chains = [chain.facts for chain in (*planned.keep, *planned.remove)]
        interval = now - every.before(now) if every else None
        return cls(engine.simulate_retention(chains, rules, now, every=interval), store_names(planned))

    def fields(self) -> dict[str, object]:
        year = self.result
        return {
            "until": _text(year.end),
            "chains": len(year.keep),
            "bytes": year.bytes,
            "most_bytes": year.most_bytes,
            "keep": [
                {
                    "store": self.store(decision.chain),
                    "chain": None if decision.chain.name in year.to_come else decision.chain.name,
                    "ended": _text(decision.chain.moment) if decision.chain.ends else None,
                    "bytes": decision.chain.bytes,
                    "reason": decision.reason,
                }
                for decision in year.keep
            ],
            "assumed": [
                {
                    "store": self.store(rhythm.newest),
                    "every_hours": rhythm.every / timedelta(hours=1),
                    "runs": len(rhythm.runs),
                    "bytes": rhythm.bytes,
                }
                for rhythm in year.rhythms
            ],
            "not_assumed": list(year.without_rhythm),
        }

    def show(self) -> None:
        from app.cli.text import counted, line, size, table

        year = self.result
        line()
        line(f"If backups continue like this until {year.end:%Y-%m-%d}:")
        for rhythm in year.rhythms:
            chain = f"a chain of {size(rhythm.bytes)} every {_interval(rhythm.every)}"
            line(f"{self.store(rhythm.newest)}: {chain}, {counted(len(rhythm.runs), 'run')} each", indent=2)
        for name in year.without_rhythm:
            line(f"{name}: no chains after it, because too few are known. Use --every.", indent=2)
        table(
            ["", "instance", "last run", "size", "reason"],
            [
                [
                    "to come" if decision.chain.name in year.to_come else "there now",
                    self.store(decision.chain),
                    f"{decision.chain.moment:%Y-%m-%d %H:%M} UTC" if decision.chain.ends else "",
                    size(decision.chain.bytes),
                    decision.reason,
                ]
                for decision in year.keep
            ],
            right=[3],
        )
        most = f"at most {size(year.most_bytes)} at one time"
        line(f"Would keep {counted(len(year.keep), 'chain')}, {size(year.bytes)}; {most}.")


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _interval(every: timedelta) -> str:
    hours = round(every / timedelta(hours=1))
    if hours >= 72 or hours % 24 == 0:
        days = round(hours / 24)
        return "day" if days == 1 else f"{days} days"
    return "hour" if hours == 1 else f"{hours} hours"
