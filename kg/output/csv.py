"""The statements as a table, one evidence a row, for spreadsheets."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kg.model import Build
from kg.ontology import Ontology
from kg.output.base import write_text

COLUMNS = (
    "statement", "subject", "subject_label", "subject_class", "predicate", "predicate_label", "object",
    "object_label", "object_class", "value", "low", "high", "unit", "modifier", "measure", "group", "comparison",
    "time", "time_text", "earliest", "latest", "place", "modality", "polarity", "confidence", "attribution",
    "text", "document", "title", "date", "source", "by",
)  # fmt: skip


def write_csv(build: Build, ontology: Ontology, path: Path) -> None:
    """Write all statements as CSV with a BOM, so that Excel reads the Chinese.

    Caveat: names are written as they are; a name that begins with `=` is a formula to a spreadsheet.
    """
    entities = {e.id: e for e in build.entities}
    documents = {d.id: d for d in build.documents}
    out = io.StringIO()
    rows = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    for s in build.statements:
        subject, object_ = entities.get(s.subject), entities.get(s.object or "")
        known = ontology.properties.get(s.predicate)
        row = {name: getattr(s, name) for name in COLUMNS if hasattr(s, name)} | {
            "statement": s.id, "predicate_label": known.zh if known else s.predicate,
            "subject_label": subject and subject.label, "subject_class": subject and subject.cls,
            "object_label": object_ and object_.label, "object_class": object_ and object_.cls,
        }  # fmt: skip
        for e in s.evidence:
            d = documents[e.document]
            origin = {"document": d.id, "title": d.title, "date": d.date, "source": d.source}
            said = {"attribution": e.attribution, "text": e.text, "by": e.by, "confidence": e.confidence}
            rows.writerow(row | origin | said)
    write_text(path, "\ufeff" + out.getvalue())
