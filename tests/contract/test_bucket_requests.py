"""How many requests it takes to look at a chain in a bucket: no more of them for each of its files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from engine.chain.address import StoreAddress, parse
from engine.chain.objects.bucket import ObjectBucket, StoredObject
from engine.chain.objects.destination import ObjectChainStore, destination
from tests.servers.rclone import Rclone
from tests.servers.s3 import S3


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
