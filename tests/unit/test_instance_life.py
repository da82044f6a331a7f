"""How an instance and its databases begin and end, also while others are at work."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import WrongState, WrongUse
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters


def opened(folder: Path, wait: float = 0.1) -> Instance:
    return Instance.open(
        Parameters(folder, base="end", log_file_kib=64, cache_pages=64, growth_pages=16, writer_wait=wait)
    )


def test_a_database_that_may_be_read_is_not_detached(tmp_path: Path) -> None:
    with opened(tmp_path) as instance:
        database = instance.create_database(tmp_path / "a.edb")
        with instance.session() as session:
            session.begin()
            with pytest.raises(WrongState) as refused:
                instance.detach(database)
            assert refused.value.code is Code.DatabaseInUse
            assert session.read(database)(1).pgno == 1
            session.rollback()
            instance.detach(database)
        assert instance.databases == ()


def test_an_instance_does_not_end_under_another_threads_transaction(tmp_path: Path) -> None:
    instance = opened(tmp_path)
    instance.create_database(tmp_path / "a.edb")
    begun, may_end = threading.Event(), threading.Event()

    def work() -> None:
        with instance.session() as session:
            session.begin(write=True)
            begun.set()
            may_end.wait(30)
            session.commit()

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait(30)
    with pytest.raises(WrongState) as refused:
        instance.close()
    assert refused.value.code is Code.TooManyActiveUsers
    may_end.set()
    thread.join()
    instance.close()


def test_what_this_thread_left_open_is_rolled_back_at_the_end(tmp_path: Path) -> None:
    instance = opened(tmp_path)
    instance.create_database(tmp_path / "a.edb")
    session = instance.session()
    session.begin(write=True)
    instance.close()
    with opened(tmp_path) as again:
        again.attach(tmp_path / "a.edb")


def test_a_service_asked_to_stop_takes_back_and_begins_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as instance:
        database = instance.create_database(tmp_path / "a.edb")
        with instance.session() as session:
            session.begin(write=True)
            instance.stop_service()
            with pytest.raises(WrongState) as refused:
                session.begin()
            assert refused.value.code is Code.ClientRequestToStopJetService
            session.rollback()
            instance.detach(database)


def test_the_stop_is_told_before_the_failure(tmp_path: Path) -> None:
    instance = opened(tmp_path)
    instance.stop_service()
    instance.fail(OSError("gone"))
    with pytest.raises(WrongState) as refused:
        instance.check_running()
    assert refused.value.code is Code.ClientRequestToStopJetService
    instance.close()


def test_a_database_for_a_missing_folder_is_refused_before_anything_is_logged(tmp_path: Path) -> None:
    with opened(tmp_path) as instance:
        tip = instance.log.tip
        with pytest.raises(WrongUse) as refused:
            instance.create_database(tmp_path / "missing" / "a.edb")
        assert refused.value.code is Code.InvalidPath
        assert instance.log.tip == tip
        instance.create_database(tmp_path / "a.edb")
