"""The backup manager on top of the engine, without Qt: command line, settings, history and operations."""

__version__ = "0.1.0"
"""The version of the program. The package's metadata is built from this line."""
