"""Real object stores that tests start and end, on loopback."""
