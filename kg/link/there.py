"""当地: the place that the clause or sentence before is set in, where that is one that acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.link.antecedents import Finding, Line, back
from kg.link.base import Target
from kg.link.pointers import Rule
from kg.ontology import Ontology


def there(
    lines: Sequence[Line], here: Line, start: int, rule: Rule, known: Mapping[str, Target], ontology: Ontology
) -> Finding:
    """Return the last place that a clause before the word opens with: 在广东惠州，|当地 · 某县迎来游客。如今，|当地.

    `rule` gives the words that may stand before that place and the ends of those that act though no area: villages.
    """
    for line, named in back(lines, here, start, rule.window):
        for mention in reversed(named):
            place = known[mention.entities[0]].cls
            clause = line.text[max(line.text.rfind(c, 0, mention.start) for c in "，；：。") + 1 : mention.start]
            if clause and not clause.startswith(rule.aside_before):
                continue
            if line is not here and ontology.is_a(place, "Organization"):
                # 福州水产市场迎来高峰。|当地: where that lies, not the place before it.
                return Finding((), f"{mention.text} is spoken of, no place")
            if not ontology.is_a(place, "Place"):
                continue
            if ontology.is_a(place, "AdministrativeArea") or mention.text.endswith(rule.ends):
                return Finding((mention,), f"the place that the text is set in, {mention.text}")
            return Finding((), f"{mention.text} is no place that acts")
    return Finding((), "the text is set in no place before it")
