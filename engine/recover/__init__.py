"""Recovery of an instance at rest, in place or as a copy."""
