"""How long a command takes that does nothing: ``python -m tests.benchmarks.start [--rounds 20] [--json]``.

``--help`` and ``--version`` of ours beside what no program in Python with click can do without: Python itself, and
Python with click. Each has ``--rounds`` turns, in alternation; the best counts. The ratio is that of ``--help`` to
Python with click, in processor time.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BOUND_MS = 60
COMMANDS = {
    "help": ("-m", "app", "--help"),
    "version": ("-m", "app", "--version"),
    "python": ("-c", "pass"),
    "click": ("-c", "import click"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=20, help="turns of each command")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(arguments)
    result = measure(options.rounds)
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        for name, value in result.items():
            print(f"{name:20} {value}")


def measure(rounds: int) -> dict[str, float]:
    """Milliseconds, by the clock and of the processor, and ratios."""
    clock = dict.fromkeys(COMMANDS, float("inf"))
    cpu = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(rounds):
        for name, words in COMMANDS.items():
            seconds, work = _run(words)
            clock[name], cpu[name] = min(clock[name], seconds), min(cpu[name], work)
    return {
        **{f"ms_{name}": round(1000 * seconds, 1) for name, seconds in clock.items()},
        **{f"cpu_ms_{name}": round(1000 * seconds, 1) for name, seconds in cpu.items()},
        "ratio_click": round(cpu["help"] / cpu["click"], 2),
        "bound_ms_help": BOUND_MS,
    }


def _run(words: Sequence[str]) -> tuple[float, float]:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
