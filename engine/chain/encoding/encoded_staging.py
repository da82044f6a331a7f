"""Files on their way into a chain, encoded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from engine.chain.destination import Staging
from engine.chain.encoding.encoding_file import EncodingFile, Layer, Written
from engine.chain.encoding.optional import needed
from engine.chain.parts import Encoding, StoredAs
from engine.error_codes import Code
from engine.files import ReadableFile, WriteFile
from engine.hashing import HashKind
from engine.keys import Keys
from engine.remains import Remains

LEVELS = range(1, 23)
DEFAULT_LEVEL = 3


@dataclass(frozen=True)
class Encode:
    """How a run stores files. ``level`` of zstd, ``None``: not compressed. ``recipients`` of age; with
    ``passphrase``, the first one of the keys encrypts instead. ``hash``: that of a chain that starts; one that is
    continued or copied keeps its own."""

    level: int | None = None
    recipients: tuple[str, ...] = ()
    passphrase: bool = False
    hash: HashKind = HashKind.SHA256

    @property
    def encoding(self) -> Encoding:
        parts = ["zstd"] if self.level is not None else []
        parts += ["age"] if self.recipients or self.passphrase else []
        return Encoding("+".join(parts))


AS_IT_IS = Encode()


class EncodedStaging:
    """Encodes what is created, and tells how it was stored; for the rest, the staging that it is around."""

    def __init__(self, inner: Staging, layers: Layers, kind: HashKind) -> None:
        self.name = inner.name
        self._inner = inner
        self._layers = layers
        self._hash = kind
        self._written: dict[str, Written] = {}

    def create(self, name: str, size: int = 0) -> WriteFile:
        inner = self._inner.create(name + self._layers.encoding.suffix, size)
        try:
            told = partial(self._written.__setitem__, name)
            return EncodingFile(inner, self._layers.make(), told, self._hash)
        except BaseException:
            inner.close()
            raise

    def stored(self, name: str) -> StoredAs:
        written, encoding = self._written[name], self._layers.encoding
        place = self._inner.stored(name + encoding.suffix).place
        return StoredAs(place, encoding, written.bytes, written.checksum)

    def left(self, name: str) -> ReadableFile | None:
        """As it is stored."""
        return self._inner.left(name + self._layers.encoding.suffix)

    def publish(self, manifest: bytes) -> None:
        self._inner.publish(manifest)

    def settle(self) -> None:
        self._inner.settle()

    def discard(self) -> Remains:
        return self._inner.discard()


def encoded(staging: Staging, layers: Layers, kind: HashKind) -> Staging:
    """The staging, around which files are encoded if there is anything to do; what is stored is hashed as
    ``kind`` says."""
    return EncodedStaging(staging, layers, kind) if layers.encoding else staging


class Layers:
    """Makes the layers of each file of a run.

    Identities among the ``keys`` are tried: they must open what is encrypted (JET_errDecryptionFailed, -1622).
    Raises JET_errInvalidParameter (-1003) for a level or a recipient that there is not, and where a passphrase is
    wanted and the ``keys`` have none; JET_errFeatureNotAvailable (-1001) where a library is missing.
    """

    def __init__(self, wanted: Encode, keys: Keys) -> None:
        self.encoding = wanted.encoding
        self._makers: list[Callable[[], Layer]] = []
        if wanted.level is not None:
            self._makers.append(_compression(wanted.level))
        if self.encoding.is_encrypted:
            self._makers.append(_encryption(wanted, keys))

    def make(self) -> list[Layer]:
        return [make() for make in self._makers]


def _compression(level: int) -> Callable[[], Layer]:
    if level not in LEVELS:
        raise Code.InvalidParameter.error(
            f"There is no compression level {level}.", hint=f"Specify {LEVELS[0]} to {LEVELS[-1]}."
        )
    with needed("zstd", "Compressed files"):
        from engine.chain.encoding.zstd_frames import ZstdWriter
    return partial(ZstdWriter, level)


def _encryption(wanted: Encode, keys: Keys) -> Callable[[], Layer]:
    with needed("crypt", "Encrypted files"):
        from engine.chain.encoding.age_stream import AgeWriter
        from engine.chain.encoding.identities import file_key, openers
        from engine.chain.encoding.recipients import ToPassphrase, ToRecipients
    if wanted.recipients and wanted.passphrase:
        raise Code.InvalidParameter.error(
            "Both recipients and a passphrase were given.", hint="Encrypt to recipients or with a passphrase."
        )
    if wanted.passphrase and not keys.passphrases:
        raise Code.InvalidParameter.error("No passphrase was given.", hint="Enter one, or encrypt to recipients.")
    headers = ToPassphrase(keys.passphrases[0]) if wanted.passphrase else ToRecipients(wanted.recipients)
    if keys.identities:
        header, key = headers.make()
        if file_key(header, openers(keys)) != key:
            raise Code.DecryptionFailed.error(
                "The given identity cannot open what would be encrypted to these recipients.",
                hint="Specify the recipient that belongs to the identity (age-keygen -y FILE), or no identity.",
            )
    return lambda: AgeWriter(*headers.make())
