"""The process that keeps a session's cluster: it starts one, says where it is, and ends it with the session.

    python -m tests.servers.keeper FOLDER PROCESS

The cluster ends when ``PROCESS`` does, however that ends; the workers of a session come and go.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

from tests.servers.ceph import Ceph

READY, FAILED = "ready.json", "failed.txt"


def main(folder: Path, process: int) -> None:
    """Returns when the process has ended, and nothing of the cluster is left."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    cluster: Ceph | None = None
    try:
        cluster = Ceph.started(folder / "cluster")
        _write(folder / READY, json.dumps(cluster.gateway))
        while _is_alive(process):
            time.sleep(0.2)
    except Exception as error:
        _write(folder / FAILED, str(error) or repr(error))
        raise
    finally:
        if cluster is not None:
            cluster.end()
        shutil.rmtree(folder / "cluster", ignore_errors=True)


def _write(path: Path, text: str) -> None:
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text)
    temporary.rename(path)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
