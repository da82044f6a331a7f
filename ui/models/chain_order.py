"""Chains to restore from in the order in which they are listed: made where they are read, because a thousand of
them take the window too long. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import engine
from app.own_names import Namings
from ui.models.chains import ChainSummary
from ui.models.own_names import own_name_of


def in_order(chains: Iterable[ChainSummary], names: Namings) -> list[ChainSummary]:
    """``chains`` by what the user calls them, each path once, the newest first."""
    called = (chain.called(own_name_of(names, chain.manifest)) for chain in chains)
    return engine.newest_first({chain.path: chain for chain in called}.values())


@dataclass(frozen=True)
class OrderedChains:
    """The chains of the known destinations, and the ``rows`` that they are with the ``browsed`` ones."""

    known: list[ChainSummary]
    browsed: Sequence[ChainSummary]
    names: Namings
    rows: list[ChainSummary]

    @classmethod
    def of(cls, known: list[ChainSummary], browsed: Sequence[ChainSummary], names: Namings) -> OrderedChains:
        return cls(known, browsed, names, in_order((*known, *browsed), names))

    def keeping(self, known: Iterable[ChainSummary], rows: Iterable[ChainSummary]) -> OrderedChains:
        """The same, with the values of before for chains of which nothing is another: a list shows only those
        anew that are."""
        return replace(self, known=_keeping(self.known, known), rows=_keeping(self.rows, rows))

    def rows_with(self, browsed: Sequence[ChainSummary], names: Namings) -> list[ChainSummary]:
        """The rows with these; what was browsed or named meanwhile is in them, too."""
        same = browsed is self.browsed and names == self.names
        return self.rows if same else in_order((*self.known, *browsed), names)


def _keeping(chains: Iterable[ChainSummary], before: Iterable[ChainSummary]) -> list[ChainSummary]:
    old = {chain.path: chain for chain in before}
    pairs = ((chain, old.get(chain.path)) for chain in chains)
    return [before if before is not None and _says(before) == _says(now) else now for now, before in pairs]


def _says(chain: ChainSummary) -> tuple[object, ...]:
    """All that a list and the first step of a restore say of it."""
    error, plan = chain.error, chain.plan
    return (
        *(chain.path, chain.manifest, chain.pin, chain.verdict, chain.own_name),
        (str(error), error.hint, error.context) if error is not None else None,
        (plan.databases, plan.is_recoverable) if plan is not None else None,
    )
