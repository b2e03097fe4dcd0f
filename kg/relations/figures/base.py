"""What the readers of figures share: a figure in the making, its words, its subject."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.model import Mention
from kg.relations.base import Context, When
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import Tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.resources import lexicon

SUBJECTS = ("Place", "Organization", "Program", "Event", "Work", "Policy")
LISTED = frozenset({"、", "和", "与", "及", "以及"})
COUNTRY = "place/中国"
# Ends of what 该 and 此 mean where it is a place.
LANDS = "国省市县区州盟旗镇乡村地域府岛"
# Ends of what is followed, or only tells, and has no figures.
# So has a class of goods: “新三样”产品出口….
_FOLLOWED = ("战略", "方针", "改革开放", "新闻发布会", "吹风会", "记者会", "通气会", "新三样", "老三样")


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in the making: the number's mention, its measure and where that stands, its subject.

    `reason` says which step of the walk (bearer/walk.py) gave it its subject or took it away; `settled` that no
    later step may change it.
    """

    mention: Mention
    measure: str
    start: int
    tie: Tie
    subject: str | None
    group: str | None = None
    index: int = -1
    when: When | None = None
    clause: int = -1
    kind: str = ""
    own: bool = False
    ends: str = ""
    behind: str = ""
    dated: Mention | None = None
    said: int = -1
    reason: str = ""
    settled: bool = False

    def goes_on(self, reading: Reading, clause: Clause, ranking: Sequence[str] = ()) -> bool:
        """Whether a clause may count the same measure: the next one, or with nothing named in between.

        A clause with one of the words `ranking` only places the figure: 规模创历史新高，同比增长5%.
        """
        if self.index != reading.sentence.index:
            return False
        between = reading.clauses[self.clause + 1 : clause.index]
        return not any(c.own and not any(w in reading.text[c.start : c.end] for w in ranking) for c in between)

    @property
    def unit(self) -> str | None:
        """The unit of its number, None where it has none."""
        unit: str | None = getattr(self.mention.detail, "unit", None)
        return unit

    def near(self, reading: Reading) -> bool:
        """Whether the figure stood in this sentence or the one before, so that this one may go on with it."""
        return reading.sentence.index - self.index <= 1


@dataclass(frozen=True, slots=True)
class Case:
    """Where a figure stands, for whoever asks whose it is: its sentence and clause, those before, who tells it.

    `around` are the sentences that it may go by, `topics` the subjects that sentences open with, `bare` a noun that
    its clause points back with and the thing meant, `voices` who only reports and `voice` how that is called.
    """

    reading: Reading
    clause: Clause
    recent: Sequence[Reading]
    around: Sequence[Reading]
    last: Found | None
    topics: Mapping[int, str]
    bare: tuple[str, str] | None
    voice: str
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A measure in the making: the tokens that hold it, its words, its tie, what stands behind the number."""

    body: Sequence[Token]
    measure: str
    start: int
    tie: Tie
    subject: str | None
    behind: str
    doing: str | None
    many: bool


@lru_cache(maxsize=4)
def figure_words(root: Path) -> dict[str, Any]:
    """Return the lexicon of figures of the ontology folder `root`, ready for look-up."""
    data = {k: tuple(v) if isinstance(v, list) else v for k, v in lexicon("figures", root).items()}
    modal = lexicon("modality", root)
    kinds = ("planned", "forecast", "permitted", "required", "done")
    dropped = {*data["near"], *data["level"], *(w for k in kinds for w in modal[k])}
    data = {
        **data,
        "foretold": tuple(modal["forecast"]),
        "rising": frozenset(data["rising"]),
        "moving": frozenset(data["moving"]),
        "one_thing": tuple(w for w in data["unnamed"] if w[0] != "，"),
        "said_of_papers": (*data["covering"], *data["articles"]),
        "falling": frozenset(data["falling"]),
        "purposes": tuple(w for w in modal["planned"] if "将" not in w),
    }
    return {
        **data,
        "near_sorted": tuple(sorted(data["near"], key=lambda w: (-len(w), w))),
        "dropped": frozenset(dropped),
        "modal": frozenset(w for k in ("planned", "forecast", "done") for w in modal[k]),
        "inner": frozenset(data["inner"]),
        "each": re.compile(f"[/／每]({'|'.join(sorted(data['each'], key=len, reverse=True))})"),
        "idle": frozenset(data["idle_units"]),
        "trade": (*data["both_ways"], *data["one_way"]),
        "given": (*data["both_ways"], *data["one_way"], "贡献率", "依存度"),
        "opened": re.compile(f"[^，。；]{{0,10}}?(?:{'|'.join(data['opening_up'])})[^，。；]{{0,10}}?[来后]，"),
        "begun": re.compile(f"(?:该|本次)?(?:{'|'.join(data['begun'])})[^，。；的]{{1,8}}(?:以来|后)，"),
        "built": re.compile(
            f"(?:届时，?|{'|'.join(data['begun'])})?(?:全线|全部|正式)?(?:{'|'.join(data['finished'])})[^，。；的]{{0,3}}后"
        ),
        "deed": re.compile(f"[^，。；、]{{2,12}}?(?:活动|行动|平台)(?:{'|'.join(data['going_on'])})"),
        "first": re.compile(f"(?:首|第一)[{data['pieced']}]|(?:自主|独立)[^，。；的]{{1,5}}的"),
        "only_one": re.compile(f"[一这那][{data['pieced']}]古?$|的古$"),
        "locals": re.compile(f"的?[^，。；的]{{0,4}}(?:{'|'.join(data['locals'])})"),
        "way": re.compile(f"(?:{'|'.join(data['ways'])})[一-龥]{{2,}}"),
        "stages": re.compile(f"(?:{'|'.join(data['stages'])})(?:以|之)?后"),
        "themeless": frozenset(
            w for k in ("partial", "of_group", "of_something", "thin", "bare_of_theme") for w in data[k]
        ),
        "heads": frozenset({*data["persons"], "人次", "名", "户", "家", "架次", "辆"}),
        "doing": tuple(sorted(data["action"], key=len, reverse=True)),
        **_of_groups(data),
    }


def _of_groups(data: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Return the patterns of a measure opened by a group, of a group, and of a measure that says not of whom."""
    ends = "|".join(sorted(data["groups_end"], key=len, reverse=True))
    bare = {*data["of_group"], *data["of_something"], *data["bare_of_theme"], *data["heads_alike"]}
    words = "|".join(sorted(bare, key=lambda w: (-len(w), w)))
    return {
        "group_first": re.compile(f"(.{{0,16}}(?:{ends}))(.{{2,}})"),
        "group_word": re.compile(f"{ends}|业"),
        "bare_compound": re.compile(f"(?:实现|完成)?(?:{words}){{1,3}}率?"),
    }


def pick(context: Context, mention: Mention) -> str | None:
    """Return the entity of a mention that figures may be of; None where it names several (川渝两地, 双方).

    A paper that is only described (公布|医疗保障统计快报) tells figures of others.
    """
    if len(mention.entities) > 1 or mention.by == "rule:made.toml#issued":
        return None
    own = next((e for e in mention.entities if context.is_a(e, SUBJECTS)), None)
    if (
        own
        and mention.text[0] in "该此"
        and context.is_a(own, ("AdministrativeArea",))
        and mention.text[-1] not in LANDS
    ):
        # 该船 is no city.
        return None
    # 我国实施就业优先战略，累计支出…: whoever follows it spends.
    return None if own and own.endswith(_FOLLOWED) else own
