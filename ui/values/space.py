"""How the space of a volume is used, as the bar shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpacePart:
    """A part of the volume, in bytes; ``color`` names a token."""

    name: str
    bytes: int
    color: str


@dataclass(frozen=True, slots=True)
class SpaceUse:
    """The parts of a volume, the free one last, and what the next full backups need of that."""

    parts: tuple[SpacePart, ...]
    needed: int = 0

    @property
    def total(self) -> int:
        return sum(part.bytes for part in self.parts)
