"""What the benchmarks that back up a database of a given size are asked for, and how they answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path


def options_of(document: str | None, *, gib: float, rounds: int) -> argparse.ArgumentParser:
    """Size, rounds, folder and form of the answer, with these as the usual ones."""
    parser = argparse.ArgumentParser(description=document, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gib", type=float, default=gib, help=f"size of the database (default {gib:g})")
    parser.add_argument("--rounds", type=int, default=rounds, help=f"rounds; the best counts (default {rounds})")
    parser.add_argument("--dir", type=Path, default=None, help="where to work (default: the temporary folder)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def show(result: Mapping[str, object], *, as_json: bool) -> None:
    """Print the figures, one a line."""
    if as_json:
        print(json.dumps(result, indent=1))
    else:
        for name, value in result.items():
            print(f"{name:22} {'not installed' if value is None else value}")
