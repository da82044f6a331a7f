"""What a screen reader learns of a window: ``python3 at_spi_reader.py COMMAND…`` in a session, on a display.

Run by the interpreter that Debian's bindings belong to, so this file imports nothing of the project. Starts the
window, waits for the line in which it says what it shows, reads its tree through AT-SPI, and prints both as JSON.
Then it presses the button whose name comes on its input, and prints what the window says of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found] # noqa: E402

PATIENCE = 60.0


def walk(node: Any, depth: int = 0) -> Iterator[Any]:
    """Every accessible below ``node`` that is shown."""
    yield node
    if depth < 40 and node.get_role() != Atspi.Role.TABLE_CELL:
        for at in range(node.get_child_count()):
            child = node.get_child_at_index(at)
            if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
                yield from walk(child, depth + 1)


def frame() -> Any:
    """The window, as soon as the desktop lists it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(at)
            if program is not None and program.get_child_count():
                return program.get_child_at_index(0)
        time.sleep(0.05)
    raise SystemExit("no window in the tree")


def read(top: Any) -> list[tuple[str, str]]:
    """(role, name) of everything that is shown."""
    found = []
    for node in walk(top):
        try:
            found.append((node.get_role_name(), node.get_name()))
        except GLib.Error:
            continue  # it went meanwhile
    return found


def press(top: Any, name: str) -> bool:
    for node in walk(top):
        if node.get_role() == Atspi.Role.PUSH_BUTTON and node.get_name() == name:
            return bool(node.do_action(0))
    return False


def main() -> None:
    window = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert window.stdin is not None and window.stdout is not None
    try:
        shown = json.loads(window.stdout.readline())
        top = frame()
        print(json.dumps({"shown": shown, "tree": read(top)}), flush=True)
        name = sys.stdin.readline().strip()
        pressed = press(top, name)
        print(json.dumps({"pressed": pressed, "page": window.stdout.readline().strip()}), flush=True)
    finally:
        window.stdin.close()
        window.wait(PATIENCE)


main()
