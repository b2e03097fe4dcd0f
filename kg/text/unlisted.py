"""Words that jieba's dictionary lacks, by jieba's own hidden Markov model, several times as fast.

A state is a place in a word (B M E S: begin, middle, end, single) with a part of speech. The tables are those of
`jieba.posseg`, and so are the sums, in the same order: what comes out is what jieba makes of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

State = tuple[str, str]
# What jieba counts for a character that a state never has.
_NEVER = -3.14e100


class Model(NamedTuple):
    """jieba's tables; `into` gives for each state the states before it and the score of that step."""

    start: Mapping[State, float]
    into: Mapping[State, Mapping[State, float]]
    emit: Mapping[State, Mapping[str, float]]
    states: Mapping[str, tuple[State, ...]]


@lru_cache(maxsize=1 << 14)
def unlisted_words(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of `text` with their flags; `text` is characters that no listed word joins."""
    words: list[tuple[str, str]] = []
    start = done = 0
    states = states_of(text)
    for at, (place, flag) in enumerate(states):
        if place == "B":
            start = at
        elif place in "ES":
            words.append((text[start if place == "E" else at : at + 1], flag))
            done = at + 1
    if done < len(text):
        words.append((text[done:], states[done][1]))
    return tuple(words)


def states_of(text: str) -> tuple[State, ...]:
    """Return the likeliest state of each character of `text` (at least one character)."""
    model = _model()
    sums: dict[State, float] = {state: model.start[state] + score for state, score in _choices(text[0])}
    came_from: list[dict[State, State]] = []
    for character in text[1:]:
        sums, step = _step(sums, character, model)
        came_from.append(step)
    state = max(sums, key=lambda s: (sums[s], s))
    path = [state]
    for step in reversed(came_from):
        state = step[state]
        path.append(state)
    return tuple(reversed(path))


def _step(sums: Mapping[State, float], character: str, model: Model) -> tuple[dict[State, float], dict[State, State]]:
    """Return the best sum of each state of `character` behind the states `sums`, and the state it comes from."""
    after: dict[State, float] = {}
    step: dict[State, State] = {}
    for state, score in _choices(character):
        _reach(state, score, sums, model, after, step)
    if not after:
        # None of the character's own states can follow: any that can will do.
        for state in model.into:
            _reach(state, model.emit[state].get(character, _NEVER), sums, model, after, step)
    return after, step


def _reach(
    state: State,
    score: float,
    sums: Mapping[State, float],
    model: Model,
    after: dict[State, float],
    step: dict[State, State],
) -> None:
    """Enter the best way into `state`, where there is one; of equal ways the one from the higher state."""
    moves = model.into[state]
    best, origin = 0.0, None
    # A middle or an end has two states before it, a beginning some eighty.
    for before in moves if len(moves) < len(sums) else sums:
        if before in moves and before in sums:
            total = sums[before] + moves[before] + score
            if origin is None or total > best or (total == best and before > origin):
                best, origin = total, before
    if origin is not None:
        after[state] = best
        step[state] = origin


@lru_cache(maxsize=1 << 13)
def _choices(character: str) -> tuple[tuple[State, float], ...]:
    """Return the states that a character can have, with its score in each."""
    model = _model()
    return tuple((s, model.emit[s].get(character, _NEVER)) for s in model.states.get(character, tuple(model.into)))


@lru_cache(maxsize=1)
def _model() -> Model:
    from jieba.posseg import char_state_tab_P, emit_P, start_P, trans_P

    into: dict[State, dict[State, float]] = {state: {} for state in trans_P}
    for before, moves in trans_P.items():
        for state, score in moves.items():
            into[state][before] = score
    return Model(start_P, into, emit_P, char_state_tab_P)
