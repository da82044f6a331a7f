"""Bech32, the spelling of age's keys: a prefix, ``1``, the data in groups of 5 bits, and a checksum.

Source: https://github.com/C2SP/C2SP/blob/main/age.md#the-x25519-recipient-type
"""

from __future__ import annotations

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = 0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3
_CHECKSUM = 6


def decode(text: str, prefix: str) -> bytes:
    """The data of ``text``, which starts with ``prefix`` (small letters). Raises ``ValueError``."""
    if text not in (text.lower(), text.upper()):
        raise ValueError("mixed case")
    start, _, rest = text.lower().rpartition("1")
    if start != prefix or len(rest) < _CHECKSUM or any(c not in _ALPHABET for c in rest):
        raise ValueError("not a key of this kind")
    groups = [_ALPHABET.index(c) for c in rest]
    expanded = [*(ord(c) >> 5 for c in prefix), 0, *(ord(c) & 31 for c in prefix)]
    if _polymod([*expanded, *groups]) != 1:
        raise ValueError("wrong checksum")
    bits = "".join(f"{group:05b}" for group in groups[:-_CHECKSUM])
    whole = len(bits) // 8 * 8
    if len(bits) - whole >= 5 or "1" in bits[whole:]:
        raise ValueError("wrong padding")
    return bytes(int(bits[at : at + 8], 2) for at in range(0, whole, 8))


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            check ^= generator if top >> bit & 1 else 0
    return check
