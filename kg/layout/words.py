"""The words of `lexicon/layout.toml`, made into patterns once for each ontology folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.resources import lexicon
from kg.text.alternatives import either

HAN = r"[\u3400-\u9fff\U00020000-\U000323af]"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Patterns over clean text; `posts` and `surnames` as they are in the lexicon."""

    column: re.Pattern[str]
    column_name: re.Pattern[str]
    column_like: re.Pattern[str]
    mark: re.Pattern[str]
    byline: re.Pattern[str]
    byline_words: re.Pattern[str]
    label: re.Pattern[str]
    source: re.Pattern[str]
    signed: re.Pattern[str]
    group: re.Pattern[str]
    name: re.Pattern[str]
    no_names: frozenset[str]
    affiliation: re.Pattern[str]
    signs: re.Pattern[str]
    verbs: re.Pattern[str]
    posts: re.Pattern[str]
    editors: re.Pattern[str]
    paper: re.Pattern[str]
    web: re.Pattern[str]
    page: re.Pattern[str]
    dateline: re.Pattern[str]
    caption: re.Pattern[str]
    number: re.Pattern[str]
    order: re.Pattern[str]
    notice: re.Pattern[str]
    secrecy: re.Pattern[str]
    red: re.Pattern[str]
    announcement: re.Pattern[str]
    adopted: re.Pattern[str]
    adopting: re.Pattern[str]
    statute: re.Pattern[str]
    not_addressed: re.Pattern[str]
    row: re.Pattern[str]
    front: re.Pattern[str]
    addressed: re.Pattern[str]
    bare_number: re.Pattern[str]
    bodies: re.Pattern[str]
    chapter: re.Pattern[str]
    attachment: re.Pattern[str]
    brief: re.Pattern[str]
    clause: re.Pattern[str]
    opener: re.Pattern[str]
    no_headline: re.Pattern[str]
    no_end: re.Pattern[str]


def _spaced(words: Iterable[str]) -> str:
    """Words that may be set wide: 观 点."""
    return "|".join(r"\s?".join(map(re.escape, w)) for w in sorted(set(words), key=lambda w: (-len(w), w)))


@lru_cache(maxsize=8)
def words(root: Path | None = None) -> Words:
    """Return the patterns of the ontology folder `root`; raises OntologyError naming a missing entry."""
    data = lexicon("layout", root)
    try:
        return _compile(data)
    except KeyError as error:
        raise OntologyError(f"lexicon/layout.toml: no entry {error}; restore it") from None


def _compile(data: dict[str, Any]) -> Words:
    return Words(
        **_people(data),
        **_page(data),
        **_notice(data["notice"], data["brief"], data["headline"]),
        **_paper(data["notice"], data["front"]),
    )


def _people(data: dict[str, Any]) -> dict[str, Any]:
    """Who wrote it: by-lines, names, affiliations."""
    by, names, aff = data["byline"], data["names"], data["affiliation"]
    marks = re.escape(by["marks"])
    family = f"(?:{either(names['compound'])}|[{''.join(names['surnames'].split())}])"
    name = rf"(?:{family}{HAN}{{1,2}}|{HAN}{{1,8}}(?:[·•]{HAN}{{1,8}})+)"
    role = rf"(?:{either(by['media'])})?\s*(?:{either(by['roles'])})"
    someone = (
        rf"(?:{HAN}{{2,4}}|{HAN}[ \u3000]+{HAN}|{HAN}{{1,8}}(?:[·•]{HAN}{{1,8}})+)(?:[（(][^（）()]{{1,30}}[）)])?"
    )
    people = rf"{someone}(?:[\s、/]+(?:{role}[\s:：]*)?{someone})*"
    return {
        "byline": re.compile(
            rf"[（(]?(?:[{marks}]\s*(?:{name}(?:[\s、]+{name})*|{role}[\s:：]*{people})|{role}(?:[\s:：]+|(?={family})){people}"
            rf"|文/{people}|{people}\s*(?:/文|/图|[/\s]摄)|{HAN}[-—–\w]{{1,15}}(?:{either(by['roles'])})[\s:：]+{name}(?:[\s、]+{name})*"
            rf"|{HAN}{{0,30}}(?:{either(by['groups'])}))[）)]?$"
        ),
        "byline_words": re.compile(
            rf"(?:{either(by['media'])})?\s*(?:{either(by['roles'])})(?=[\s:：/、]|{family}|$)|(?<=\s)(?:{either(by['tails'])})\S*$|(?:{either(by['media'])})(?=\s|$)|[{marks}]"
        ),
        "label": re.compile(
            rf"(?<!\w)(?:(?:{either(by['media'])})[-—·\s]*)*(?:(?P<role>{either(by['roles'])})|(?P<editor>{either(data['furniture']['words'])})"
            rf"|(?P<source>{either(by['sources'])}))(?:\s*[:：|｜/]\s*|\s+(?={family}))"
        ),
        "source": re.compile(
            rf"(?:\d{{4}}\D\d{{1,2}}\D\d{{1,2}}\S*\s+(?:\d\d?:\d\d\S*\s+)?)?(?:{either(by['sources'])})\s*[:：].{{2,70}}$"
        ),
        "signed": re.compile(rf"(?:{either(by['roles'])})\s*[:：]\s*({someone}(?:[、\s]+{name})*)"),
        "group": re.compile(rf"{HAN}{{2,30}}(?:{either(by['groups'])})$"),
        "name": re.compile(name),
        "no_names": frozenset(by["stops"]),
        "affiliation": re.compile(rf"[（(]?\s*(?:{either(aff['openers'])})"),
        "signs": re.compile(rf"作者(?!单位)\s*[:：]?\s*({name})(?=[，,]|(?:{either(aff['verbs'])}))"),
        "verbs": re.compile(either(aff["verbs"])),
        "posts": re.compile(rf"(?:{either(aff['before_posts'])})*(?:{either(aff['posts'])})$"),
    }


def _page(data: dict[str, Any]) -> dict[str, Any]:
    """What stands around an article: column heads, furniture, datelines."""
    marks = re.escape(data["byline"]["marks"])
    column = _spaced(data["columns"])
    ends = _spaced(data["column_ends"])
    lines, caption = data["dateline"], data["caption"]
    return {
        "column": re.compile(rf"(?:[{marks}]\s*|[A-Za-z]\s+)(?:{column}|{HAN}{{0,6}}(?:{ends}))$|(?:{column})$"),
        "column_name": re.compile(rf"[{marks}]\s*(?:{column})$"),
        "mark": re.compile(rf"[{marks}]\s*"),
        "column_like": re.compile(rf"(?:[{marks}]\s*|[A-Za-z]\s+){HAN}(?:\s?{HAN}){{1,3}}$"),
        "editors": re.compile(rf"[（(【]?(?:{either(data['furniture']['words'])})\s*[:：]"),
        "paper": re.compile(rf"^.{{0,12}}(?:{either(data['furniture']['papers'])})$"),
        "web": re.compile(
            rf"^[|｜·\s\[\]【】>:：]*(?:(?:{either(data['furniture']['web'])})[|｜·\s\[\]【】>:：\d]*)+$"
            rf"|^[|｜·>]+$|^[（(]?(?:{either(data['furniture']['notes'])})[^。]{{0,10}}$"
        ),
        "page": re.compile(
            rf"^(?:第\s*[A-D]?\s*\d{{1,3}}\s*版|[A-D]?\d{{1,3}}\s*版|[A-D]\d{{2}}|[-—·\s]*\d{{1,3}}[-—·\s]*)\s*(?P<section>{HAN}(?:\s?{HAN}){{0,5}})?$"
        ),
        "caption": re.compile(
            rf"(?:{either(caption['openers'])}).{{2,}}|[^。]{{6,}}。?[\s\u3000（(]+(?:{either(data['byline']['media'])})?(?:\s*(?:{either(data['byline']['roles'])}))?"
            rf"\s*{HAN}{{2,4}}\s*(?:{either(caption['ends'])})[）)]?$"
        ),
        "dateline": re.compile(
            rf"^[（(【]?(?:据)?(?:{either(lines['media'])})(?:\s*{HAN}{{0,8}}\s*(?:(?:\d{{4}}年)?\s*\d{{1,2}}月\d{{1,2}}日)?\s*(?:{either(lines['kinds'])}))"
            rf"[）)】]?\s*(?:[（(][^（）()]{{1,40}}[）)])?\s*[:：]?"
        ),
    }


def _notice(notice: dict[str, Any], brief: dict[str, Any], headline: dict[str, Any]) -> dict[str, Any]:
    """The parts of a government document, and the titles of briefs."""
    return {
        "number": re.compile(
            rf"^[（(]?(?P<number>{HAN}{{1,16}}[〔\[［【（(﹝〈]\s*\d{{4}}\s*[〕\]］】）)﹞〉]\s*(?:第)?\s*\d{{1,5}}\s*号)[）)]?$"
        ),
        "order": re.compile(
            rf"^(?:(?P<body>{HAN}{{2,30}}(?:令|公告))\s*)?[（(]?(?P<number>(?:\d{{4}}年)?\s*第\s*[\d一二三四五六七八九十百〇]{{1,5}}\s*号)[）)]?$"
        ),
        "notice": re.compile(
            rf"(?:{either(notice['kinds'])})(?:[（(](?:[^（）()]|[（(][^（）()]*[）)]){{1,30}}[）)])*$"
        ),
        "secrecy": re.compile(rf"^(?:{either(notice['secrecy'])})(?:[★☆]\S{{0,6}})?$"),
        "red": re.compile(rf"^{HAN}{{2,30}}(?:{either(notice['reds'])})$"),
        "chapter": re.compile(rf"^第[一二三四五六七八九十百零〇\d]{{1,5}}(?:{either(notice['chapters'])})"),
        "attachment": re.compile(
            rf"^(?:{either(notice['attachments'])})\s*(?:[\d一二三四五六七八九十]{{0,3}})\s*[:：.．、]?"
        ),
        "brief": re.compile(rf"(?:{either(brief['titles'])})$"),
        "clause": re.compile(rf".{{2,}}(?:{either(headline['verbs'])}).{{2,}}"),
        "opener": re.compile(either(brief["openers"])),
        "no_headline": re.compile(either(brief["no_starts"])),
        "no_end": re.compile(rf"(?:{either(brief['no_ends'])}|(?<!\d)20\d\d)$"),
    }


def _paper(notice: dict[str, Any], front: dict[str, Any]) -> dict[str, Any]:
    """The head and foot of a paper: announcements, adoption, rows of bodies, the table of a web page."""
    labels = "|".join(f"(?P<{role}>{_spaced(found)})" for role, found in sorted(front.items()))
    return {
        "announcement": re.compile(
            rf"^(?:{HAN}|[、 ]){{2,60}}?(?:公告|通告|通报|令)\s*[（(〔\[]?\s*(?:\d{{4}}\s*年?)?\s*第?"
            rf"\s*\d{{1,4}}\s*号[）)〕\]]?\s*[（(].+[）)]$"
        ),
        "adopting": re.compile(r"^[（(]\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年"),
        "adopted": re.compile(
            rf"^[（(]\s*(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})\s*年(?=.*(?:{either(notice['adopted'])})).+[）)]$"
        ),
        "statute": re.compile(rf"(?:{either(notice['statutes'])})(?:[（(][^（）()]{{1,20}}[）)])*$"),
        "not_addressed": re.compile(rf"^为|{either(notice['not_addressed'])}"),
        "addressed": re.compile(r"^各[^。！？“”]{2,}[：:]$"),
        "bare_number": re.compile(r"^[（(]?(?:\d{4}年)?第\s*\d{1,5}\s*号[）)]?$"),
        "bodies": re.compile(rf"^(?!.*关于)(?:{HAN}|[、 ]){{2,60}}(?:公告|通告)$"),
        "row": re.compile(rf"{HAN}+(?:{either(notice['row_ends'])})"),
        "front": re.compile(rf"(?:{labels})\s*[:：]\s*"),
    }
