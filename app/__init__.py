"""What makes the engine a manager, without Qt: command line, settings, history and jobs."""

__version__ = "0.1.0"
"""The version of the program. The package's metadata is built from this line."""
