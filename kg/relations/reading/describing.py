"""Tokens that a clause can be read without: round brackets, and descriptions before 的 that hold no doer."""

from __future__ import annotations

from collections.abc import Sequence

from kg.relations.reading.tokens import Token
from kg.relations.reading.words import Words

# Kinds of tokens that may be part of a noun phrase.
NOMINAL = frozenset("Mnma")
# Tokens that a description before 的 may hold.
_REACH = 24
_DELEGATE = "代表"


def bare(tokens: Sequence[Token], words: Words) -> Sequence[Token]:
    """Return the tokens without brackets (their times stay) and without descriptions."""
    return _undescribed(_delegates(_unbracketed(tokens)), words)


def _delegates(tokens: list[Token]) -> list[Token]:
    """Take 代表 for a noun where it stands for nobody: 毕业生代表|在会上发言, not 代表|全国总工会|致辞."""
    for at in range(1, len(tokens) - 1):
        token = tokens[at]
        if token.kind == "p" and token.text == _DELEGATE and tokens[at - 1].kind in NOMINAL:
            tokens[at] = token._replace(kind="n") if tokens[at + 1].kind == "p" else token
    return tokens


def _unbracketed(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind == "(":
            depth += 1
        elif token.kind == ")":
            depth = max(depth - 1, 0)
        elif not depth or token.kind == "T":
            kept.append(token)
    return kept


def _undescribed(tokens: Sequence[Token], words: Words) -> Sequence[Token]:
    """Leave out what only describes the noun behind 的: 以“新时代”为主题的|论坛, 为期两个月的|行动."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _attribute(tokens, at, words)
        if end is None:
            kept.append(tokens[at])
        at = end or at + 1
    return kept


def _attribute(tokens: Sequence[Token], at: int, words: Words) -> int | None:
    """Return where the description that opens at `at` ends, 的 included; None where none opens there."""
    roles = words.roles
    word = tokens[at].text
    paired = word in roles["describing_as"]
    if not paired and word not in roles["describing"]:
        return None
    closed = not paired
    for k in range(at + 1, min(at + _REACH, len(tokens) - 1)):
        token = tokens[k]
        closed = closed or token.text in roles["described_as"]
        if closed and token.kind == "j" and (tokens[k + 1].kind in NOMINAL or tokens[k + 1].kind == '"'):
            return k + 1
        if token.kind in {"v", "d"} and closed and not paired and tokens[k - 1].kind != '"':
            return None
    return None
