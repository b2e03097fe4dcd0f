"""Where on the printed page a statement stands: the regions of the source under its evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import Document, Evidence, Region, Source, Span, Statement


class Places:
    """The regions of sources by document; sources without pages are not in it."""

    def __init__(self, sources: Sequence[Source], documents: Sequence[Document]) -> None:
        self.regions = {s.sha256: s.regions for s in sources if s.regions}
        self.starts = {sha: [r.start for r in regions] for sha, regions in self.regions.items()}
        self.readers = {s.sha256: s.reader for s in sources}
        self.home: Mapping[str, str] = {d.id: d.sha256 for d in documents if d.sha256 in self.regions}

    def under(self, document: str, spans: Sequence[Span]) -> tuple[Region, ...]:
        """Return the regions that slices of a document's source touch, in order."""
        sha = self.home.get(document)
        if sha is None:
            return ()
        regions, starts, found = self.regions[sha], self.starts[sha], []
        for span in spans:
            at = max(bisect_right(starts, span.start) - 1, 0)
            while at < len(regions) and regions[at].start < span.end:
                if regions[at].end > span.start:
                    found.append(regions[at])
                at += 1
        return tuple(found)

    def placed(self, statement: Statement) -> Statement:
        """Return the statement, its evidence with page, column and box where the source has them."""
        if not any(e.document in self.home for e in statement.evidence):
            return statement
        return replace(statement, evidence=tuple(map(self._placed, statement.evidence)))

    def _placed(self, evidence: Evidence) -> Evidence:
        """The box is that of the lines in the column where the evidence begins.

        What was read from a picture says so in `by`, and is no surer than the reading of its least sure line.
        """
        regions = self.under(evidence.document, evidence.spans)
        if not regions:
            return evidence
        first = regions[0]
        near = [r.box for r in regions if (r.page, r.column) == (first.page, first.column)]
        box = (min(b[0] for b in near), min(b[1] for b in near), max(b[2] for b in near), max(b[3] for b in near))
        sure = [r.confidence for r in regions if r.confidence is not None]
        by, confidence = evidence.by, evidence.confidence
        if sure:
            by = f"{by}+ocr:{self.readers[self.home[evidence.document]].rpartition('+')[2].partition('/')[0]}"
            confidence = round(confidence * min(sure), 2)
        return replace(evidence, page=first.page, column=first.column, box=box, by=by, confidence=confidence)
