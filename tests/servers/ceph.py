"""A Ceph cluster of one monitor, one OSD of 4 GiB and one RADOS Gateway, as processes in a folder.

Debian: ceph-mon ceph-osd ceph-common radosgw. It is ready after some 15 seconds.
"""

from __future__ import annotations

import shutil
import subprocess
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.ports import answers, free_port

PROGRAMS = "ceph-mon", "ceph-osd", "ceph", "ceph-authtool", "monmaptool", "radosgw", "radosgw-admin"
OWNER, ACCESS_KEY, SECRET_KEY = "owner", "ESEBACKUPTESTKEY", "secretsecretsecretsecretsecret"
READY = 120.0
"""Seconds, where more tests run than there are cores."""

# Without a cache no gateway waits for the notice of another one, which may have been killed.
_CONFIGURATION = """
[global]
fsid = {fsid}
mon host = [v2:127.0.0.1:{port}]
public network = 127.0.0.0/8
cluster network = 127.0.0.0/8
keyring = {folder}/keyring
run dir = {folder}
admin socket = {folder}/$name.asok
log file = {folder}/$name.log
mon cluster log file = {folder}/cluster.log
mon data = {folder}/mon
mon data avail warn = 1
mon data avail crit = 1
mon allow pool size one = true
mon max pg per osd = 1000
osd data = {folder}/osd
osd objectstore = bluestore
osd memory target = 939524096
osd crush chooseleaf type = 0
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
bluestore block size = 4294967296
bluestore block wal size = 0
[client.rgw]
rgw enable usage log = false
rgw cache enabled = false
rgw thread pool size = 64
"""


@dataclass
class Ceph:
    """A cluster in ``folder``; ``gateway`` is the port of its RADOS Gateway."""

    folder: Path
    gateway: int
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.gateway}"

    @property
    def environment(self) -> Mapping[str, str]:
        return self.environment_of(ACCESS_KEY, SECRET_KEY)

    def environment_of(self, access_key: str, secret_key: str) -> Mapping[str, str]:
        """What the program takes its access from, for one user."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": access_key,
            "AWS_SECRET_ACCESS_KEY": secret_key,
            "AWS_REGION": "default",
        }

    @classmethod
    def started(cls, folder: Path) -> Ceph:
        """A new cluster; raises ``RuntimeError`` with what its programs said if it does not come up."""
        folder.mkdir(parents=True)
        cluster = cls(folder, free_port())
        try:
            cluster._start()
        except BaseException:
            cluster.end()
            raise
        return cluster

    def _start(self) -> None:
        folder, fsid, port = self.folder, str(uuid.uuid4()), free_port()
        settings = _CONFIGURATION.format(fsid=fsid, port=port, folder=folder)
        (folder / "ceph.conf").write_text(settings)
        for name, rights in {
            "mon.": ("--cap", "mon", "allow *"),
            "client.admin": ("--cap", "mon", "allow *", "--cap", "osd", "allow *", "--cap", "mgr", "allow *"),
            "osd.0": ("--cap", "mon", "allow profile osd", "--cap", "osd", "allow *"),
            "client.rgw": ("--cap", "mon", "allow *", "--cap", "osd", "allow *"),
        }.items():
            create = [] if (folder / "keyring").exists() else ["--create-keyring"]
            self._run("ceph-authtool", folder / "keyring", *create, "--gen-key", "-n", name, *rights)
        address = f"[v2:127.0.0.1:{port}]"
        self._run("monmaptool", "--create", "--fsid", fsid, "--addv", "a", address, folder / "map")
        self._run("ceph-mon", "--mkfs", "-i", "a", "--monmap", folder / "map", "--keyring", folder / "keyring")
        self._launch("ceph-mon", "-i", "a")
        (folder / "osd").mkdir()
        device = str(uuid.uuid4())
        self._run("ceph", "--connect-timeout", "60", "osd", "new", device)
        self._run("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", device)
        self._launch("ceph-osd", "-i", "0")
        self.start_gateway()
        self._add_user(OWNER, ACCESS_KEY, SECRET_KEY)

    def start_gateway(self) -> None:
        name = "client.rgw"
        frontend = f"beast endpoint=127.0.0.1:{self.gateway} tcp_nodelay=1"
        self._launch("radosgw", "-n", name, "--rgw-frontends", frontend)
        if not answers(self.endpoint, READY):
            raise RuntimeError("the gateway does not answer:\n" + self._said("radosgw"))

    def kill_gateway(self) -> None:
        """At once, as a crash would."""
        _kill(self.processes.pop("radosgw"))

    def another_gateway(self) -> Ceph:
        """The same cluster by a gateway of one's own, which may be killed; only that is ended with it."""
        other = Ceph(self.folder, free_port())
        other.start_gateway()
        return other

    def new_user(self) -> tuple[str, Mapping[str, str]]:
        """The name of a user who owns nothing, and the access of that user."""
        name = f"user-{uuid.uuid4().hex[:8]}"
        self._add_user(name, name, f"secret-of-{name}")
        return name, self.environment_of(name, f"secret-of-{name}")

    def _add_user(self, name: str, access_key: str, secret_key: str) -> None:
        self.administer("user", "create", "--uid", name, "--display-name", name,
                        "--access-key", access_key, "--secret-key", secret_key)  # fmt: skip

    def administer(self, *arguments: str) -> str:
        return self._run("radosgw-admin", "-n", "client.rgw", *arguments)

    def end(self) -> None:
        """What was started here is not left running."""
        for process in reversed(self.processes.values()):
            _kill(process)
        self.processes.clear()

    def _launch(self, program: str, *arguments: str) -> None:
        with (self.folder / f"{program}.out").open("ab") as out:
            started = subprocess.Popen(
                [program, "-f", "-c", str(self.folder / "ceph.conf"), *arguments],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip
        self.processes[program] = started

    def _run(self, program: str, *arguments: str | Path) -> str:
        configured = [] if program in ("ceph-authtool", "monmaptool") else ["-c", str(self.folder / "ceph.conf")]
        done = subprocess.run(
            [program, *configured, *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=READY,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program} {arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def _said(self, program: str) -> str:
        return (self.folder / f"{program}.out").read_text(errors="replace")[-2000:]


def missing_programs() -> list[str]:
    """Those that the machine lacks."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
