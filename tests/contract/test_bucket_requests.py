"""How many requests it takes to look at a chain in a bucket: no more of them for each of its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.settings import Locations, Settings, SettingsFile
from app.status.fleet import look_at_fleet
from app.status.look import look
from engine.chain.address import StoreAddress, parse
from engine.chain.objects.bucket import ObjectBucket, StoredObject
from engine.chain.objects.destination import ObjectChainStore, destination
from engine.progress import Cancel
from tests.builders.small_instance import write_small_instance
from tests.servers.proxy import Proxy
from tests.servers.rclone import Rclone
from tests.servers.s3 import S3
from tests.unit.test_manifest import MANIFEST


@dataclass
class Counted:
    """The listings of a bucket."""

    bucket: ObjectBucket
    listings: list[str] = field(default_factory=list)

    def objects(self, prefix: str) -> list[StoredObject]:
        self.listings.append(prefix)
        return self.bucket.objects(prefix)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.bucket, name)


def test_lengths_of_many_files_take_one_listing(rclone_server: Rclone) -> None:
    server = S3(rclone_server.environment)
    bucket = server.new_bucket()
    for number in range(50):
        server.put(bucket, f"edb/chain/run-1/file{number}", bytes(number))
    place = parse(f"s3://{bucket}")
    assert isinstance(place, StoreAddress)
    store = destination(place, environment=server.environment).peek("edb", create=False, apart_from=())
    assert isinstance(store, ObjectChainStore)
    counted = Counted(store.bucket)
    chain = replace(store, bucket=counted).chain("chain")
    assert [chain.length(f"run-1/file{number}") for number in range(50)] == list(range(50))
    assert counted.listings == ["edb/chain/run-1/"]


def test_a_look_at_a_fleet_reads_what_has_changed_and_a_host_asks_for_its_own(
    quick_server: S3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second look is one listing; chains of others cost a host nothing (docs/scale.md)."""
    place = StoreAddress("s3:", quick_server.new_bucket(), "backups")
    where = destination(place, environment=quick_server.environment)
    for number in range(5):
        where.post(f"host-{number}", b"{}")
    locations = Locations(tmp_path / "home", tmp_path / "home")
    source = write_small_instance(tmp_path / "source")
    SettingsFile(locations.settings).save(Settings(folders=(str(source),), destinations=(str(place),)))
    with Proxy(int(quick_server.environment["AWS_ENDPOINT_URL"].rpartition(":")[2])) as proxy:
        for name, value in quick_server.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{proxy.port}")

        def asked(act: Callable[[], object]) -> Counter[str]:
            proxy.requests.clear()
            act()
            return Counter(proxy.requests)

        def fleet() -> None:
            look_at_fleet(locations, [place], datetime.now(UTC), limit=60, cancel=Cancel())

        first = asked(fleet)
        assert first["LIST"] == 1 and first["GET"] >= 5
        assert asked(fleet) == {"LIST": 1}
        where.post("host-1", b"[]")
        changed = asked(fleet)
        assert changed["LIST"] == 1 and changed["GET"] in (1, 2)  # rclone is asked twice for a part

        alone = asked(lambda: look(locations, datetime.now(UTC)))
        for number in range(20):
            key = f"backups/edb-{number:08X}/manifests/20260101T000000Z-00000001/000001.json"
            quick_server.put(place.bucket, key, MANIFEST.to_bytes())
        assert asked(lambda: look(locations, datetime.now(UTC))) == alone == {"LIST": 2}
