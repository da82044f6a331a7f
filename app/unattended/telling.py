"""After a look: whoever is to know of problems is told, and this host posts. Nothing of this fails a job."""

from __future__ import annotations

from datetime import datetime

from app.notify.tell import has_channels, tell
from app.settings import Locations
from app.status.look import LIMIT, look
from app.status.posting import is_due, publish
from engine.errors import JetError
from engine.events import EventSink
from engine.progress import Cancel


def tell_problems(locations: Locations, now: datetime, record: EventSink, cancel: Cancel) -> str:
    """Look at everything that is to be protected, tell the channels what is due, and post it if this host posts;
    why that failed, or empty.

    Without a channel or a post nothing is looked at: the status can be asked for at any time.
    """
    try:
        channels, posts = has_channels(locations), is_due(locations, now)
        if not channels and not posts:
            return ""
        token = Cancel(cancel)
        found = look(locations, now, cancel=token)
        failed = publish(locations, found, LIMIT, token) if posts else {}
        if channels:
            tell(found, locations, now=now, record=record)
        return "; ".join(
            f"the post at {place} was not made: {why.removesuffix('.')}" for place, why in failed.items()
        )
    except JetError as error:
        return error.message
    except Exception as bug:  # an alarm that cannot be given is no reason to lose the report of the jobs
        return f"{type(bug).__name__}: {bug}"
