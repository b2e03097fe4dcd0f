"""People: posts and bodies, appointments, honours, by-lines."""
