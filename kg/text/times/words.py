"""The lexicon of times as regular expressions, compiled once for each ontology folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.resources import lexicon
from kg.text.numerals import parse_number, signs
from kg.text.times.lunar import holidays

CN = "〇零○一二三四五六七八九十百两"
_YEAR4 = "[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3}"
# 两位数: 07年, 08年; 91年5月 and 八五年二月 need a part of a year behind them, for 20年 is also a length.
_YEAR2 = "0[0-9]|[〇零○][一二三四五六七八九]|(?:[0-9]{2}|[一二三四五六七八九]{2}|[一二三四五六七八九][〇零○])(?=年(?:第|[上下]半年|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月|的?第?[一二三四]季度))"
_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY = "3[01]|[12][0-9]|0?[1-9]|三十一?|[二两]?十[一二三四五六七八九]|二十|十|廿[一二三四五六七八九]?|[一二三四五六七八九]"


@dataclass(frozen=True, slots=True)
class Words:
    """Compiled patterns and the tables behind them; `root` is the ontology folder."""

    root: Path | None
    data: dict[str, Any]
    eras: dict[str, Any]
    patterns: dict[str, re.Pattern[str]]

    def match(self, name: str, text: str, at: int) -> re.Match[str] | None:
        """Return the match of the pattern `name` at `at`."""
        return self.patterns[name].match(text, at)


def either(words: Iterable[str]) -> str:
    """Return an alternation of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


def number(text: str) -> int | None:
    """Return a whole number said in digits or characters (二〇二四, 二十五, 十五); ○ counts as zero."""
    read = parse_number(text.replace("○", "〇").replace("廿", "二十"))
    return int(read.value) if read and read.value is not None else None


@lru_cache(maxsize=None)
def words(root: Path | None = None) -> Words:
    """Return the words of the ontology folder `root`."""
    data, eras = lexicon("times", root), lexicon("times_eras", root)
    around = data["around"]
    join = f"(?:{either(around['joins'])})"
    sources = {
        **_calendar(join),
        **_relative(data),
        **_named(eras, root),
        "join": rf"(?:起)?(?P<join>{either(around['joins'])})",
        "and": "和|与|及|、",
        "between": "之间|间",
        "since": either(around["since"]),
        "from": either(around["from"]) + f"|{around['after_short']}(?![{around['after_not']}])",
        "before": either(around["before"]) + f"|{around['before_short']}(?![{around['before_not']}])",
        "during": either(around["during"]) + "|[内间](?![容部外涵陆需存地阁在隔接])",
        "about": either(around["about"]).replace("许", "许(?![多可诺])"),
        "eve": either(around["eve"]),
        "heads": either(around["heads"]),
        "limits": either(around["limits"]),
        "until_now": "(?:起)?(?:至今|到现在|到目前|至目前|到如今|迄今|到今天)(?!年)",
        "same": "当天|当日|当晚|全天",
    }
    patterns = {name: re.compile(source) for name, source in sources.items()}
    return Words(root, data, eras, patterns)


def _calendar(join: str) -> dict[str, str]:
    clock = (
        rf"(?:(?P<h>[01]?[0-9]|2[0-4])[:：](?P<min>[0-5][0-9])(?:[:：][0-5][0-9])?(?![0-9:：])"
        rf"|(?P<hn>[01]?[0-9]|2[0-4]|[{CN}]{{1,3}})(?:时|点钟|点|時)(?!间|代|期|刻|常|速|尚|有|评|击|名|燃|赞|建)"
        rf"(?P<m>[0-9]{{1,2}}分?|[{CN}]{{1,3}}分|半|[一二三]刻|整|许)?)"
    )
    return {
        "bc": "公元前(?P<y>[0-9]{1,4})年",
        "iso": r"(?<![0-9.])(?P<y>[12][0-9]{3})(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?:(?P=s)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9.]))"
        r"|(?<![0-9.])(?P<y2>[12][0-9]{3})[-/](?P<m2>1[0-2]|0[1-9])(?![-0-9/.%年])",
        "year": rf"(?:公元)?(?P<y>(?<![0-9.])(?:{_YEAR4}|{_YEAR2}))年(?!代|级|薪|轻|检)(?:度|份)?|公元(?P<y1>[0-9]{{1,4}}|[{CN}]{{1,4}})年"
        rf"|(?P<y3>两千(?:零[一二三四五六七八九])?|二千(?:零[一二三四五六七八九])?)年(?!代|前|后|来|以)",
        "years": rf"(?<![0-9.])(?P<y>{_YEAR4})(?={join}(?:[12][0-9]{{3}}|[0-9]{{2}}|[一二][〇零○一二三四五六七八九]{{3}})年(?!代))",
        "month": rf"(?<![0-9.])(?P<m>{_MONTH})月(?!嫂|薪|均|球|亮|饼|租|票|色|光|供|息|报|刊|子|销|度|牙)(?:份)?",
        "months": rf"(?<![0-9.])(?P<m>{_MONTH})(?={join}(?:{_MONTH})月(?!嫂|薪|均))",
        "day": rf"(?<![0-9.])(?P<d>{_DAY})(?:日|号|號)(?!游|线|均|龄|楼|院|馆|厅|机|船|舰|文|坑|门)",
        "days": rf"(?<![0-9.])(?P<d>{_DAY})(?={join}(?:{_DAY})(?:日|号)(?!游|线|均|龄|楼))",
        "bare_day": rf"(?P<d>{_DAY})(?![0-9.:：个])",
        "lunar_month": rf"(?:农历|阴历)?(?:(?P<name>正月|腊月|冬月)|(?<=农历|阴历)(?P<m>{_MONTH})月)",
        "lunar_day": rf"初(?P<c>[一二三四五六七八九十])|(?P<d>{_DAY})(?:日)?(?![0-9个])",
        "decade": rf"(?:(?P<c>[0-9]{{1,2}}|[{CN}]{{1,3}})世纪|(?P<last>上个?世纪)|(?P<this>本世纪))?(?P<y>[12][0-9]{{2}}0|[1-9]0|[二三四五六七八九]十)年代",
        "century": rf"(?:(?P<c>[0-9]{{1,2}}|[{CN}]{{1,3}})世纪|(?P<last>上个?世纪)|(?P<this>本世纪))",
        "quarter": rf"第?(?P<q>[一二三四1-4])(?:个)?季度|(?P<first>首个?季度?)(?<=度)|前(?P<n>[一二三两2-3])个?季度?(?<=[季度])",
        "first_months": rf"前(?P<n>[0-9]{{1,2}}|[{CN}]{{1,2}})个?月|(?P<one>首月)",
        "first_units": rf"(?:的)?(?:前|头)(?P<n>[0-9]{{1,3}}|[{CN}]{{1,3}})个?(?P<u>周|星期|礼拜|天|日)",
        "nth_week": rf"(?:的)?第(?P<n>[0-9]{{1,2}}|[{CN}]{{1,4}})个?(?:周|星期|礼拜)(?![一二三四五六日天])",
        "nth_weekday": rf"(?:的)?第(?P<n>[0-9]|[{CN}])个(?:周|星期|礼拜)(?P<d>[一二三四五六日天])",
        "clock": clock,
        "clocks": rf"(?P<h>[01]?[0-9]|2[0-4])(?={join}(?:[01]?[0-9]|2[0-4])(?:时|点))",
        "not_a_day": "内|以内|之内|后|以后|之后|以上|以下|左右",
        "same_period": "同期|同一时期",
    }


def _relative(data: dict[str, Any]) -> dict[str, str]:
    weekday = data["weekday"]
    heads, days = either(weekday["heads"]), "".join(d for d in weekday if d != "heads")
    names = ("year", "same_year", "month", "same_month", "quarter", "week", "day", "same_day")
    found = {f"rel_{n}": either(data[n]) for n in names}
    found["rel_year"] += "(?!一遇)"
    found["rel_week"] = f"(?P<w>{either(data['week'])})(?:(?:{heads})?(?P<d>[{days}](?!内)))?"
    found["weekday"] = f"(?:{heads})(?P<d>[{days}])(?![{CN}]?[年岁])"
    found["weekday_behind"] = f"[，、,]?(?:{heads})[{days}]|[(（](?:{heads})[{days}][)）]"
    found["edge_of_month"] = f"月(?:{either(data['edge']['month'])})(?![级])"
    found["near"] = f"(?:{either(data['near']['words'])})"
    found["lately"] = either(data["lately"]["words"])
    found["soon"] = either(data["soon"]["words"])
    for name in ("half", "half_month", "half_week", "season"):
        found[name] = "(?:的)?(?:" + either(data[name]) + ")"
    for grain, table in data["edge"].items():
        found[f"edge_{grain}"] = f"(?:的)?(?P<e>{either(table)})(?![级中])" if grain != "year" else (
            f"(?:的)?(?P<e>{either(table)})(?![级])"
        )
    found["daypart"] = either(data["daypart"]["words"])
    found["daypart_alone"] = either(data["daypart"]["alone"])
    found.update(_spans(data["span"]))
    unit = either(data["set"]["units"])
    found["set"] = f"(?:{either(data['set']['heads'])})(?:隔)?(?:[0-9]+|[{CN}半]+)?(?P<u>{unit})(?![报刊子])"
    found["full"] = "全年"
    return found


def _spans(span: dict[str, Any]) -> dict[str, str]:
    many = signs(None)
    count = f"(?P<n>(?<![0-9.])[1-9][0-9]{{0,2}}(?:\\.[0-9]+)?|[{CN}{many.several}]+|半)(?P<more>[{many.more}])?"
    unit = f"(?P<ge>个)?(?P<mid>半|[{many.more}])?(?P<u>{either(span['unit'])})(?P<half>半)?"
    half = f"{count}{unit}"
    tails = either(span["tails"])
    return {
        "span_past": f"(?:{either(span['past'])}){half}(?P<tail>{tails})?",
        "span_future": f"(?:{either(span['future'])}){half}(?P<tail>{tails})?",
        "span_whole_past": f"(?:{either(span['whole_past'])}){half}(?:里|内|中)?",
        "span_whole_future": f"(?:{either(span['whole_future'])}){half}(?:里|内|中)?",
        "span_since": f"{half}(?:{either(span['since'])})(?!自|到|看|说)",
        "span_ago": f"{half}(?:{either(span['ago'])})(?![期往来沿方列者景])",
        "span_later": f"{half}(?P<after>{either(span['later'])})(?![勤方续期备者])",
        "span_within": f"{half}(?:{either(span['within'])})(?![容部涵])",
        "span_from": f"过{half}",
        "nth_year": f"第(?P<n>[0-9]+|[{CN}]+)年",
    }


def _named(eras: dict[str, Any], root: Path | None) -> dict[str, str]:
    plan, holiday = eras["plan"], lexicon("times_holidays", root)
    tails = either((*plan["ends"], *plan["opening"], *plan["closing"]))
    document = either(plan["document"])
    since = "召开以来|以来|召开之后|之后|以后|后(?![勤方续期备者])"
    names = []
    for row in holiday["holiday"]:
        needs = f"(?={either(row['needs'])})" if "needs" in row else "(?!奖|路|村|街|联欢|晚会|档|票|红包)"
        names += [(n, f"{re.escape(n)}{needs}") for n in row["names"]]
    return {
        "plan": f"(?:[“\"]?(?P<bare>{either(plan['bare'])})[”\"]?|[“\"](?P<quoted>[{CN}]{{1,2}}五)[”\"])"
        f"(?:(?P<tail>{tails})|(?!(?:发展|时期)?(?:{document})))(?P<edge>[初末](?!期)|中期|末期|初期)?",
        "congress": f"(?:自)?(?:(?P<p>党的|中共|中国共产党)第?(?P<n>[{CN}]{{1,2}})大|(?P<n2>十八|十九|二十)大)(?:胜利)?(?:{since})",
        "plenum": f"(?:自)?(?:党的)?(?P<n>{either(eras['plenum'])})(?:{since})",
        "since_event": f"(?:自)?(?P<n>{either(eras['since'])})(?:[0-9{CN}]+[多余]?[年]来|[0-9{CN}]+[多余]?年(?={since}))?(?:{since})|(?:自)?(?P<n3>{either(eras['since'])})[0-9{CN}]+[多余]?年来",
        "period": either(eras["period"]),
        "reign": f"(?P<r>{either(k for k in eras['reign'] if k != '公元')})(?P<y>元|[0-9]{{1,2}}|[{CN}]{{1,3}})年",
        "holiday": "(?P<h>" + "|".join(s for _, s in sorted(names, key=lambda p: (-len(p[0]), p[0]))) + ")"
        f"(?P<tail>{either(holiday['tails']['span'])})?",
    }


def holiday_days(name: str, root: Path | None) -> tuple[int, int] | None:
    """Return how many days off stand before and behind a holiday."""
    days = holidays(root)[name].get("days")
    return (days[0], days[1]) if days else None
