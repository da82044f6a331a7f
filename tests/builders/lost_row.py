"""A destination with one chain of a table of people, of whom one was deleted and another changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import engine
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.sources.live import InProcessSource
from engine.tables.cursor import Cursor
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table
from tests.builders.live_tables import NAME, NOTES, NUMBER, simple

LOST, CHANGED = 417, 33
PEOPLE = "people.edb"


def write_lost_row(live: Path, backups: Path) -> Path:
    """A full backup of three days ago and an incremental of now, in ``backups``; the path of their chain. Two days
    ago row 33 was changed, an hour ago row 417 was deleted."""
    now = datetime.now(UTC)
    moment = [now - timedelta(days=3)]
    with Instance.open(Parameters(live, log_file_kib=64), clock=lambda: moment[0]) as instance:
        database = instance.create_database(live / PEOPLE)
        session = instance.session()
        session.begin()
        create_table(session, database, simple("People", NUMBER, NAME, NOTES, index="Name"))
        create_table(session, database, simple("Empty", NUMBER))
        cursor = Cursor(session, open_table(session, database, "People"))
        for number in range(600):
            cursor.insert({"Number": number, "Name": f"Person {number:04}", "Notes": "n" * 40})
        session.commit()
        source, to = InProcessSource(instance), engine.LocalFolder(backups)
        engine.run_backup(source, to, engine.Kind.FULL)
        for ago, number in ((timedelta(days=2), CHANGED), (timedelta(hours=1), LOST)):
            moment[0] = now - ago
            session.begin()
            assert cursor.seek(number)
            cursor.update({"Notes": "changed"}) if number == CHANGED else cursor.delete()
            session.commit()
        return engine.run_backup(source, to, engine.Kind.INCREMENTAL).chain
