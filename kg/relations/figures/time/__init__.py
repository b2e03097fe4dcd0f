"""When a figure holds: a time that surely reaches it."""
