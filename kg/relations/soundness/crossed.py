"""What holds together: how a statement was read, with what that says of it; a rule's slip is seldom another's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_SPEECH = ("speech opinion", "speech factual", "speech predicting")
_LOST = ("left out", "left out before")
_LENGTHS = ("quote length", "words action", "words said")
# Kind of statements → what says how it was read → what counts otherwise by that.
_TOGETHER: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "figures": {
        "bearer": (*_LOST, "left out before M", "subject", "role of name", "own subjects", "opens"),
        "subject": (*_LOST, "left out M"),
        "kind": ("time",),
    },
    "facts": {"family": (*_LENGTHS, "subject stands", "subject by", "role of name", "opens", "clause subject")},
    "situations": {
        "by": (*_SPEECH, "subject", "before", "own subjects"),
        "role of name": ("opens", "behind subject"),
    },
}
_NAMED = {kind: (*{*table, *(w for others in table.values() for w in others)},) for kind, table in _TOGETHER.items()}


def crossed(kind: str, held: Iterable[str]) -> Iterator[str]:
    """Yield pairs of features that hold of a statement: "family:rule:deeds & opens:v".

    `kind` is the table of soundness.toml, `held` what holds.
    """
    by: dict[str, list[str]] = {what: [] for what in _NAMED[kind]}
    for name in held:
        what = name.partition(":")[0]
        if what in by:
            by[what].append(name)
    for first, others in _TOGETHER[kind].items():
        seconds = [name for what in others for name in by[what]]
        for one in by[first]:
            start = one + " & "
            yield from [start + other for other in seconds]
