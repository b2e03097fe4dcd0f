"""Of what people died: 丙区某店铺发生火灾事故，造成|39人死亡 → 火灾事故死亡人数, not simply the dead of 丙区."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.sentence import Reading


@lru_cache(maxsize=4)
def _pattern(root: Path) -> re.Pattern[str]:
    known: Mapping[str, list[str]] = figure_words(root)
    kinds = "|".join(sorted(known["disasters"], key=lambda w: (-len(w), w)))
    return re.compile(f"(?:\\d+(?:\\.\\d+)?级)?(?:{kinds})(?:[、和]?(?:{kinds}))*(?:灾害)?(?:事故|事件|案件?)?")


def of_accident(context: Context, reading: Reading, found: Found) -> Found:
    """Return the bare number of victims of a place with what befell them, where its sentence names that."""
    known = figure_words(context.ontology.path)
    bare = found.measure.removesuffix("人数") in known["befallen"]
    if not bare or not context.is_a(found.subject or "", ("Place", "Company")):
        return found
    told = list(_pattern(context.ontology.path).finditer(reading.text, 0, found.mention.start))
    if not told:
        return found
    return replace(found, measure=told[-1][0] + found.measure.removesuffix("人数") + "人数")
