"""The place or body that opens the words before a number: 江苏省|新增就业100万人, 在集成电路等领域|实施项目."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import LISTED, figure_words, pick
from kg.relations.reading.tokens import Token

# Kinds of words that open a measure and are no part of it.
LEADING = frozenset({"d", "c", "u", "e", "x", '"', "T", "f"})
_WITH = frozenset("和与同")
_LANDS = re.compile("[^，。；、的]{0,14}?(?:国家|地区|伙伴|市场|成员国|经济体)的?")
_BETWEEN = ("贸易", "进出口", "合作", "往来")


def _place(context: Context, token: Token) -> str | None:
    if token.mention is None:
        return None
    return next((e for e in token.mention.entities if context.is_a(e, ("Place", "Organization", "Program"))), None)


def _has_name(body: list[Token], known: Mapping[str, Any]) -> bool:
    """Whether a measure opens with a preposition and a name or time: 由省总工会|出资2.4亿元."""
    if body[0].kind != "p" or len(body) < 2:
        return False
    return body[1].kind == "T" or (body[1].kind == "M" and body[0].text not in known["toward"])


def _to_whom(body: list[Token], known: Mapping[str, Any]) -> bool:
    """Whether a measure opens with whom it goes to, which is part of it: 向四省市供水."""
    if body[0].text not in known["toward"] and not (body[0].text == "经" and body[-1].text.endswith(known["trade"])):
        return False
    return body[-1].text.endswith(known["given"]) or not any(t.text in known["doing"] for t in body)


def lead(context: Context, body: list[Token]) -> tuple[str | None, list[Token]]:
    """Cut times, adverbs, 在…-phrases and the place or body that opens the measure; return it and the rest."""
    known = figure_words(context.ontology.path)
    subject: str | None = None
    apart = False
    edge = -1
    while body:
        token = body[0]
        apart = apart or token.kind != "M"
        dropped = token.text in known["dropped"] and (token.kind != "p" or token.text in known["modal"])
        dropped = dropped and not _has(token, body, known)
        pointing = token.text in known["pointing"] and len(body) > 1 and body[1].kind in {"p", "d", "v"}
        if _stays(token, body, known) or (subject is not None and _shared(body)):
            break
        if token.kind == "Q" and _doer(body):
            # 120家|企业|提供岗位3600个: how many did it is another figure.
            done = body[2].kind == "v" and body[2].text in known["doing"]
            body = body[2:] if done and context.cls(next(iter(_entities(body[1])), "")) is None else body[1:]
        elif subject is not None and token.text in known["together"]:
            # 川渝|两地|跨省输电能力
            body = body[1:]
        elif token.kind in LEADING or dropped or pointing or _empty(token, body, subject, known):
            body = body[1:]
        elif token.kind == "p" and _list_of_fields(context, body):
            # 在集成电路、工业母机等领域|实施100项项目
            body = body[_doing_at(context, body) :]
        elif _has_name(body, known):
            own = _place(context, body[1])
            # 该行动由省总工会|出资2.4亿元
            passing = token.text in known["passing"]
            subject = own if token.text == "由" and own else subject or (None if passing else own)
            body = body[2:]
        elif _to_whom(body, known):
            break
        elif token.kind == "p":
            body = body[_doing_at(context, body) :] if any(t.kind == "v" for t in body[1:]) else []
        elif token.kind == "M" and token.mention is not None and (own := pick(context, token.mention)):
            if subject is not None and (
                apart or not context.is_a(own, ("Place", "Organization", "Program", "Event"))
            ):
                break
            if len(body) > 1 and _glued(context, own, token, body[1], known):
                # 江苏段全长: the place is part of what is measured.
                break
            subject, apart, edge = own, False, token.end
            body = body[1:]
            continue
        else:
            break
    return subject, _behind_name(context, subject, edge, body)


def _shared(body: Sequence[Token]) -> bool:
    """Whether a measure is of the trade with others, too: 我国|和共建国家的货物贸易规模."""
    joined = "".join(t.text for t in body[1:])
    with_lands = len(body) > 2 and body[0].text in _WITH and body[1].kind != "M" and _LANDS.match(joined) is not None
    return with_lands and any(w in joined for w in _BETWEEN)


def _entities(token: Token) -> tuple[str, ...]:
    return token.mention.entities if token.mention is not None else ()


def _list_of_fields(context: Context, body: Sequence[Token]) -> bool:
    """Whether a preposition opens a list of fields, no places or bodies, with a doing behind it."""
    listed = len(body) > 3 and body[1].kind == "M" and body[2].text in LISTED
    return listed and _place(context, body[1]) is None and any(t.kind == "v" for t in body[3:])


def _doer(body: Sequence[Token]) -> bool:
    """Whether a number and its noun open the measure as its doer: a noun behind it, a verb or another noun later."""
    return len(body) > 2 and body[1].kind in {"n", "M", "a"} and any(t.kind in {"v", "n"} for t in body[2:])


def _glued(context: Context, own: str, token: Token, after: Token, known: dict[str, Any]) -> bool:
    """Whether what follows makes one name with it: 江苏|段, 二连浩特铁路|口岸, 上合组织|（连云港）园."""
    if after.start != token.end:
        return False
    if after.text in {"至", "到"} or after.text in known["tails"] or token.text in known["directions"]:
        return True
    if context.is_a(own, ("Program", "Work")) and after.text in known["sorts"]:
        # 专精特新“小巨人”|企业
        return True
    if context.is_a(own, ("AdministrativeArea", "Event", "Policy", "Work")):
        return False
    return after.kind == "(" or after.text in known["name_heads"]


def _empty(token: Token, body: Sequence[Token], subject: str | None, known: dict[str, Any]) -> bool:
    """Whether a word says nothing of the measure: 的 behind its owner, 让 before who has it."""
    causing = token.text in known["causing"] and len(body) > 2 and body[1].kind in {"M", "n"}
    return causing or token.text in known["showing"] or (token.kind == "j" and subject is not None)


def _has(token: Token, body: Sequence[Token], known: dict[str, Any]) -> bool:
    """Whether 有 belongs to what is counted: 有进出口实绩的企业."""
    return token.text in known["having"] and any(t.kind == "j" for t in body)


def _stays(token: Token, body: Sequence[Token], known: dict[str, Any]) -> bool:
    """Whether an adverb opens the measure: 全长, 新|发放的贷款."""
    if token.text == "计划" and len(body) > 1 and body[1].text.startswith("总投资"):
        return True
    if token.text == "在" and len(body) > 1 and body[1].text in known["going"]:
        # 在谈的项目
        return True
    if token.text in {"与", "同"} and any(t.text.startswith("贸易") for t in body[2:]):
        # 与伙伴的|贸易额|占比重35%
        return True
    after = [t.text for t in body[2:8]]
    if token.text == "以" and {"为", "为主"} & {*after[:4]} and "的" in after[1:]:
        # 以研发为特色的|服务业
        return True
    if len(body) > 1 and body[1].text.startswith("档") and body[1].start == token.end:
        # 春节|档|票房
        return True
    kept = "".join(t.text for t in body[:3]).startswith(tuple(known["rejoined"]))
    kept = kept or (token.text in known["kept"] and len(body) > 1 and _qualifies(token, body[1], known))
    # 东南亚|的未|参保比例: the segmenter glues the two.
    return kept or token.text.removeprefix("的") in known["standing"]


def _qualifies(token: Token, after: Token, known: dict[str, Any]) -> bool:
    """Whether an adverb is part of what is counted: 新|发放的贷款, 重点|行业, but not 重点|推进."""
    if token.text == "重点" and after.text in known["sifting"]:
        # 重点监测|企业销售额
        return True
    return (
        after.kind == "n" and after.text not in known["pushing"]
        if len(token.text) > 1
        else after.kind in {"v", "n", "m"}
    )


def _doing_at(context: Context, body: Sequence[Token]) -> int:
    """Return where the doing starts behind 为…, 向…, 对…: at a known doing word, else at the first verb."""
    known = figure_words(context.ontology.path)["doing"]
    listed = {k + step for k, t in enumerate(body) if t.text == "、" for step in (-1, 1)}
    listed |= {k for k, t in enumerate(body[:-1]) if body[k + 1].text == "等"}
    first = next((k for k, t in enumerate(body) if k and k not in listed and t.text in known), None)
    return first if first is not None else next(k for k, t in enumerate(body) if k and t.kind == "v")


def _behind_name(context: Context, subject: str | None, edge: int, body: list[Token]) -> list[Token]:
    """Cut the words that go on with a thing's name or say its stage: 雅万高铁|开通首月累计|发送旅客."""
    if (
        subject is None
        or not body
        or body[0].start != edge
        or not context.is_a(subject, ("Program", "Site", "Event"))
    ):
        return body
    known = figure_words(context.ontology.path)
    if "".join(t.text for t in body[:3]).startswith(tuple(known["rejoined"])):
        # 中欧班列|中通道|累计通行班列
        return body
    stop = next((k for k, t in enumerate(body) if t.text in known["inner"]), 0)
    if 0 < stop < len(body) - 1:
        # 陆海新通道|铁海联运班列|累计运输货物: a part of it.
        part = stop > 1 and all(t.kind == "n" for t in body[:stop]) and body[stop - 1].text in known["parts_end"]
        return body if part else body[stop + 1 :]
    # 夫子庙|商圈|打造灯彩: the noun goes on with the name.
    doing = next((k for k, t in enumerate(body) if t.kind == "v" and t.text in known["doing"] and t.text != "占"), 0)
    return body[doing:] if all(t.kind == "n" for t in body[:doing]) else body
