"""What encrypted chains are opened with, and who may have signed a chain."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Keys:
    """Secrets, which no message, event or history shows; ``signers`` are public.

    ``identities`` are age identities (``AGE-SECRET-KEY-1…``) and private SSH keys in PEM; ``signing`` is the
    private Ed25519 key, in PEM, that signs what a run adds to a chain. ``signers`` are the raw 32 bytes of public
    ones, one of which must have signed a chain that is read; without them, signatures are not looked at.
    """

    identities: tuple[str, ...] = field(default=(), repr=False)
    passphrases: tuple[str, ...] = field(default=(), repr=False)
    signing: str = field(default="", repr=False)
    signers: tuple[bytes, ...] = ()


NO_KEYS = Keys()
