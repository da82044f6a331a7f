"""What Qt needs of the system: its libraries and a display. Where one is missing, Qt would abort the process."""

from __future__ import annotations

import ctypes
import importlib.util
import re
import socket
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

NO_DISPLAY = (
    "ese-backup-manager needs a display, and neither DISPLAY nor WAYLAND_DISPLAY is set: "
    "start it in a graphical session, or use ese-backup, which needs none."
)
REFUSED = (
    "ese-backup-manager cannot use the display {}: nothing answers there, or it belongs to another user. "
    "Start it in a graphical session, or use ese-backup, which needs none."
)
NO_LIBRARY = (
    "ese-backup-manager cannot load Qt, because libraries of the system are missing: {}. "
    "Install them; on Debian and Ubuntu as root: apt install {}"
)
NO_QT = "ese-backup-manager cannot load Qt: {}. docs/install.md says what Qt needs of the system."

LIBRARIES = (
    "libEGL.so.1",
    "libGL.so.1",
    "libglib-2.0.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libxkbcommon-x11.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libwayland-cursor.so.0",
    "libwayland-egl.so.1",
    "libgssapi_krb5.so.2",
)
"""What Qt loads of the system on Linux; the packages of these bring the rest of it."""
_ODD_PACKAGES = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0", "libz.so.1": "zlib1g"}
_NAMED = re.compile(r"(lib[\w.+-]+\.so\.\d+)\S*: ")
"""How the loader begins what it says of a library that is absent, empty or no library."""
_OWN_DISPLAYS = ("win32", "darwin")


def why_no_window(environment: Mapping[str, str]) -> str:
    """Why Qt would abort instead of showing a window, and what to do, in one line; empty if it would not.

    Qt takes the first of its platforms that works, so one is enough.
    """
    if sys.platform in _OWN_DISPLAYS:
        return ""
    reasons = []
    for name in _platforms(environment):
        reason = _why_not(name, environment)
        if not reason:
            return ""
        reasons.append(reason)
    return reasons[0] if reasons else NO_DISPLAY


def unloaded(error: Exception) -> str:
    """In one line: why Qt cannot be loaded, and the packages that mend it."""
    named = _NAMED.findall(str(error))
    absent = list(dict.fromkeys([*named, *(each for each in LIBRARIES if not _is_there(each))]))
    if sys.platform in _OWN_DISPLAYS or not absent:
        return NO_QT.format(error)
    return NO_LIBRARY.format(", ".join(absent), " ".join(dict.fromkeys(map(package_of, absent))))


def package_of(library: str) -> str:
    """Debian's package of a library, by Debian's rule for their names: libEGL.so.1 is in libegl1."""
    if library in _ODD_PACKAGES:
        return _ODD_PACKAGES[library]
    name, version = library.lower().replace("_", "-").split(".so.")
    return f"{name}{'-' if name[-1].isdigit() else ''}{version}"


def _platforms(environment: Mapping[str, str]) -> Iterator[str]:
    """Qt's names of the platforms that it would try."""
    if chosen := environment.get("QT_QPA_PLATFORM"):
        yield from (each.partition(":")[0] for each in chosen.split(";"))
        return
    if environment.get("DISPLAY"):
        yield "xcb"
    if environment.get("WAYLAND_DISPLAY") or environment.get("WAYLAND_SOCKET"):
        yield "wayland"


def _why_not(name: str, environment: Mapping[str, str]) -> str:
    plugin = _plugin(name)
    if plugin is not None:
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            return unloaded(error)
    if name == "xcb" and not _x_answers():
        return REFUSED.format(environment.get("DISPLAY", ""))
    if name.startswith("wayland") and not _wayland_answers(environment):
        return REFUSED.format(environment.get("WAYLAND_DISPLAY", ""))
    return ""


def _plugin(name: str) -> Path | None:
    """The file of a platform; None where Qt is installed in another way than by pip."""
    qt = importlib.util.find_spec("PySide6")
    if qt is None or qt.origin is None:
        return None
    plugin = Path(qt.origin).parent / "Qt" / "plugins" / "platforms" / f"libq{name}.so"
    return plugin if plugin.is_file() else None


def _x_answers() -> bool:
    """Whether the X server of the environment lets this process in."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says what it lacks
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether there is a compositor to connect to; a socket that is open already is one."""
    if environment.get("WAYLAND_SOCKET"):
        return True
    place = Path(environment.get("XDG_RUNTIME_DIR", ""), environment.get("WAYLAND_DISPLAY") or "wayland-0")
    with socket.socket(socket.AF_UNIX) as call:
        try:
            call.connect(str(place))
        except (OSError, ValueError):
            return False
    return True


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
