"""What a sentence is about: the name that a clause opens with, to which clauses without one belong.

《春天》是一部电影，由张三执导 · 张三，男，1960年生，山东济南人 · 某公司成立于1998年，总部位于上海
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.model import Mention
from kg.relations.forms.base import SIGN
from kg.relations.forms.line import Line

Pick = Callable[[Mention], tuple[str, ...]]

_OPEN = re.compile(r"(?:^|[，。；：！？. ])([^，。；：！？、 ]{0,8})$")
_PERSON = SIGN["Person"]
# Behind such a name the clause is about something that hangs on it.
_HANGS = tuple("、的之和与及中里上等")
# Behind a work: the clause is about its song, not about it.
_SONG = re.compile("的?(?:主题|插|片尾|片头|歌)[曲歌]")
# Before a name: somebody else's relative, or the second of two.
_NO_HEAD = re.compile(
    "(?:[父母妻夫儿女子弟兄哥姐妹]|父亲|母亲|妻子|丈夫|儿子|女儿|与|和|同|跟|对|把|被|由|在|于|为|给|自|的|有|了|据|从|至|到|向|是"
    "|参演|主演|出演|执导|创作|改编|收录|作品)$"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A name that a clause opens with; `at` is its place in the line, -1 in a sentence before."""

    mention: Mention
    at: int


def topic(line: Line, before: int, pick: Pick, earlier: Mention | None) -> Topic | None:
    """Return what the clause at `before` is about among the names that `pick` admits.

    The last name before it that opens a clause; else the only one there is; else the person of the sentence
    before.
    """
    fitting = [
        i for i in sorted(line.names) if i < before and pick(line.names[i]) and not _SONG.match(line.text, i + 1)
    ]
    heads = [i for i in fitting if _heads(line, i)]
    if heads and line.text[heads[-1]] == _PERSON and heads[-1] != fitting[-1]:
        # Somebody else was named since: whose father, whose school?
        return None
    if heads:
        return Topic(line.names[heads[-1]], heads[-1])
    if fitting:
        one = {m.entities for m in line.names.values() if pick(m)}
        sure = len(one) == 1 and line.text[fitting[-1]] != _PERSON
        return Topic(line.names[fitting[-1]], fitting[-1]) if sure else None
    return Topic(earlier, -1) if earlier is not None and pick(earlier) else None


def first_person(line: Line, earlier: Mention | None) -> Mention | None:
    """Return the person with whom a sentence opens, or the one of the sentence before where it names nobody."""
    people = [i for i in sorted(line.names) if line.text[i] == _PERSON]
    if not people:
        return earlier
    alone = len({line.names[i].entities for i in people}) == 1
    return line.names[people[0]] if alone and _heads(line, people[0]) else None


def _heads(line: Line, at: int) -> bool:
    if line.text[at] == SIGN["Work"] and line.text.startswith(("是", "由"), at + 1):
        return True
    opened = _OPEN.search(line.text[max(0, at - 9) : at])
    if opened is None or any(s in opened[1] for s in SIGN.values()) or _NO_HEAD.search(opened[1]):
        return False
    return not line.text.startswith(_HANGS, at + 1)
