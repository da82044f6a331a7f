"""``python -m app``: the command line, as ``ese-backup``."""

from __future__ import annotations

from app.cli.main import main

if __name__ == "__main__":
    main()
