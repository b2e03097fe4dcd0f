"""Legal forms: 美团集团 is 美团, 中铁一局 is 中铁一局集团有限公司; a group is not its 股份有限公司."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.gazetteer import Entry
from kg.link.base import Found, Name, merge, rules, words
from kg.link.knowledge import Knowledge, of_entry
from kg.ontology import Ontology


def legal_forms(bodies: Sequence[Name], found: Found, know: Knowledge) -> None:
    """Link the names of one company that differ in its legal form, to a known company where there is one."""
    groups: dict[str, dict[str, str]] = {}
    trades = words(rules(know.ontology.path), "legal", "trades")
    for name in bodies:
        if found["Organization", name.text].id in know.entries:
            continue
        stem, kind = legal_stem(name.text, know.ontology)
        entry = _known(name.text, know)
        if entry is not None:
            why = f"{name.text} is {entry.label} with its legal form"
            found["Organization", name.text] = of_entry(entry, know, why, 0.95)
            continue
        groups.setdefault(stem, {})[name.text] = kind
    for stem, same in groups.items():
        _join(stem, same, groups, found, trades)


def _join(
    stem: str, same: Mapping[str, str], groups: Mapping[str, Mapping[str, str]], found: Found, trades: Sequence[str]
) -> None:
    kinds = set(same.values())
    if kinds == {""}:
        return
    # Where a group and a company of one stem are both named, the bare name is the group's.
    mates = [n for n, kind in sorted(same.items()) if not (kind == "company" and "group" in kinds)]
    brief = next((stem.removesuffix(t) for t in trades if stem.endswith(t) and len(stem) - len(t) > 2), None)
    if brief is not None and groups.get(brief) == {brief: ""}:
        mates.append(brief)
    merge(mates, found, max(mates, key=lambda n: (len(n), n)), "the same but for the legal form", "legal", 0.95)


def _known(name: str, know: Knowledge) -> Entry | None:
    """Return the known company that `name` is with a legal form: 京东方科技集团|股份有限公司, 美团|集团."""
    table = rules(know.ontology.path)
    weak = words(table, "legal", "weak")
    for form in (*words(table, "legal", "company"), *words(table, "legal", "group")):
        stem = name.removesuffix(form)
        if stem != name and len(stem) > 1 and not stem.endswith(weak):
            entries = [e for e in know.find(stem, "Organization") if e.cls == "Company"]
            if len(entries) == 1:
                return entries[0]
    return None


def legal_stem(name: str, ontology: Ontology) -> tuple[str, str]:
    """Return a company's name without its legal form, and which form it was: group, company, or none."""
    table = rules(ontology.path)
    weak = words(table, "legal", "weak")
    for kind in ("group", "company"):
        for form in words(table, "legal", kind):
            stem = name.removesuffix(form)
            if stem != name and len(stem) > 1 and not stem.endswith(weak):
                return stem, kind
    return name, ""
