"""After a look: whoever is to know of problems is told. Nothing of this fails a job."""

from __future__ import annotations

from datetime import datetime

from app.notify.file import NotifyFile
from app.notify.tell import tell
from app.settings import Locations
from app.status.look import look
from engine.errors import JetError
from engine.events import EventSink
from engine.progress import Cancel


def tell_problems(locations: Locations, now: datetime, record: EventSink, cancel: Cancel) -> str:
    """Look at everything that is to be protected and tell the channels what is due; why that failed, or empty.

    Without a channel nothing is looked at: the status can be asked for at any time.
    """
    try:
        wanted = NotifyFile(locations.notify).load()
        if not wanted.channels and not wanted.wrong:
            return ""
        tell(look(locations, now, cancel=Cancel(cancel)), locations, now=now, record=record)
    except JetError as error:
        return error.message
    except Exception as bug:  # an alarm that cannot be given is no reason to lose the report of the jobs
        return f"{type(bug).__name__}: {bug}"
    return ""
