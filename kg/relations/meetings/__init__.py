"""Meetings and talks: who met, attended, spoke, informed; meetings without a name."""
