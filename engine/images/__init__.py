"""Disk images, read without mounting them: what is inside one is reached by paths ``IMAGE::/folder/file``.

From the bottom: a container (:mod:`~engine.images.containers`) gives the bytes of a disk, which has partitions
(:mod:`~engine.images.partitions`); each may be a volume (:mod:`~engine.images.volumes`), of which an NTFS file
system is read (:mod:`~engine.images.ntfs`). A place in it has an address (:mod:`~engine.images.address`), and
:mod:`~engine.images.file_system` reads the files of this system and those in images alike. No image is ever
changed.

The readers of libyal are those of the extra ``images``; without them, JET_errFeatureNotAvailable (-1001).
"""
