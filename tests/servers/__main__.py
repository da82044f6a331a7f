"""A RADOS Gateway to try the program with: it says how to reach it, and runs until Ctrl+C."""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
from pathlib import Path

from tests.servers.ceph import Ceph, missing_programs
from tests.servers.s3 import S3

BUCKET = "try"


def main() -> None:
    if missing := missing_programs():
        sys.exit(f"Ceph is not installed: {', '.join(missing)} missing (Debian: ceph-mon ceph-osd radosgw).")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    folder = Path(tempfile.mkdtemp(prefix="ese-gateway-"))
    cluster = Ceph.started(folder / "cluster")
    try:
        S3(cluster.environment).create_bucket(BUCKET)
        for name, value in {**cluster.environment, "STORE": f"s3://{BUCKET}/backups"}.items():
            print(f"export {name}={value}")
        print("# The gateway runs until Ctrl+C.", flush=True)
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        cluster.end()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
