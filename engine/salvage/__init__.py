"""Reading what can still be read of a damaged database, table by table, without changing it.

Damage is a finding, not an exception: a page, a row or a long value that cannot be read is left out and listed,
and reading continues (:mod:`~engine.salvage.rows`). :func:`~engine.salvage.job.run` hands every row to a sink.
"""
