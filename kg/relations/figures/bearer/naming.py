"""Which of the names before a figure it may be of: not what is joined, acted upon or only told in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import figure_words, pick
from kg.relations.reading.sentence import Reading

# 丁市|70岁的市民
_AGED = re.compile(r"的?\d{2}岁")
_PEOPLE = re.compile(r"的?[^，。；的]{0,4}(?:[市村居农]民|农户|职工|店主|经营者|创业者|种植户|养殖户)")
# A motto is not longer than that: 围绕“弘扬精神 深化丙丁合作”.
_MOTTO = 24
# 连接某油田|群的|电缆: a name that only says which thing is meant.
_OWNED = re.compile("[^，。；、的在有是为达超]{1,3}的")


def named_in(
    context: Context, reading: Reading, mentions: Sequence[Mention], voices: Sequence[str], more: tuple[str, ...] = ()
) -> list[str]:
    """Return the things that figures may be of, not those only joined or acted upon (对上合组织…进出口)."""
    joins, sorts = (tuple(figure_words(context.ontology.path)[k]) for k in ("joins", "sorts"))
    return [
        own
        for m in mentions
        if (own := pick(context, m))
        and own not in voices
        and not context.is_a(own, ("Media",))
        and not reading.text.endswith((*joins, *more, "（"), 0, _outset(reading, m))
        and not reading.text.startswith(("的", "、", "等", "和", "与", "（", "“", "至", "到"), m.end)
        and not (reading.text.startswith(sorts, m.end) and context.is_a(own, ("Program", "Work")))
        and not (reading.text.startswith(("重点", "重大", "项目", "工程"), m.end) and context.is_a(own, ("Policy",)))
        and not _OWNED.match(reading.text, m.end)
        and not (m.text == "全国" and _ranked(context, reading, m))
        and not _in_passing(context, reading, m)
        and not _of_longer(context, reading, m)
        and not (context.is_a(own, ("Place",)) and (of_one(context, reading, m) or _in_motto(reading, m)))
    ]


def _outset(reading: Reading, mention: Mention) -> int:
    """Return where the places that stand before a place begin: 经丙国口岸、|丁国|戊市."""
    before = next(
        (m for m in reading.mentions if m.end == mention.start and m.entities and m.cls != "Organization"), None
    )
    return before.start if before is not None else mention.start


def _of_longer(context: Context, reading: Reading, mention: Mention) -> bool:
    """Whether a name only opens a longer one: 中央|第三指导组, 中亚|班列."""
    if context.is_a(mention.entities[0], ("Organization",)):
        return re.match(r"第[一二三四五六七八九十\d]", reading.text[mention.end : mention.end + 2]) is not None
    place = context.is_a(mention.entities[0], ("Place",))
    return place and reading.text.startswith(("班列", "航线", "专线"), mention.end)


def brought_up(context: Context, reading: Reading, entity: str, until: int) -> bool:
    """Whether a paper or programme is only acted upon, and the clauses behind have subjects of their own."""
    if not context.is_a(entity, ("Program", "Policy", "Work")):
        return False
    if any(entity in m.entities for c in reading.clauses for s in c.subject for m in (s.head, *s.before) if m):
        return False
    named = next(m for m in reading.mentions if entity in m.entities)
    clause = next((c for c in reversed(reading.clauses) if c.start <= named.start), None)
    if clause is None or reading.text.endswith(("以来", "后", "中"), 0, clause.end):
        return False
    if reading.text.startswith("：", named.end):
        # 启动“工匠计划”：到2025年底培训5000人
        return False
    return any(c.own and c.subject and clause.end < c.start <= until for c in reading.clauses)


def opens_clause(reading: Reading, entity: str) -> bool:
    """Whether the clause that names a thing opens with where it is: 在湖南株洲，…; not 招聘会在郑州举行."""
    return any(
        entity in m.entities and any(m.start - 2 <= c.start <= m.start for c in reading.clauses)
        for m in reading.mentions
    )


def of_one(context: Context, reading: Reading, mention: Mention) -> bool:
    """Whether a place only says where one thing or somebody is: 走进丁市|这家工厂, 丁市|70岁的市民."""
    words = tuple(w for w in figure_words(context.ontology.path)["unnamed"] if len(w) > 1 and w[0] != "，")
    if reading.text.startswith(words, mention.end + reading.text.startswith("的", mention.end)):
        return True
    people = _PEOPLE.match(reading.text, mention.end)
    named = people is not None and any(m.cls == "Person" and m.start == people.end() for m in reading.mentions)
    return named or _AGED.match(reading.text, mention.end) is not None


def _in_motto(reading: Reading, mention: Mention) -> bool:
    """Whether a name stands inside a motto or theme: 以“深化丙丁合作”为主题."""
    opens = reading.text.rfind("“", 0, mention.start)
    closes = reading.text.find("”", mention.end)
    if opens < 0 or closes < 0 or closes - opens > _MOTTO or "”" in reading.text[opens : mention.start]:
        return False
    inside = reading.text[opens + 1 : closes]
    return inside != mention.text and not any(c.isdigit() or c in "，。；" for c in inside)


def _ranked(context: Context, reading: Reading, mention: Mention) -> bool:
    """Whether 全国 only says among whom something ranks: 增量位居|全国|第一，总量突破6万亿元."""
    known = figure_words(context.ontology.path)
    return reading.text.endswith(tuple(known["among"]), 0, mention.start) or reading.text.startswith(
        tuple(known["ranks"]), mention.end
    )


def _in_passing(context: Context, reading: Reading, mention: Mention) -> bool:
    """Whether a name stands in a clause that only says what goes along: 随着|“两重”项目|推进，投资增长8.9%."""
    clause = next((c for c in reversed(reading.clauses) if c.start <= mention.start), None)
    words = tuple(figure_words(context.ontology.path)["along"])
    return clause is not None and reading.text.startswith(words, clause.start)
