"""Storage, backup and restore of Extensible Storage Engine (ESE) databases. No Qt, no SQLite."""
