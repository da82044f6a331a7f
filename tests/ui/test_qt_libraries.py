"""What Qt is linked with comes with Qt, with the packages that tools/setup installs, or with any Debian."""

from __future__ import annotations

import importlib.util
import struct
import sys
from pathlib import Path

import pytest

from ui.qt_needs import LIBRARIES

MODULES = ("Core", "DBus", "Gui", "Network", "PrintSupport", "Svg", "WaylandClient", "Widgets", "XcbQpa")
"""Of Qt, that ui or one of the platforms loads."""
OF_ANY_DEBIAN = {
    *(
        "ld-linux-x86-64.so.2",
        "libc.so.6",
        "libdl.so.2",
        "libm.so.6",
        "libpthread.so.0",
        "libresolv.so.2",
        "librt.so.1",
    ),
    *("libgcc_s.so.1", "libstdc++.so.6", "libz.so.1", "libzstd.so.1"),
}
BROUGHT_ALONG = {
    # by those of LIBRARIES: their packages depend on these
    *("libgthread-2.0.so.0", "libfreetype.so.6", "libbrotlicommon.so.1", "libbrotlidec.so.1"),
    *("libX11.so.6", "libX11-xcb.so.1", "libxkbcommon.so.0", "libwayland-client.so.0", "libxcb.so.1"),
    *("libxcb-image.so.0", "libxcb-randr.so.0", "libxcb-render.so.0", "libxcb-render-util.so.0"),
    *("libxcb-shm.so.0", "libxcb-sync.so.1", "libxcb-util.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="libraries of Linux")
def test_each_library_that_qt_is_linked_with_is_installed_by_setup() -> None:
    """A Debian 13 had all but the one that only Qt's network needs, which Debian 12 has for Python."""
    found = importlib.util.find_spec("PySide6")
    assert found is not None and found.origin is not None
    qt = Path(found.origin).parent / "Qt"
    if not (qt / "lib").is_dir():
        pytest.skip("Qt is that of the system")
    files = [file for name in MODULES if (file := qt / "lib" / f"libQt6{name}.so.6").exists()]
    assert len(files) >= len(MODULES) - 1, "what Wayland needs is within its platform in some versions"
    files += sorted((qt / "plugins" / "platforms").glob("libq[wxo]*.so"))
    own = {file.name for file in (qt / "lib").iterdir()}
    needed = {name for file in files for name in linked_with(file)} - own
    assert "libxcb-cursor.so.0" in needed
    assert sorted(needed - OF_ANY_DEBIAN - BROUGHT_ALONG - set(LIBRARIES)) == []


def linked_with(file: Path) -> list[str]:
    """The names of libraries that the loader looks for with this one (ELF, 64 bits)."""
    data = file.read_bytes()
    (headers,) = struct.unpack_from("<Q", data, 0x20)
    size, count = struct.unpack_from("<HH", data, 0x36)
    parts = [struct.unpack_from("<IIQQQQ", data, headers + size * at) for at in range(count)]
    ((_, _, dynamic, _, _, length),) = [part for part in parts if part[0] == 2]
    entries = list(struct.iter_unpack("<qQ", data[dynamic : dynamic + length]))
    (names,) = (value for tag, value in entries if tag == 5)
    (texts,) = (
        offset + names - at for kind, _, offset, at, _, held in parts if kind == 1 and at <= names < at + held
    )
    starts = [texts + value for tag, value in entries if tag == 1]
    return [data[start : data.index(b"\0", start)].decode() for start in starts]
