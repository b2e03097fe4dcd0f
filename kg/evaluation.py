"""How good the output is: gold texts compared with what a build says of them, class by class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.extraction import source_of_text
from kg.gold import GoldText, read_gold
from kg.model import Build, Mention, Statement
from kg.ontology import FIGURES, Ontology, load_ontology
from kg.pipeline import build_graph
from kg.resources import read_toml

_MARKS = str.maketrans("", "", "《》〈〉“”‘’「」『』")


@dataclass(slots=True)
class Score:
    """Counts of what is right, what was said and what should have been; `missed` and `wrong` for a look."""

    right: int = 0
    said: int = 0
    due: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The part of what was said that is right; 1 where nothing was said."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The part of what is due that was said; 1 where nothing is due."""
        return self.right / self.due if self.due else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, said: Iterable[Any], due: Iterable[Any], where: str) -> None:
        """Count two sets of comparable items of one text."""
        mine, gold = set(said), set(due)
        self.right += len(mine & gold)
        self.said += len(mine)
        self.due += len(gold)
        self.missed += [f"{where}: {g}" for g in sorted(map(str, gold - mine))]
        self.wrong += [f"{where}: {m}" for m in sorted(map(str, mine - gold))]

    def extend(self, other: Score) -> None:
        """Count what another score counted, of other texts, as well."""
        self.right += other.right
        self.said += other.said
        self.due += other.due
        self.missed += other.missed
        self.wrong += other.wrong


# A gold text and what the code makes of it.
Built = tuple[GoldText, Build]


@dataclass(frozen=True, slots=True)
class Report:
    """Scores by row, and of the texts that label facts their number, characters and statements made."""

    scores: Mapping[str, Score]
    texts: int
    characters: int
    statements: int

    @property
    def density(self) -> float:
        """Statements per 1,000 characters."""
        return 1000 * self.statements / self.characters if self.characters else 0.0


def evaluate(gold: Iterable[Built], ontology: Ontology) -> dict[str, Score]:
    """Return a score for each root class, for Time values, figures, facts, and `trap` (tempting wrong facts said)."""
    scores: dict[str, Score] = {}
    for text, build in gold:
        if "entities" in text.labels:
            _entities(text, build, ontology, scores)
        if "facts" in text.labels:
            _statements(text, build, lambda predicate: "figure" if predicate in FIGURES else "fact", scores)
    return dict(sorted(scores.items()))


def families(gold: Iterable[Built], ontology: Ontology) -> dict[str, Score]:
    """Return a score for each family of facts (ontology/families.toml), its traps in a row of their own."""
    of = load_families(ontology)
    scores: dict[str, Score] = {}
    for text, build in gold:
        if "facts" in text.labels:
            _statements(text, build, lambda predicate: of.get(predicate, predicate), scores)
    return dict(sorted(scores.items()))


def phenomena(gold: Iterable[Built], ontology: Ontology) -> dict[str, Score]:
    """Return a score for each phenomenon that texts are labelled with: all their facts, figures and traps."""
    scores: dict[str, Score] = {}
    for text, build in gold:
        for name in text.labels.get("phenomena", ()):
            _statements(text, build, lambda _, name=name: name, scores)  # type: ignore[misc]
    return dict(sorted(scores.items()))


def origins(gold: Iterable[Built], ontology: Ontology) -> dict[str, Score]:
    """Return, for each origin (`by` up to its #), how much of what it made is in the gold.

    Only texts that label facts judge statements.
    """
    scores: dict[str, Score] = {}
    for text, build in gold:
        due = {(e["start"], e["end"], ontology.root(e["class"])) for e in text.labels.get("entities", ())}
        due |= {(t["start"], t["end"], "Time") for t in text.labels.get("times", ())}
        for mention in build.mentions if "entities" in text.labels else ():
            root = ontology.root(mention.cls)
            if not mention.generic and root not in {"Quantity", "Concept"}:
                place = (*_span(mention)[:2], root)
                _count(scores, mention.by, place in due, f"{text.name}: {mention.quote}")
        if "facts" not in text.labels:
            continue
        names = _names(build)
        facts = (*text.labels["facts"], *text.labels.get("figures", ()))
        for statement in build.statements:
            right = any(_meets(statement, f, names) for f in facts)
            for by in {e.by for e in statement.evidence}:
                _count(scores, by, right, f"{text.name}: {_line(statement)}")
    return dict(sorted(scores.items()))


# What `kg eval --by` may ask for; each takes (gold text, its build) pairs and the ontology.
BY = {"class": evaluate, "family": families, "origin": origins, "phenomenon": phenomena}


def load_families(ontology: Ontology) -> dict[str, str]:
    """Return property → family.

    Raises OntologyError naming the property that stands in no family, in two, or is not in kg.ttl.
    """
    of: dict[str, str] = {}
    for family, members in read_toml(ontology.path / "families.toml").items():
        for name in members:
            if name in of or name not in ontology.properties:
                why = f"already in {of[name]}" if name in of else "not a property of kg.ttl"
                raise OntologyError(f"families.toml: {family}: {name} is {why}; take it out")
            of[name] = family
    lost = sorted(ontology.properties.keys() - of.keys())
    if lost:
        raise OntologyError(f"families.toml: {lost[0]} stands in no family; add it to one")
    return of


def _count(scores: dict[str, Score], by: str, right: bool, what: str) -> None:
    score = scores.setdefault(by.split("#")[0], Score())
    score.said += 1
    score.right += right
    if not right:
        score.wrong.append(what)


def _entities(text: GoldText, build: Build, ontology: Ontology, scores: dict[str, Score]) -> None:
    gold: dict[str, set[tuple[int, int, str]]] = {}
    for entity in text.labels.get("entities", ()):
        place = (entity["start"], entity["end"], entity["text"])
        gold.setdefault(ontology.root(entity["class"]), set()).add(place)
    mine: dict[str, set[tuple[int, int, str]]] = {}
    for mention in build.mentions:
        if not mention.generic:
            mine.setdefault(ontology.root(mention.cls), set()).add(_span(mention))
    for root in sorted((gold.keys() | mine.keys()) - {"Time", "Quantity", "Concept"}):
        scores.setdefault(root, Score()).add(mine.get(root, ()), gold.get(root, ()), text.name)
    if "times" in text.labels:
        due = {(t["start"], t["end"], t["edtf"]) for t in text.labels["times"]}
        said = {(*_span(m)[:2], m.value) for m in build.mentions if m.cls == "Time"}
        scores.setdefault("Time", Score()).add(said, due, text.name)


def _span(mention: Mention) -> tuple[int, int, str]:
    return (mention.spans[0].start, mention.spans[-1].end, mention.quote)


def _statements(text: GoldText, build: Build, group: Callable[[str], str], scores: dict[str, Score]) -> None:
    """Compare facts by predicate, names of both ends (any alias counts), modality; figures by their numbers.

    `group` gives the row of a predicate. Traps count in `trap`, or in a row beside the group's own.
    """
    names = _names(build)
    due = (*text.labels["facts"], *text.labels.get("figures", ()))
    matches = [[s for s in build.statements if _meets(s, g, names)] for g in due]
    right = {s.id for found in matches for s in found}
    for gold, found in zip(due, matches, strict=True):
        # Two statements may say one listed fact; precision counts statements, recall counts facts.
        score = scores.setdefault(group(gold["p"]), Score())
        score.due += 1
        score.right += bool(found)
        score.said += bool(found)
        score.missed += [] if found else [f"{text.name}: {_brief(gold)}"]
    for statement in build.statements:
        if statement.id not in right:
            score = scores.setdefault(group(statement.predicate), Score())
            score.said += 1
            score.wrong.append(f"{text.name}: {_line(statement)}")
    for trap in text.labels.get("traps", ()):
        row = group(trap.get("p", "said"))
        score = scores.setdefault("trap" if row in {"fact", "figure"} else f"{row}: traps", Score())
        fallen = any(_meets(s, trap, names) for s in build.statements)
        score.due += 1
        score.said += 1
        score.right += not fallen
        score.wrong += [f"{text.name}: fell for {_brief(trap)}"] if fallen else []


def _unmarked(name: str) -> str:
    """Return a name without quotation marks: “粤工暖心”行动 and 粤工暖心行动 are one name to a reader."""
    return name.translate(_MARKS)


def _names(build: Build) -> dict[str, set[str]]:
    return {e.id: {_unmarked(n) for n in (e.label, *e.aliases)} for e in build.entities}


def _meets(statement: Statement, fact: Mapping[str, Any], names: Mapping[str, set[str]]) -> bool:
    if "p" in fact and statement.predicate != fact["p"]:
        return False
    if "s" in fact and _unmarked(fact["s"]) not in names.get(statement.subject, ()):
        return False
    if "o" in fact and _unmarked(fact["o"]) not in names.get(statement.object or "", ()):
        return False
    fields = ("value", "unit", "measure", "time", "low", "high", "modifier", "modality", "polarity", "comparison")
    return all(_is(getattr(statement, f), fact[f]) for f in fields if f in fact)


def _is(said: object, gold: object) -> bool:
    """Return whether a field is what the gold says, or one of a list that it would accept (measure wordings)."""
    return said in gold if isinstance(gold, list) else said == gold


def _brief(fact: Mapping[str, Any]) -> str:
    return " ".join(str(fact[k]) for k in ("s", "p", "o", "measure", "value", "unit", "time") if k in fact)


def _line(statement: Statement) -> str:
    parts = (statement.subject, statement.predicate, statement.object, statement.measure, statement.value)
    return " ".join(str(p) for p in (*parts, statement.unit, statement.time, statement.modality) if p is not None)


def score_folder(folder: Path, root: Path | None = None, by: str = "class") -> Report:
    """Return the scores of the gold texts in `folder` under the ontology in `root` (None: kg's own).

    `by` is one of BY: what the rows are.
    """
    ontology = load_ontology(root)
    built = [(g, build_graph([source_of_text(g.text, "gold.txt")], ontology, date=g.date)) for g in read_gold(folder)]
    judged = [(g, b) for g, b in built if "facts" in g.labels]
    characters, statements = sum(len(g.text) for g, _ in judged), sum(len(b.statements) for _, b in judged)
    return Report(BY[by](built, ontology), len(judged), characters, statements)
