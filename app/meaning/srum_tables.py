"""The tables of SRUM's providers and the columns whose meaning is public. Source: docs/meaning.md#srum."""

from __future__ import annotations

from dataclasses import dataclass

from app.meaning.cells import filetime, number
from app.meaning.fields import ViewField, field
from app.meaning.view import ValueKind


@dataclass(frozen=True)
class Provider:
    """A provider: the name of its view, what its records say, its own columns, and what is not known of it."""

    name: str
    about: str
    fields: tuple[ViewField, ...] = ()
    limits: tuple[str, ...] = ()


def _count(raw: str, name: str, about: str = "", unit: str = "") -> ViewField:
    return field(raw, name, ValueKind.INTEGER, about, unit=unit, read=number)


def _time(raw: str, name: str, about: str) -> ViewField:
    return field(raw, name, ValueKind.TIME, about, read=filetime)


def _of_both(raw: str, name: str, about: str, unit: str = "") -> tuple[ViewField, ViewField]:
    """The column for the foreground and that for the background."""
    return (
        _count(f"Foreground{raw}", f"Foreground {name}", f"{about} in the foreground.", unit),
        _count(f"Background{raw}", f"Background {name}", f"{about} in the background.", unit),
    )


_FLAGS = field("L2ProfileFlags", "Network profile flags", ValueKind.INTEGER, "The bits have no public meaning.")

_RESOURCES = Provider(
    "srum-resources",
    "Processor, disk and context switches that applications used in each hour or so, by user.",
    (
        *_of_both("CycleTime", "CPU cycles", "Cycles of the processor", "cycles"),
        *_of_both("ContextSwitches", "context switches", "Context switches"),
        *_of_both("BytesRead", "bytes read", "Bytes read", "bytes"),
        *_of_both("BytesWritten", "bytes written", "Bytes written", "bytes"),
        *_of_both("NumReadOperations", "reads", "Read operations"),
        *_of_both("NumWriteOperations", "writes", "Write operations"),
        *_of_both("NumberOfFlushes", "flushes", "Flushes"),
    ),
    ("FaceTime is shown as it is: its unit is not public.",),
)

_NETWORK_DATA = Provider(
    "srum-network-data",
    "Bytes that applications sent and received, by user and network interface.",
    (
        _FLAGS,
        _count("BytesSent", "Bytes sent", "Sent by the application.", "bytes"),
        _count("BytesRecvd", "Bytes received", "Received by the application.", "bytes"),
    ),
)

_CONNECTIVITY = Provider(
    "srum-network-connectivity",
    "When network interfaces were connected, and for how long.",
    (
        _FLAGS,
        _count("ConnectedTime", "Connected for", "Time for which the interface was connected.", "s"),
        _time("ConnectStartTime", "Connected since", "When the connection began (UTC)."),
    ),
)

_BATTERY = (
    _count("DesignedCapacity", "Designed capacity", "Capacity of the battery when new, as it reports it."),
    _count("FullChargedCapacity", "Full capacity", "Capacity of the battery when full, as it reports it."),
    _count("CycleCount", "Charge cycles", "How often the battery was charged."),
    _count("BatteryCount", "Batteries", "Number of batteries."),
)

_ENERGY = Provider(
    "srum-energy",
    "State of the batteries whenever it changed.",
    (
        _time("EventTimestamp", "Happened", "When the state changed (UTC)."),
        _count("ChargeLevel", "Charge level", "Charge of the battery, as it reports it."),
        *_BATTERY,
    ),
    ("StateTransition has no public meaning.", "Capacities have the unit of the battery, which is not recorded."),
)

_ENERGY_LONG = Provider(
    "srum-energy-long-term",
    "Time that the computer was active or in connected standby, on mains and on battery, over a long time.",
    (
        _count("ActiveAcTime", "Active on mains", "Active, on mains power.", "s"),
        _count("CsAcTime", "Standby on mains", "In connected standby, on mains power.", "s"),
        _count("ActiveDcTime", "Active on battery", "Active, on battery.", "s"),
        _count("CsDcTime", "Standby on battery", "In connected standby, on battery.", "s"),
        _count("ActiveDischargeTime", "Active while discharging", "Active, while the battery discharged.", "s"),
        _count("CsDischargeTime", "Standby while discharging", "In standby, while the battery discharged.", "s"),
        _count("ActiveEnergy", "Energy while active", "Energy taken from the battery while active."),
        _count("CsEnergy", "Energy in standby", "Energy taken from the battery in connected standby."),
        *_BATTERY,
    ),
    ("Energy and capacities have the unit of the battery, which is not recorded.",),
)

_NOTIFICATIONS = Provider(
    "srum-push-notifications",
    "Push notifications that applications received.",
    (_count("PayloadSize", "Size", "Size of the notification's content.", "bytes"),),
    ("NotificationType and NetworkType are shown as numbers: their meaning is not public.",),
)

_TIMELINE = Provider(
    "srum-timeline",
    "When and for how long applications were used: in focus, with input, sound, display, disk and network.",
    (
        _time("EndTime", "Ended", "End of the period that the record covers (UTC)."),
        _count("DurationMS", "Duration", "Length of the period.", "ms"),
        _count("InFocusS", "In focus", "Time in focus.", "s"),
        _count("UserInputS", "User input", "Time with input of the user.", "s"),
        _count("KeyboardInputS", "Keyboard input", "Time with input from the keyboard.", "s"),
        _count("MouseInputS", "Mouse input", "Time with input from the mouse.", "s"),
        _count("AudioInS", "Audio in", "Time in which sound was recorded.", "s"),
        _count("AudioOutS", "Audio out", "Time in which sound was played.", "s"),
        _count("DisplayRequiredS", "Display required", "Time in which the display was kept on.", "s"),
        _count("PSMForegroundS", "In the foreground", "Time in the foreground.", "s"),
        _count("CompRenderedS", "Rendered", "Time in which the window was composed.", "s"),
        _count("Cycles", "CPU cycles", "Cycles of the processor.", "cycles"),
        _count("NetworkBytesRaw", "Network bytes", "Bytes over the network.", "bytes"),
        _count("MBBBytesRaw", "Mobile broadband bytes", "Bytes over mobile broadband.", "bytes"),
    ),
    ("The timelines are bitmaps whose layout is not public.",),
)

_VFU = Provider(
    "srum-vfu",
    "Periods in which applications were used, as the energy provider recorded them.",
    (
        _time("StartTime", "Started", "Start of the period (UTC)."),
        _time("EndTime", "Ended", "End of the period (UTC)."),
    ),
    ("What VFU stands for, and what its names of applications, Usage and Flags say, is not public.",),
)


def _sdp(name: str, about: str, *fields: ViewField) -> Provider:
    return Provider(name, about, fields, ("What the numbers count, and over which time, is not public.",))


PROVIDERS = {
    "{D10CA2FE-6FCF-4F6D-848E-B2E99266FA89}": _RESOURCES,
    "{973F5D5C-1D90-4944-BE8E-24B94231A174}": _NETWORK_DATA,
    "{DD6636C4-8929-4683-974E-22C046A43763}": _CONNECTIVITY,
    "{FEE4E14F-02A9-4550-B5CE-5FA2DA202E37}": _ENERGY,
    "{FEE4E14F-02A9-4550-B5CE-5FA2DA202E37}LT": _ENERGY_LONG,
    "{D10CA2FE-6FCF-4F6D-848E-B2E99266FA86}": _NOTIFICATIONS,
    "{5C8CF1C7-7257-4F13-B223-970EF5939312}": _TIMELINE,
    "{7ACBBAA3-D029-4BE4-9A7A-0885927F1D8F}": _VFU,
    "{DA73FB89-2BEA-4DDC-86B8-6E048C6DA477}": Provider(
        "srum-energy-estimates",
        "Estimates of the energy that applications used.",
        (),
        ("BinaryData has no public layout.",),
    ),
    "{B6D82AF1-F780-4E17-8077-6CB9AD8A6FC4}": Provider(
        "srum-tagged-energy", "Records of the provider of tagged energy.", (), ("The columns are not public.",)
    ),
    "{17F4D97B-F26A-5E79-3A82-90040A47D13D}": _sdp(
        "srum-server-volumes", "Volumes of a server, as System Insights recorded them."
    ),
    "{841A7317-3805-518B-C2EA-AD224CB4AF84}": _sdp(
        "srum-server-disks", "Physical disks of a server, as System Insights recorded them."
    ),
    "{DC3D3B50-BB90-5066-FA4E-A5F90DD8B677}": _sdp(
        "srum-server-processor", "Processor of a server, as System Insights recorded it."
    ),
    "{EEE2F477-0659-5C47-EF03-6D6BEFD441B3}": _sdp(
        "srum-server-network", "Network adapters of a server, as System Insights recorded them."
    ),
    "{38AD6548-9313-58F8-45C7-D293BAFDC879}": _sdp(
        "srum-server-counters", "Performance counters of a server, as System Insights recorded them."
    ),
    "{CDF8EBF6-7C0F-5AC2-158F-DBFBEE981152}": _sdp(
        "srum-server-events", "Events of a server, as System Insights recorded them."
    ),
}
"""Providers by the names of their tables, in the order in which their views are listed."""
