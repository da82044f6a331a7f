"""Snapshots of volumes as sources: what an engine has open is read from one as files at rest.

A snapshot holds a volume as a power failure would leave it, at one moment; recovery makes its databases clean.
:mod:`~app.snapshots.volumes` finds what the file system of a folder offers (btrfs, LVM, ZFS, shadow copies of
Windows), each a module that knows its commands. :mod:`~app.snapshots.notes` records each before it is made, and
the next run removes what a killed one left. :mod:`~app.snapshots.source` is the source of a backup.
"""
