"""The day of a meeting, given to what is said of it elsewhere: 大会5日在苏州开幕…。徐留平出席开幕式并讲话."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from kg.relations.base import Claim, When

# The days themselves; the engine leaves their time on the claim until it was handed on.
DAYS = frozenset({"heldOn", "startedOn"})
_AT = frozenset(
    {"held", "hosted", "undertook", "coOrganized", "organized", "guided", "attended", "spokeAt", "locatedIn",
     "leads", "launched"}
)  # fmt: skip

# An activity that is launched on a day is held from then on, not that day: 由甲部举办的示范展示活动今天|启动.
_RUNS = frozenset({"held", "hosted", "undertook", "coOrganized", "organized"})
_LAUNCH = ("启动", "开启")


def dated(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, undated ones about a meeting with its day where the document names just one.

    A day of its own (heldOn, startedOn) is left out where another claim about the meeting carries it.
    """
    days: dict[str, list[When]] = {}
    launches: set[tuple[str, When]] = set()
    for claim in claims:
        event = claim.subject if claim.predicate in DAYS else _event(claim)
        if event is not None and claim.when is not None and claim.when.edtf and claim.modality == "asserted":
            known = days.setdefault(event, [])
            known += [claim.when] if all(w.edtf != claim.when.edtf for w in known) else []
            if claim.predicate in DAYS and claim.sentence.text.endswith(_LAUNCH, claim.start, claim.end):
                launches.add((event, claim.when))
    found = [_dated(claim, days, launches) for claim in claims]
    told = {(_event(c), c.when.edtf) for c in found if _event(c) is not None and c.when is not None}
    return [
        replace(c, when=None) if c.predicate in DAYS else c
        for c in found
        if c.predicate not in DAYS or c.when is None or (c.subject, c.when.edtf) not in told
    ]


def _event(claim: Claim) -> str | None:
    if claim.predicate not in _AT:
        return None
    return claim.subject if claim.predicate == "locatedIn" else claim.object


def _dated(claim: Claim, days: dict[str, list[When]], launches: Set[tuple[str, When]]) -> Claim:
    event = _event(claim) or ""
    known = days.get(event, [])
    if claim.when is not None or claim.modality != "asserted" or len(known) != 1:
        return claim
    if claim.predicate in _RUNS and (event, known[0]) in launches:
        return claim
    return replace(claim, when=known[0])
