"""What programs write, as it was recorded: btrfs-progs 6.2, LVM 2.03.16, Linux 6.18. PowerShell has a stand-in."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path, PureWindowsPath

import pytest

from app.external_tool import Tool
from app.snapshots import shadow_copies
from app.snapshots.btrfs import facts_of
from app.snapshots.lvm import volumes_of
from app.snapshots.mounts import mount_of, mounts_of
from app.snapshots.notes import SnapshotNotes
from app.snapshots.shadow_copies import ShadowVolume
from app.snapshots.volume import SnapshotNote, is_own_name, new_name, ordered
from engine.error_codes import Code
from engine.errors import JetError

SUBVOLUME = """.ese-x
\tName: \t\t\t.ese-x
\tUUID: \t\t\t0b7f4c4c-f836-e64e-9b55-1c07fd63f35b
\tParent UUID: \t\t158b7dc1-8fc5-4a3e-8322-a9cb6ad46365
\tReceived UUID: \t\t-
\tCreation time: \t\t2026-11-29 16:52:45 +0000
\tSubvolume ID: \t\t260
\tFlags: \t\t\treadonly
\tSnapshot(s):
"""
LVS = """  {
      "report": [
          {
              "lv": [
                  {"vg_name":"vg", "lv_name":"thin", "lv_uuid":"MUNeXB-wOEP-mDIG-Bo1m-Qjh1-sbFj-uljrr3", "origin":"", "origin_uuid":"", "pool_lv":"pool"}
              ]
          }
      ]
  }
"""  # noqa: E501 - as it was written
MOUNTS = """22 27 0:21 / /proc rw,relatime - proc proc rw
25 24 0:23 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24684084k
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard,resv_strict,resuid=65534,resgid=65534
29 25 254:5 / /mnt/thin rw,relatime - xfs /dev/vg/thin rw,attr2,inode64,logbufs=8,logbsize=32k,noquota
30 25 0:27 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24684084k
44 27 0:39 / /tmp/snap/m rw,relatime - btrfs /dev/loop0 rw,discard=async,space_cache=v2,subvolid=5,subvol=/
45 27 0:39 /one /mnt/a\\040b rw,relatime shared:1 - btrfs /dev/loop0 rw,user_subvol_rm_allowed,subvol=/
"""
ID = "{5A1C2E3F-0000-4000-8000-00000000ABCD}"
DEVICE = "\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy3"


def test_btrfs_shows_a_subvolume() -> None:
    facts = facts_of(SUBVOLUME)
    assert facts["uuid"] == "0b7f4c4c-f836-e64e-9b55-1c07fd63f35b"
    assert facts["parent_uuid"] == "158b7dc1-8fc5-4a3e-8322-a9cb6ad46365"
    assert facts["flags"] == "readonly"


def test_lvm_lists_a_volume() -> None:
    (volume,) = volumes_of(LVS)
    assert (volume["vg_name"], volume["lv_name"], volume["pool_lv"]) == ("vg", "thin", "pool")


@pytest.mark.parametrize(
    ("path", "kind", "device"),
    [
        ("/tmp/snap/m/instance", "btrfs", "/dev/loop0"),
        ("/tmp/snap/more", "ext4", "/dev/vda"),
        ("/mnt/thin", "xfs", "/dev/vg/thin"),
        ("/dev/shm/x", "tmpfs", "tmpfs"),
    ],
)
def test_the_kernel_lists_what_is_mounted(path: str, kind: str, device: str) -> None:
    found = mount_of(Path(path), mounts_of(MOUNTS))
    assert found is not None and (found.kind, found.device) == (kind, device)


def test_a_mounted_folder_is_inside_its_file_system() -> None:
    found = mount_of(Path("/mnt/a b/two"), mounts_of(MOUNTS))
    assert found is not None and found.inside(Path("/mnt/a b/two")) == Path("one/two")
    assert "user_subvol_rm_allowed" in found.options


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("  Insufficient suitable allocatable extents found for logical volume nospace.", Code.DiskFull),
        ("ERROR: cannot snapshot 'f/s': No space left on device", Code.DiskFull),
        ("ERROR: cannot snapshot '/tmp/snap/m': Read-only file system", Code.FileAccessDenied),
    ],
)
def test_a_refusal_has_the_words_of_the_program(words: str, code: Code) -> None:
    tool = Tool((sys.executable, "-c", "import sys; sys.exit(sys.argv[1])"))
    with pytest.raises(JetError) as caught:
        ordered(tool, "vg/one", words)
    assert caught.value.code is code and words.strip() in caught.value.message and caught.value.hint


def test_a_program_that_is_not_there() -> None:
    with pytest.raises(JetError) as caught:
        ordered(Tool(("no-such-program-of-volumes",)), "/srv")
    assert caught.value.code is Code.FeatureNotAvailable


def test_names_are_random_and_known_again() -> None:
    assert is_own_name(new_name()) and new_name() != new_name()
    for other in ("snapshot", "ese-backup-snapshot-", "ese-backup-snapshot-0123456789ABCDEF", f"{new_name()}0"):
        assert not is_own_name(other)


def test_what_is_no_note_is_left_alone(tmp_path: Path) -> None:
    notes, damaged = SnapshotNotes(tmp_path), tmp_path / f"{new_name()}.json"
    damaged.write_text("{")
    (tmp_path / "readme.json").write_text("{}")
    with notes.noted("btrfs", "/srv", "uuid") as note:
        assert notes.all() == [note]
    assert notes.all() == [note], "only what is gone is forgotten"
    with pytest.raises(ZeroDivisionError), notes.noted("btrfs", "/srv", "uuid") as failed:
        notes.forget(failed)
        _ = 1 // 0
    assert sorted(path.suffix for path in tmp_path.iterdir() if note.name not in path.name) == [".json", ".json"]
    assert damaged.exists()


@pytest.fixture
def powershell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in that keeps each script, and writes what ``answer.json`` says beside it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "powershell.exe"
    program.write_text(
        f"#!{sys.executable}\n"
        "import base64, json, pathlib, sys\n"
        "here = pathlib.Path(__file__).parent\n"
        "script = base64.b64decode(sys.argv[-1]).decode('utf-16-le')\n"
        "(here / f'{len(list(here.iterdir()))}.ps1').write_text(script)\n"
        "says = json.loads((here / 'answer.json').read_text())\n"
        "for path, text in says['files'].items(): pathlib.Path(path).write_text(text)\n"
        "print(says['output'])\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def answers(folder: Path, output: object = "", files: dict[str, str] | None = None) -> None:
    said = {"output": json.dumps(output) if output != "" else "", "files": files or {}}
    (folder / "answer.json").write_text(json.dumps(said))


def note_of(volume: str) -> SnapshotNote:
    return SnapshotNote("VSS", new_name(), volume, "", os.getpid(), "2026-11-29T17:00:00+00:00")


@pytest.mark.skipif(sys.platform == "win32", reason="PowerShell itself is there")
def test_a_shadow_copy_is_removed_by_the_id_that_windows_gave(powershell: Path, tmp_path: Path) -> None:
    volume, note = ShadowVolume(Path("/it's")), note_of("/it's")
    kept = tmp_path / f"{note.name}.shadow"
    answers(powershell, {"code": 0}, {str(kept): json.dumps({"id": ID, "device": DEVICE})})
    volume.make(note, tmp_path)
    (script,) = powershell.glob("*.ps1")
    assert "Volume = '/it''s\\'" in script.read_text() and str(kept) in script.read_text()
    assert str(volume.kept(note, tmp_path, Path("/it's/db"))).startswith(DEVICE)
    answers(powershell)
    shadow_copies.remove(note, tmp_path)
    assert not kept.exists()
    assert any(f"\"ID='{ID}'\" | Remove-CimInstance" in each.read_text() for each in powershell.glob("*.ps1"))


@pytest.mark.skipif(sys.platform == "win32", reason="PowerShell itself is there")
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"code": 6}, Code.DiskFull),
        ({"code": 9}, Code.FileAccessDenied),
        ({"code": 77}, Code.FileAccessDenied),
        ("", Code.FileAccessDenied),  # as that of Wine, which does nothing
        ("no object", Code.FileAccessDenied),
    ],
)
def test_windows_refuses_a_shadow_copy(powershell: Path, tmp_path: Path, answer: object, error: Code) -> None:
    note = note_of("C:\\")
    answers(powershell, answer)
    with pytest.raises(JetError) as caught:
        ShadowVolume(Path("C:\\")).make(note, tmp_path)
    assert caught.value.code is error and caught.value.hint
    scripts = len(list(powershell.glob("*.ps1")))
    shadow_copies.remove(note, tmp_path)
    assert len(list(powershell.glob("*.ps1"))) == scripts, "nothing was made, nothing is removed"


def test_only_an_id_is_ever_put_into_a_script(tmp_path: Path) -> None:
    note = note_of("C:\\")
    (tmp_path / f"{note.name}.shadow").write_text(json.dumps({"id": "x' OR ID LIKE '%"}))
    with pytest.raises(JetError):
        shadow_copies.remove(note, tmp_path)


def test_folders_in_a_shadow_copy_have_its_device() -> None:
    place = PureWindowsPath(f"{DEVICE}\\") / PureWindowsPath("C:\\Windows\\NTDS").relative_to("C:\\")
    assert str(place) == f"{DEVICE}\\Windows\\NTDS"


def test_the_script_of_a_shadow_copy_is_closed() -> None:
    script = shadow_copies.MAKE.format(volume="'C:\\'", file="'x'")
    assert script.count("{") == script.count("}") and "{{" not in script
