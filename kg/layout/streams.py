"""Articles that a page dump cut into each other, pulled apart again: lines → streams, one for each article.

Such a page shows lines that go on where a paragraph has ended, and paragraphs that break off where the next line
begins with an indent. Each line is given to the stream that it continues best, by a beam search over the whole
page: by the width its stream is set in, by whether sentence and paragraph go on, by pairs of characters that the
page uses elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from kg.layout.base import INDENT, Line
from kg.layout.doubt import Course, doubtful
from kg.layout.measure import Measure
from kg.layout.mixing import is_mixed
from kg.layout.roles import line_role
from kg.layout.seams import Seams
from kg.layout.words import Words

_BEAM = 30
# Beginnings that stand so far behind the best are given up.
_MARGIN = 10.0
_MOST = 6
_NEVER = -12.0
# Columns are cut into each other in runs of lines; a run shorter than this is unlikely.
_RUN = 5
_TOPIC = 2.0
# What it costs to go on with an article behind its line of affiliations.
_NEW_TEXT = 4.0


@dataclass(frozen=True, slots=True, order=True)
class _Stream:
    """One article so far: the width of its lines, its last line and recent ones, all as bits, whether dated."""

    width: float
    last: int
    recent: tuple[int, ...]
    held: int
    dated: bool


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    streams: tuple[_Stream, ...]
    current: int
    run: int
    path: tuple[object, ...] | None


def separate(lines: Sequence[Line], words: Words) -> tuple[list[list[Line]], list[list[Line]]]:
    """Return the lines in one list for each article they were mixed from, and the runs that no article can claim.

    Where nothing was mixed there is one article with all lines in it.
    """
    if not is_mixed(lines, words):
        return [list(lines)], []
    page = _Page(lines, words)
    states = [_State(0.0, (), -1, _RUN, None)]
    for i in range(len(lines)):
        states = page.extend(states, i)
    best = min(states, key=lambda s: (-s.score - page.loose_ends(s.streams), s.current, s.streams))
    owners = _owners(best, len(lines))
    doubts = doubtful(page.course(owners, best.streams), page.indented.__getitem__) if len(best.streams) > 1 else []
    unclaimed = {i for run in doubts for i in run}
    found: dict[int, list[Line]] = {}
    cut: set[int] = set()
    for i, owner in enumerate(owners):
        if i in unclaimed:
            cut.add(owner)
            continue
        line, seam = lines[i], i > 0 and owners[i - 1] != owner and owner in found
        line = replace(line, gap=0) if seam else line
        # What goes on behind lines that were left out begins anew, lest two halves become one sentence.
        found.setdefault(owner, []).append(replace(line, indent=max(line.indent, 2.0)) if owner in cut else line)
        cut.discard(owner)
    streams = [found[k] for k in sorted(found, key=lambda k: found[k][0].start)]
    return streams, [[lines[i] for i in run] for run in doubts]


class _Page:
    """What is known of each line before any is given away."""

    def __init__(self, lines: Sequence[Line], words: Words) -> None:
        self.lines = lines
        self.measure = Measure(lines)
        self.text, self.ended = self.measure.text, self.measure.ended
        self.indented = [x.indent >= INDENT for x in lines]
        self.affiliation = [bool(words.affiliation.match(t)) for t in self.text]
        signed = [line_role(x.text, words) in ("byline", "names") for x in lines]
        self.headline = [not by and self._heads(i) for i, by in enumerate(signed)]
        opens = [words.dateline.match(x.text) for x in lines]
        self.dated = [m is not None for m in opens]
        bare = [t[m.end() if m else 0 :] for t, m in zip(self.text, opens, strict=True)]
        self.pairs = [{t[j : j + 2] for j in range(len(t) - 1)} for t in bare]
        self.seen = Counter(p for own in self.pairs for p in own)
        self.fresh = [h and self._fresh(i, words) for i, h in enumerate(self.headline)]
        self.known = self._known()
        self.seams = Seams(self.text, self.seen)
        self.widths = self.measure.columns()

    def _heads(self, i: int) -> bool:
        """Whether line i begins a headline: one to three lines without comma or stop, then an indent."""
        if not self.indented[i]:
            return False
        for j in range(i, min(i + 4, len(self.lines))):
            if j > i and self.indented[j]:
                return True
            if any(c in "，。；" for c in self.text[j]) or self.text[j][-1] in "：…":
                return False
        return False

    def _fresh(self, i: int, words: Words) -> bool:
        """Whether a headline can only begin an article: a dateline stands below, or it is that of a brief."""
        for j in range(i + 1, min(i + 4, len(self.lines))):
            if self.indented[j]:
                signed = line_role(self.lines[j].text, words) in ("byline", "names")
                return signed or self.dated[j] or (j == i + 1 and bool(words.brief.search(self.text[i])))
        return False

    def extend(self, states: Sequence[_State], i: int) -> list[_State]:
        """The best ways to give line i away, from the best ones for the lines above it."""
        found: dict[tuple[object, ...], _State] = {}
        top = -inf
        for state in states:
            for k, stream in enumerate(state.streams):
                score = state.score + self.gain(stream, i) - self._switch(state, k)
                if score >= top - _MARGIN:
                    top = max(top, score)
                    streams = (*state.streams[:k], self.grown(stream, i), *state.streams[k + 1 :])
                    self._keep(found, state, score, k, streams)
            if len(state.streams) < _MOST and (self.indented[i] or not state.streams):
                for wide in self.widths:
                    score = state.score + self._starts(state, wide, i)
                    if score >= top - _MARGIN:
                        top = max(top, score)
                        self._keep(found, state, score, len(state.streams), (*state.streams, self.opened(wide, i)))
        near = [s for s in found.values() if s.score >= top - _MARGIN]
        return sorted(near, key=lambda s: (-s.score, s.current, s.streams))[:_BEAM]

    def opened(self, wide: float, i: int) -> _Stream:
        """An article that begins with line i."""
        return _Stream(wide, i, (i,), 1 << i, self.dated[i])

    def grown(self, stream: _Stream, i: int) -> _Stream:
        """An article with line i added."""
        return _Stream(stream.width, i, (*stream.recent[-3:], i), stream.held | 1 << i, stream.dated or self.dated[i])

    def course(self, owners: Sequence[int], streams: Sequence[_Stream]) -> Course[_Stream]:
        """The way in which the lines were given away, told again."""
        now: dict[int, _Stream] = {}
        before = []
        for i, k in enumerate(owners):
            before.append(dict(now))
            now[k] = self.grown(now[k], i) if k in now else self.opened(streams[k].width, i)
        return Course(owners, before, self.gain, self.grown, self._strays)

    def _strays(self, stream: _Stream, i: int) -> bool:
        """Whether line i goes on where the article has a short line that ends no sentence."""
        if self.indented[i] or self.ended[stream.last] or self.measure.full(stream.last, stream.width):
            return False
        return self.measure.fit(i, stream.width) is not None

    def _starts(self, state: _State, wide: float, i: int) -> float:
        """How well line i begins an article that is set `wide`."""
        gain = self._opening(wide, i)
        if not state.streams:
            return gain
        same = any(s.width == wide for s in state.streams)
        cost = (0.0 if self.headline[i] else 5.0) + (6.0 if same else 4.0) - 2.0 * self.fresh[i]
        return gain - cost - max(0, _RUN - state.run) * 0.6

    def _switch(self, state: _State, k: int) -> float:
        """What it costs to go over to another article: more just after the last time."""
        return 0.0 if k == state.current else 1.5 + max(0, _RUN - state.run) * 0.6

    def _keep(
        self,
        found: dict[tuple[object, ...], _State],
        state: _State,
        score: float,
        k: int,
        streams: tuple[_Stream, ...],
    ) -> None:
        key = (k, tuple((s.width, s.last, s.held) for s in streams))
        if key not in found or found[key].score < score:
            run = state.run + 1 if k == state.current else 1
            found[key] = _State(score, streams, k, run, (k, state.path))

    def loose_ends(self, streams: Sequence[_Stream]) -> float:
        """What it costs that articles end in mid-sentence."""
        return sum(-3.0 for s in streams if not self.ended[s.last] and self.measure.full(s.last, s.width))

    def _fit(self, wide: float, i: int) -> float:
        """How well line i sits in a column of this width: full, or the last of its paragraph."""
        filled = self.measure.fit(i, wide)
        if filled is None:
            return _NEVER
        if filled > 0:
            return filled
        if self.ended[i]:
            return 0.0
        return -1.5 if self.indented[i] or self.measure.least[i] < 0.8 * wide else -4.0

    def _opening(self, wide: float, i: int) -> float:
        return self._fit(wide, i) - (1.0 if self.ended[i] else 0.0)

    def gain(self, stream: _Stream, i: int) -> float:
        """How well line i goes on with an article."""
        last = stream.last
        full = self.measure.full(last, stream.width)
        score = self._fit(stream.width, i)
        if score == _NEVER:
            return score
        score += self._topic(stream, i)
        if (self.dated[i] and stream.dated) or self.fresh[i]:
            score -= 3.0
        if self.indented[i]:
            if self._signed_off(stream):
                score -= 0.0 if self.headline[i] else _NEW_TEXT
            return score - (self._broken(stream) if full and not self.ended[last] else 0.0)
        if self._signed_off(stream):
            score -= _NEW_TEXT
        if not full:
            return score + _NEVER
        return score + self.seams.weight(last, i)

    def _signed_off(self, stream: _Stream) -> bool:
        """Whether an article has had its line of affiliations, and that is whole."""
        if self.text[stream.last][-1] not in "）)":
            return False
        for j in reversed(stream.recent):
            if self.indented[j]:
                return self.affiliation[j]
        return False

    def _broken(self, stream: _Stream) -> float:
        """What it costs that a full line breaks off before an indent: little for a headline that just fills it."""
        for size, j in enumerate(reversed(stream.recent), 1):
            if any(c in "，。；" for c in self.text[j]) or size > 3:
                return 5.0
            if self.indented[j]:
                return 1.0 if size > 1 else 2.0
        return 5.0

    def _topic(self, stream: _Stream, i: int) -> float:
        """Pairs of characters of line i that this stream has used before and the others less, rare ones above all."""
        shared = 0.0
        for before, weight in self.known[i]:
            shared += (stream.held & before).bit_count() * weight
        return min(_TOPIC, 0.8 * shared)

    def _known(self) -> list[list[tuple[int, float]]]:
        """For each line the pairs that stood higher up: the lines that held them, as bits, and the weight of one."""
        found: list[list[tuple[int, float]]] = []
        seen: dict[str, int] = {}
        for i, own in enumerate(self.pairs):
            found.append([(seen[p], 1 / (seen[p].bit_count() * self.seen[p])) for p in sorted(own) if p in seen])
            for pair in own:
                seen[pair] = seen.get(pair, 0) | 1 << i
        return found


def _owners(state: _State, size: int) -> list[int]:
    found: list[int] = []
    path = state.path
    while path is not None:
        owner, path = path  # type: ignore[assignment]
        found.append(owner)  # type: ignore[arg-type]
    return found[::-1][:size]
