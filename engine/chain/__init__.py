"""A chain on disk: one full backup and the incrementals that follow it, in one directory."""
