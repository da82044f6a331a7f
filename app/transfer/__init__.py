"""All settings to one readable file and back: what is exported, what an import would change, and its undo."""
