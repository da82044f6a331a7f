"""What encrypted chains are opened with, and who may have signed a chain."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Keys:
    """Secrets, which no message, event or history shows; ``signers`` are public.

    ``identities`` are age identities (``AGE-SECRET-KEY-1…``) and private SSH keys in PEM; ``signers`` the raw 32
    bytes of Ed25519 keys, one of which must have signed a chain. Without signers, signatures are not looked at.
    """

    identities: tuple[str, ...] = field(default=(), repr=False)
    passphrases: tuple[str, ...] = field(default=(), repr=False)
    signers: tuple[bytes, ...] = ()


NO_KEYS = Keys()
