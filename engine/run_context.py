"""What surrounds every run: its id, the file system it works in, who watches it, and how it is stopped."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from engine.events import Clock, EventSink
from engine.events import silent as no_events
from engine.files import FileSystem
from engine.images.file_system import HostFileSystem
from engine.keys import NO_KEYS, Keys
from engine.leases import Leases
from engine.progress import Cancel, Operation, Progress
from engine.progress import silent as no_progress
from engine.rate_limit import RateLimit
from engine.report import Report


@dataclass(frozen=True)
class RunContext:
    """One value for each run, passed on unchanged. By default no one watches and the files are this system's.

    ``fs`` is where a run reads and writes; a backup's source and destination bring their own. ``run_id`` is in
    each entry that ``events`` gets. ``progress`` and ``events`` may be called from another thread while the run
    waits for it. With ``leases``, a chain that the run reads cannot be removed until it has ended. ``keys`` open
    encrypted chains that are named by their place; a chain that is given has its own. ``clock`` tells the times
    that manifests get and that retention goes by; by default it is that of the machine. ``rate`` limits the bytes
    a second that runs with the same one move together.
    """

    fs: FileSystem = field(default_factory=HostFileSystem)
    run_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    progress: Progress = no_progress
    events: EventSink = no_events
    cancel: Cancel = field(default_factory=Cancel)
    leases: Leases | None = None
    keys: Keys = NO_KEYS
    clock: Clock | None = None
    rate: RateLimit | None = None

    def report(self, operation: Operation, instance: str = "") -> Report:
        """Where the run reports to, as a run of ``operation`` on ``instance``."""
        rate, cancel = self.rate, self.cancel
        hold = (lambda count: rate.take(count, cancel)) if rate is not None else None
        return Report(operation, self.progress, self.events, instance=instance, run=self.run_id, hold=hold)
