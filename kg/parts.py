"""What the house is made of: extractors and rules, what each needs and makes, for `kg parts`."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.mentions import PARTS
from kg.relations import BEHIND, EXTRACTORS
from kg.relations.forms.base import Form, load_forms
from kg.relations.rules import Rule, load_rules

COLUMNS = ("part", "needs", "makes", "for example")


def parts(root: Path | None = None) -> list[tuple[str, str, str, str]]:
    """Return a row for every extractor of names, of statements and every rule, in the order they stand in."""

    rows = []
    for part in PARTS:
        # The module's docstring shows the sentence that the extractor is for.
        said = (sys.modules[part.find.__module__].__doc__ or "").strip().split("\n")[0]
        rows.append((part.name, " ".join(part.needs), " ".join(part.makes), said))
    for find in (*EXTRACTORS, *BEHIND):
        module = find.__module__
        said = (sys.modules[module].__doc__ or "").strip().split("\n")[0]
        rows.append((module.removeprefix("kg."), "names of a sentence", "statements", said))
    ways: list[Rule | Form] = [*load_rules(root).rules, *load_forms(root).forms]
    for rule in ways:
        needs = f"{'|'.join(rule.subject)} … {'|'.join(rule.object) or rule.value}"
        rows.append((rule.by, needs, rule.predicate, rule.yes[0].text if rule.yes else ""))
    return rows
