"""Where a record writer may put long values when there is no tree for them."""

from __future__ import annotations


class KeptValues:
    """Long values that were put apart, under ids of ``size`` bytes, counted from 1."""

    def __init__(self, size: int = 4) -> None:
        self.values: list[bytes] = []
        self._size = size
        self._base = 1 << 63 if size == 8 else 0

    def id_size(self) -> int:
        return self._size

    def store(self, value: bytes) -> bytes:
        self.values.append(value)
        return (self._base + len(self.values)).to_bytes(self._size, "little")

    def load(self, stored_id: bytes) -> bytes:
        assert len(stored_id) == self._size
        return self.values[int.from_bytes(stored_id, "little") - self._base - 1]
