"""Chains to restore from in the order in which they are listed: made where they are read, because a thousand of
them take the window too long. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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

    def rows_with(self, browsed: Sequence[ChainSummary], names: Namings) -> list[ChainSummary]:
        """The rows with these; what was browsed or named meanwhile is in them, too."""
        same = browsed is self.browsed and names == self.names
        return self.rows if same else in_order((*self.known, *browsed), names)
