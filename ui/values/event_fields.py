"""What the fields of an event are called."""

from __future__ import annotations

from ui.languages.marked import mark, marked

_NAMES = {
    "before": mark("Before"),
    "bit": mark("Bit"),
    "computed": mark("Computed checksum"),
    "count": mark("Number"),
    "done": mark("Done"),
    "error": mark("Error"),
    "failures": mark("Failures"),
    "first": mark("First"),
    "found": mark("Found"),
    "generation": mark("Log generation"),
    "gone": mark("Removed"),
    "instance": mark("Instance"),
    "job": mark("Job"),
    "last": mark("Last"),
    "last_good": mark("Last good segment"),
    "length": mark("Length"),
    "losses": mark("Losses"),
    "minutes": mark("Minutes"),
    "mode": mark("Mode"),
    "name": mark("Name"),
    "offset": mark("Offset"),
    "operation": mark("Operation"),
    "page": mark("Page"),
    "path": mark("Path"),
    "position": mark("Position"),
    "reason": mark("Reason"),
    "records": mark("Records"),
    "rows": mark("Rows"),
    "seconds": mark("Seconds"),
    "seed": mark("Seed"),
    "segment": mark("Segment"),
    "set": mark("Set"),
    "size": mark("Size"),
    "slot": mark("Slot"),
    "started": mark("Started"),
    "step": mark("Step"),
    "stored": mark("Stored checksum"),
    "target": mark("Target"),
    "text": mark("Text"),
    "time": mark("Time"),
}


def field_name(name: str) -> str:
    """The name of a field for people; one that later versions added is shown as it is recorded."""
    return marked(_NAMES[name]) if name in _NAMES else name.replace("_", " ").capitalize()
