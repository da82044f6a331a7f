"""Security identifiers: their text, and the names of those that are the same everywhere.

Source: docs/meaning.md#sids.
"""

from __future__ import annotations

import re

_HEADER = 8
_MOST_PARTS = 15

_NAMES = {
    "S-1-0-0": "Nobody",
    "S-1-1-0": "Everyone",
    "S-1-2-0": "Local",
    "S-1-2-1": "Console logon",
    "S-1-3-0": "Creator owner",
    "S-1-3-1": "Creator group",
    "S-1-3-4": "Owner rights",
    "S-1-5-1": "Dialup",
    "S-1-5-2": "Network",
    "S-1-5-3": "Batch",
    "S-1-5-4": "Interactive",
    "S-1-5-6": "Service",
    "S-1-5-7": "Anonymous logon",
    "S-1-5-9": "Enterprise domain controllers",
    "S-1-5-10": "Self",
    "S-1-5-11": "Authenticated users",
    "S-1-5-12": "Restricted code",
    "S-1-5-13": "Terminal server users",
    "S-1-5-14": "Remote interactive logon",
    "S-1-5-15": "This organization",
    "S-1-5-17": "IIS_IUSRS",
    "S-1-5-18": "Local System",
    "S-1-5-19": "Local Service",
    "S-1-5-20": "Network Service",
    "S-1-5-32-544": "Administrators",
    "S-1-5-32-545": "Users",
    "S-1-5-32-546": "Guests",
    "S-1-5-32-547": "Power Users",
    "S-1-5-32-548": "Account Operators",
    "S-1-5-32-549": "Server Operators",
    "S-1-5-32-550": "Print Operators",
    "S-1-5-32-551": "Backup Operators",
    "S-1-5-32-552": "Replicator",
    "S-1-5-32-554": "Pre-Windows 2000 Compatible Access",
    "S-1-5-32-555": "Remote Desktop Users",
    "S-1-5-32-556": "Network Configuration Operators",
    "S-1-5-32-557": "Incoming Forest Trust Builders",
    "S-1-5-32-558": "Performance Monitor Users",
    "S-1-5-32-559": "Performance Log Users",
    "S-1-5-32-560": "Windows Authorization Access Group",
    "S-1-5-32-561": "Terminal Server License Servers",
    "S-1-5-32-562": "Distributed COM Users",
    "S-1-5-32-568": "IIS_IUSRS",
    "S-1-5-32-569": "Cryptographic Operators",
    "S-1-5-32-573": "Event Log Readers",
    "S-1-5-32-574": "Certificate Service DCOM Access",
    "S-1-5-32-578": "Hyper-V Administrators",
    "S-1-5-32-580": "Remote Management Users",
    "S-1-5-80-0": "All services",
}

_FAMILIES = (
    (re.compile(r"S-1-5-5-\d+-\d+"), "Logon session"),
    (re.compile(r"S-1-5-80-\d+(-\d+)+"), "A service account"),
    (re.compile(r"S-1-5-82-\d+(-\d+)+"), "An IIS application pool"),
    (re.compile(r"S-1-5-83-\d+(-\d+)*"), "A virtual machine"),
    (re.compile(r"S-1-5-90-0(-\d+)?"), "Window Manager"),
    (re.compile(r"S-1-5-96-0(-\d+)?"), "Font Driver Host"),
    (re.compile(r"S-1-15-2-\d+(-\d+)*"), "An application package"),
    (re.compile(r"S-1-5-21(-\d+){3}-500"), "The built-in administrator"),
    (re.compile(r"S-1-5-21(-\d+){3}-501"), "The built-in guest"),
    (re.compile(r"S-1-5-21(-\d+){3}-502"), "krbtgt"),
    (re.compile(r"S-1-5-21(-\d+){3}-512"), "Domain Admins"),
    (re.compile(r"S-1-5-21(-\d+){3}-513"), "Domain Users"),
    (re.compile(r"S-1-5-21(-\d+){3}-514"), "Domain Guests"),
    (re.compile(r"S-1-5-21(-\d+){3}-515"), "Domain Computers"),
    (re.compile(r"S-1-5-21(-\d+){3}-516"), "Domain Controllers"),
    (re.compile(r"S-1-5-21(-\d+){3}-518"), "Schema Admins"),
    (re.compile(r"S-1-5-21(-\d+){3}-519"), "Enterprise Admins"),
)


def sid_text(data: bytes, *, last_is_big_endian: bool = False) -> str | None:
    """A binary SID as text (``S-1-…``), ``None`` if it is none.

    ``last_is_big_endian``: as a directory stores it, the last part in network byte order, so that SIDs of a domain
    sort by it.
    """
    if len(data) < _HEADER or data[0] != 1 or data[1] > _MOST_PARTS or len(data) != _HEADER + 4 * data[1]:
        return None
    parts = [int.from_bytes(data[at : at + 4], "little") for at in range(_HEADER, len(data), 4)]
    if last_is_big_endian and parts:
        parts[-1] = int.from_bytes(data[-4:], "big")
    authority = int.from_bytes(data[2:8], "big")
    shown = f"{authority:#014x}" if authority >> 32 else str(authority)
    return "-".join(["S-1", shown, *map(str, parts)])


def sid_name(sid: str) -> str | None:
    """The name of a SID that every Windows knows, ``None`` for that of an account."""
    known = _NAMES.get(sid)
    if known is not None:
        return known
    return next((name for pattern, name in _FAMILIES if pattern.fullmatch(sid)), None)
