"""The product that an instance belongs to, determined from the names of its files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window shows before the engine is loaded
    import engine


class Product(StrEnum):
    """The owners of ESE instances that the restore guidance knows; the value is the name to show."""

    ACTIVE_DIRECTORY = "Active Directory Domain Services"
    DHCP = "DHCP Server"
    CERTIFICATE_SERVICES = "Certificate Services"
    EXCHANGE = "Exchange Server"
    WINDOWS_SEARCH = "Windows Search"
    WINDOWS_UPDATE = "Windows Update"
    SRUM = "System Resource Usage Monitor"
    USER_ACCESS_LOGGING = "User Access Logging"
    WEB_CACHE = "WebCache"
    GENERIC = "ESE application"


# The names decide, in this order; paths are lower case with backslashes.
_DATABASES: Sequence[tuple[Product, re.Pattern[str]]] = [
    (product, re.compile(pattern))
    for product, pattern in (
        (Product.ACTIVE_DIRECTORY, r"(^|\\)ntds\.dit$"),
        (Product.DHCP, r"(^|\\)dhcp\.mdb$"),
        (Product.WINDOWS_SEARCH, r"(^|\\)(windows|s-1-5-[\d-]+)\.edb$"),
        (Product.WINDOWS_UPDATE, r"(^|\\)datastore\.edb$"),
        (Product.SRUM, r"(^|\\)srudb\.dat$"),
        (
            Product.USER_ACCESS_LOGGING,
            r"(^|\\)(current|systemidentity|\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\})\.mdb$",
        ),
        (Product.WEB_CACHE, r"(^|\\)webcachev\d\d\.dat$"),
        (Product.CERTIFICATE_SERVICES, r"(^|\\)certlog\\(.*\\)?[^\\]+\.edb$|[-_ ]ca(\(\d+\))?\.edb$"),
    )
]
# Other programs share these base names, so the databases, where known, must fit too.
_BASES: Sequence[tuple[Product, re.Pattern[str], str]] = [
    (Product.EXCHANGE, re.compile(r"e\d[0-9a-f]"), ".edb"),
    (Product.DHCP, re.compile(r"j50"), "dhcp.mdb"),
    (Product.SRUM, re.compile(r"sru"), ".dat"),
    (Product.WEB_CACHE, re.compile(r"v01"), ".dat"),
]


def product_of(base: str | None, database_names: Iterable[str]) -> Product:
    """The product of an instance with this log base name and these databases (names or whole paths)."""
    names = [str(PureWindowsPath(name)).lower() for name in database_names]
    for product, pattern in _DATABASES:
        if any(pattern.search(name) for name in names):
            return product
    for product, base_pattern, ending in _BASES:
        if base and base_pattern.fullmatch(base.lower()) and all(name.endswith(ending) for name in names):
            return product
    return Product.GENERIC


def product_of_instance(instance: engine.InstanceFiles) -> Product:
    """The product of an instance: its databases are named by where they are, and by the folder of the instance."""
    paths = [str(database.path) for database in instance.databases]
    return product_of(instance.base, [*paths, *_in_folder(str(instance.directory), paths)])


def product_of_chain(manifest: engine.Manifest, path: Path) -> Product:
    """The product of a chain, or of a set of another program, at ``path``: that of the instance it was made of."""
    made_of = next((run.place for run in reversed(manifest.runs) if run.place), "")
    folder = made_of or (str(path) if manifest.is_foreign else "")
    return product_of(manifest.base, [*manifest.databases, *_in_folder(folder, manifest.databases)])


def _in_folder(folder: str, names: Iterable[str]) -> list[str]:
    return [str(PureWindowsPath(folder, PureWindowsPath(name).name)) for name in names]
