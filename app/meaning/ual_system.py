"""The columns of SYSTEM_IDENTITY of User Access Logging, which are those of classes of WMI.

Source: docs/meaning.md#user-access-logging.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from app.meaning.cells import flags, moment, number, one_of, signed, text, unknown
from app.meaning.fields import ViewField, field
from app.meaning.view import ValueKind, ViewCell
from engine.formats.values import Value

_CIM_TIME = re.compile(r"(\d{14})\.(\d{6})([+-]\d{3})")

_SUITES = {
    0x0001: "Small Business Server",
    0x0002: "Enterprise",
    0x0004: "BackOffice",
    0x0008: "Communications",
    0x0010: "Terminal Services",
    0x0020: "Small Business Server, restricted",
    0x0040: "Embedded",
    0x0080: "Datacenter",
    0x0100: "Terminal Services for one user",
    0x0200: "Home",
    0x0400: "Web",
    0x2000: "Storage Server",
    0x4000: "Compute Cluster",
    0x8000: "Home Server",
}
_TYPES = {1: "workstation", 2: "domain controller", 3: "server"}


def cim_time(value: Value) -> ViewCell:
    """A date of WMI, ``20200917100320.485021-420``: local time, and its minutes from UTC."""
    plain = text(value).value
    match = _CIM_TIME.fullmatch(plain) if isinstance(plain, str) else None
    if match is None:
        return unknown(value)
    try:
        zone = timezone(timedelta(minutes=int(match[3])))
        local = datetime.strptime(match[1], "%Y%m%d%H%M%S").replace(microsecond=int(match[2]), tzinfo=zone)
        return ViewCell(local.astimezone(UTC))
    except (ValueError, OverflowError):
        return unknown(value)


def _text(raw: str, name: str, about: str) -> ViewField:
    return field(raw, name, ValueKind.TEXT, about, read=text)


def _number(raw: str, name: str, about: str, unit: str = "") -> ViewField:
    return field(raw, name, ValueKind.INTEGER, about, unit=unit, read=number)


SYSTEM = (
    field("CreationTime", "Recorded", ValueKind.TIME, "When the identity was recorded (UTC).", read=moment),
    _text("SystemDNSHostName", "Host name", "Name of the server."),
    _text("SystemDomainName", "Domain", "Domain or workgroup of the server."),
    _number("OSMajor", "Major version", "Major version of Windows."),
    _number("OSMinor", "Minor version", "Minor version of Windows."),
    _number("OSBuildNumber", "Build", "Build of Windows."),
    _number("OSPlatformId", "Platform", "2: Windows NT and later."),
    _number("ServicePackMajor", "Service pack", "Major version of the service pack."),
    _number("ServicePackMinor", "Service pack, minor", "Minor version of the service pack."),
    field("OSSuiteMask", "Suites", ValueKind.TEXT, "Suites of Windows.", read=flags(_SUITES), several=True),
    field("OSProductType", "Type", ValueKind.TEXT, "What the system is.", read=one_of(_TYPES)),
    field(
        "OSCurrentTimeZone", "Time zone", ValueKind.INTEGER, "Difference of local time from UTC.",
        unit="min", read=signed(16),
    ),
    field("OSDaylightInEffect", "Summer time", ValueKind.TRUTH, "Whether summer time was in effect."),
    field("OSLastBootUpTime", "Started", ValueKind.TIME, "When Windows was started (UTC).", read=cim_time),
    _number("PhysicalProcessorCount", "Processors", "Physical processors."),
    _number("CoresPerPhysicalProcessor", "Cores of a processor", "Cores of each processor."),
    _number(
        "LogicalProcessorsPerPhysicalProcessor", "Threads of a processor", "Logical processors of each processor."
    ),
    _number("MaximumMemory", "Memory", "Memory of the server.", "bytes"),
    _text("SystemManufacturer", "Manufacturer", "Manufacturer of the computer."),
    _text("SystemProductName", "Model", "Model of the computer."),
    _text("SystemSMBIOSUUID", "SMBIOS UUID", "Identifier in the firmware."),
    _text("SystemSerialNumber", "Serial number", "Serial number of the computer."),
    _text("OSSerialNumber", "Product ID", "Product ID of Windows."),
    _text("OSCountryCode", "Country code", "Country code of Windows."),
)  # fmt: skip
"""Fields of the columns, in the order of the view's table."""
