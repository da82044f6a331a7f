"""Chains in the buckets of an object store: S3, Ceph, Azure, Google Cloud (docs/stores.md).

There is no rename, and a host may have no permission to read back or delete. So each run writes its files under a
prefix of its own, and one object that only one writer can create makes all of them count: the next manifest.
"""

from engine.chain.objects.destination import SCHEMES, ObjectDestination, destination

__all__ = ["SCHEMES", "ObjectDestination", "destination"]
