"""The `kg` command: it parses, calls, prints, and computes nothing."""

from __future__ import annotations

from kg.cli import asking, building, looking, measuring
from kg.cli.base import main

__all__ = ["asking", "building", "looking", "main", "measuring"]
