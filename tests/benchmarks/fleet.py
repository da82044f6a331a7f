"""The cost of a look at a fleet: ``python -m tests.benchmarks.fleet --hosts 20 200 2000 --chains 10 [--json]``.

A Ceph cluster of its own on this machine (:mod:`tests.servers.ceph`) and one bucket, in which ``--hosts`` hosts
have one instance with ``--chains`` chains each, and a post. What each look asks of the gateway is counted by a
proxy (:mod:`tests.servers.proxy`); its seconds are those of the same look without the proxy.

Looks: the first one of a desk, one after a hundredth of the hosts have posted again, one after none has; a host's
own (``look``), its post, and a list of all chains.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from app.evidence.rule import Standing, Verdict
from app.settings import Locations, Settings, SettingsFile
from app.status.fleet import look_at_fleet
from app.status.look import look
from app.status.posting import post_of, poster, publish
from app.status.values import DestinationStatus, InstanceStatus, Overview
from engine.chain.address import StoreAddress
from engine.chain.objects import destination
from engine.chain.objects.cloud import CloudBucket
from engine.chain.stores import find_chains
from engine.files import LocalFileSystem
from engine.progress import Cancel
from tests.builders.small_instance import write_small_instance
from tests.servers.ceph import Ceph
from tests.servers.proxy import Proxy
from tests.servers.s3 import S3
from tests.unit.test_manifest import MANIFEST

OWN = "edb-1234ABCD"
"""The instance of the first host, which exists on this machine."""
_AT_A_TIME = 32
_PATIENCE = 600.0


@dataclass
class Population:
    """A destination with hosts, and this machine as a desk and as the first of them."""

    place: Path
    ceph: Ceph
    chains: int
    bucket: str
    hosts: int = 0
    seconds: float = 0.0
    homes: int = 0
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def address(self) -> StoreAddress:
        return StoreAddress("s3:", self.bucket, "backups")

    def grow(self, hosts: int) -> None:
        """Add hosts with their chains and posts."""
        begun = time.perf_counter()
        store = CloudBucket("s3", self.bucket, self.ceph.environment)
        objects = [each for host in range(self.hosts, hosts) for each in self._objects(host)]
        with ThreadPoolExecutor(_AT_A_TIME) as pool:
            for _ in pool.map(lambda each: store.put(*each), objects):
                pass
        with ThreadPoolExecutor(_AT_A_TIME) as pool:
            list(pool.map(self.post, range(self.hosts, hosts)))
        self.hosts, self.seconds = hosts, time.perf_counter() - begun

    def _objects(self, host: int) -> list[tuple[str, bytes]]:
        """Of each chain its manifest and a file."""
        found = []
        for number in range(self.chains):
            started = self.now - timedelta(days=self.chains - number, seconds=host)
            chain = f"{started:%Y%m%dT%H%M%SZ}-{host:04x}{number:04x}"
            ended = (started + timedelta(minutes=5)).isoformat()
            run = replace(MANIFEST.runs[0], id=chain, started=started.isoformat(), ended=ended)
            files = tuple(replace(file, run=chain, stored=f"run-{host:x}/{file.name}") for file in MANIFEST.files)
            manifest = replace(MANIFEST, chain=chain, instance=instance_of(host), runs=(run,), files=files[:1])
            root = f"backups/{instance_of(host)}"
            found.append((f"{root}/manifests/{chain}/000001.json", manifest.to_bytes()))
            found.append((f"{root}/{chain}/run-{host:x}/{files[0].name}", b"x"))
        return found

    def post(self, host: int) -> None:
        """The post of a host, as it makes it itself."""
        name, place = f"host-{host:04}", str(self.address)
        moment = datetime.now(UTC)
        status = InstanceStatus(
            instance_of(host), Path("/srv/data"), Verdict(Standing.DRILLED, moment), name, "nightly", place,
            moment, moment, moment, moment,
        )  # fmt: skip
        here = DestinationStatus(self.address, True, None, 1 << 30, self.chains)
        data = post_of(Overview(moment, name, (status,), (here,)), here)
        destination(self.address, environment=self.ceph.environment).post(f"{name}-{host:08x}", data)

    def home(self) -> Locations:
        """A home of which nothing is known yet."""
        self.homes += 1
        folder = self.place / f"home-{self.homes}"
        return Locations(folder, folder)


def instance_of(host: int) -> str:
    return f"edb-{host:08X}" if host else OWN


def measure(place: Path, ceph: Ceph, hosts: Sequence[int], chains: int) -> list[dict[str, object]]:
    """A row for each number of hosts."""
    server = S3(ceph.environment)
    population = Population(place, ceph, chains, server.new_bucket())
    write_small_instance(place / "source")
    rows: list[dict[str, object]] = []
    for count in hosts:
        population.grow(count)
        size: dict[str, object] = {"hosts": count, "chains": count * chains}
        rows.append({**size, "seconds to add": round(population.seconds, 1), **_looks(population)})
    return rows


def _looks(population: Population) -> dict[str, object]:
    """Each look twice: through the proxy, which counts, and without it, for its time."""
    found: dict[str, object] = {}
    with Proxy(population.ceph.gateway) as proxy:
        through = {**population.ceph.environment, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{proxy.port}"}
        for way, environment in (("requests", through), ("seconds", population.ceph.environment)):
            ways = _Ways(population)
            for name, act in ways.all():
                with patch.dict("os.environ", environment):
                    proxy.requests.clear()
                    begun = time.perf_counter()
                    act()
                    taken = time.perf_counter() - begun
                found[f"{name}, {way}"] = dict(proxy.requests) if way == "requests" else round(taken, 2)
                if name == "first look":
                    ways.post_again()
    return found


class _Ways:
    """What is measured: by a desk of which nothing is known yet, and by a host of its own."""

    def __init__(self, population: Population) -> None:
        self._population = population
        self._desk, self._own = population.home(), population.home()
        place, source = str(population.address), str(population.place / "source")
        SettingsFile(self._own.settings).save(Settings(folders=(source,), destinations=(place,)))
        self._seen: list[Overview] = []

    def all(self) -> Iterator[tuple[str, Callable[[], object]]]:
        yield "first look", self.fleet
        yield "look after 1 %", self.fleet
        yield "look again", self.fleet
        yield "own look", self.own_look
        yield "post", self.post
        self.remove_post()
        yield "all chains", self.list_all

    def post_again(self) -> None:
        """A hundredth of the hosts."""
        for host in range(max(1, self._population.hosts // 100)):
            self._population.post(host)

    def fleet(self) -> None:
        place, now = self._population.address, datetime.now(UTC)
        told = look_at_fleet(self._desk, [place], now, limit=_PATIENCE, cancel=Cancel())
        assert len(told.hosts) == self._population.hosts and not told.overview.all_problems

    def own_look(self) -> None:
        self._seen = [look(self._own, datetime.now(UTC), limit=_PATIENCE)]
        (found,) = self._seen[0].destinations
        assert found.chains == self._population.chains

    def post(self) -> None:
        assert not publish(self._own, self._seen[0], _PATIENCE, Cancel())

    def remove_post(self) -> None:
        key = f"backups/.ese-backup-hosts/{poster(self._own)}.json"
        S3(self._population.ceph.environment).delete(self._population.bucket, key)

    def list_all(self) -> None:
        found = find_chains(LocalFileSystem(), self._population.address)
        assert len(found) == self._population.hosts * self._population.chains


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    options = _options().parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.dir, prefix="ese-benchmark-") as place:
        ceph = Ceph.started(Path(place) / "ceph")
        try:
            rows = measure(Path(place), ceph, options.hosts, options.chains)
        finally:
            ceph.end()
    if options.json:
        print(json.dumps(rows, indent=1))
        return
    for row in rows:
        print(*(f"{name:24} {_shown(value)}" for name, value in row.items()), "", sep="\n")


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return f"{sum(value.values())} ({', '.join(f'{count} {verb}' for verb, count in sorted(value.items()))})"
    return str(value)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.fleet", description=__doc__)
    parser.add_argument(
        "--hosts", type=int, nargs="+", default=[20, 200, 2000], help="numbers of hosts, ascending"
    )
    parser.add_argument("--chains", type=int, default=10, help="chains of each host (default 10)")
    parser.add_argument("--dir", type=Path, default=None, help="where to work (default: the temporary folder)")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    main()
