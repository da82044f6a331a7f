"""How files of a chain are stored other than as they are."""

from engine.chain.encoding.decoding import decoded

__all__ = ["decoded"]
