"""How files of a chain are stored other than as they are: compressed, encrypted, or both (docs/encryption.md)."""

from engine.chain.encoding.decoding import decoded
from engine.chain.encoding.encoded_staging import AS_IT_IS, Encode, Layers, encoded

__all__ = ["AS_IT_IS", "Encode", "Layers", "decoded", "encoded"]
