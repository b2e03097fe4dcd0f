"""Whom a paper goes to: 各省、自治区、直辖市人民政府，国务院各部委、各直属机构：."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle

_BODIES = ("Organization", "AdministrativeArea")


def addressees(context: Context, reading: Reading) -> list[Mention]:
    """Return the bodies named whole: not 国务院 of 国务院各部委, nor the towns of 沈阳、北京、广州军区."""
    found: list[Mention] = []
    for group in re.finditer(r"[^，,：:]+", reading.text):
        own = [
            m
            for m in settle(reading.mentions)
            if group.start() <= m.start < group.end() and m.entities and context.is_a(m.entities[0], _BODIES)
        ]
        whole = [
            m
            for m in own
            if reading.text[m.start - 1 : m.start] in {"", "、", "，", ","}
            and reading.text[m.end : m.end + 1] in {"", "、", "，", ",", "：", ":"}
        ]
        if group.group().startswith("各"):
            continue
        shared = bool(own) and context.is_a(own[-1].entities[0], ("ArmedForce", "Company", "School"))
        found += [m for m in whole if not shared or context.is_a(m.entities[0], ("Organization",))]
    return found
