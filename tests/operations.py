"""The operations there are."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import app.operations
from app.operations.request import Request


def operations() -> set[type[Request[Any]]]:
    """Every kind of request; a module that is added to the package is found, too."""
    for module in pkgutil.iter_modules(app.operations.__path__):
        importlib.import_module(f"app.operations.{module.name}")
    return set(Request.__subclasses__())
