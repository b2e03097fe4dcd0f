"""What a figure is of: the subject of its clause, else what its sentence, paragraph or headline is about."""

from __future__ import annotations

from collections.abc import Sequence

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Found, figure_words, pick
from kg.relations.figures.bearer.naming import brought_up, named_in, opens_clause
from kg.relations.figures.bearer.paragraph import around, district, of_somebody, topic
from kg.relations.figures.bearer.telling import elsewhere, late, passed_over, turned
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import limits
from kg.relations.reading.words import words

# How many sentences at the top and before a figure may say whose and of when it is.
_TOP, _BACK = 12, 40


def within_reach(readings: Sequence[Reading], number: int) -> Sequence[Reading]:
    """Return the sentences that a figure of sentence `number` may go by: the top and those before it."""
    top = min(_TOP, number + 1)
    return (*readings[:top], *readings[max(top, number - _BACK) : number + 1])


def ground(
    context: Context, reading: Reading, readings: Sequence[Reading], found: Found, voice: str, voices: Sequence[str]
) -> str | None:
    """Return the country where a national body speaks of it, else what was last named in the sentence, else the
    one place or body that the paragraph is about, else None.

    `voice` is how the speaker is called, `voices` are its entities: they report, the figures are not theirs.
    """
    mine = tuple(figure_words(context.ontology.path)["speakers_own"])
    world = found.measure.removeprefix("世界500强").startswith(("全球", "世界"))
    if world or unnamed(context, reading, found) or found.measure.startswith(mine):
        return None
    if found.measure.startswith("当地"):
        own = around(context, reading, readings, voices)
        return own if own and context.is_a(own, ("Place",)) else None
    if found.measure.startswith(tuple(figure_words(context.ontology.path)["deictic"])):
        own = around(context, reading, readings, voices)
        # 这家综合体集结70家店: not the city around it.
        return None if own and found.measure.startswith("这") and context.is_a(own, ("Place",)) else own
    if (scene := _scene(context, reading, found)) is not None:
        return scene
    if _of_country(context, voice, found.measure):
        done = found.measure.startswith(figure_words(context.ontology.path)["doing"])
        return COUNTRY if context.is_a(COUNTRY, ("Place",)) else next(iter(voices), None) if done else None
    low = min(found.start, found.mention.start)
    named = named_in(context, reading, [m for m in reading.mentions if m.end <= low], voices)
    if named:
        # 招聘会在郑州举行，210家企业提供岗位: the place of it is not what it is of.
        there = named_in(context, reading, [m for m in reading.mentions if m.end <= low], voices, ("在", "于"))
        opens = there or named[-1] == COUNTRY or opens_clause(reading, named[-1])
        if not opens and (not statistical(context, found) or not there):
            return None
        own = (there or named)[-1]
        return None if brought_up(context, reading, own, found.mention.start) else own
    joins = tuple(figure_words(context.ontology.path)["abroad"])
    if any(
        pick(context, m) not in {None, *voices} and not reading.text.endswith(joins, 0, m.start)
        for m in reading.mentions
        if m.end <= low
    ):
        return None
    return _of_text(context, reading, readings, found, voice, voices)


def _of_text(
    context: Context, reading: Reading, readings: Sequence[Reading], found: Found, voice: str, voices: Sequence[str]
) -> str | None:
    """Return the one thing that the paragraph is about, else the place that it or the headline has named."""
    near = around(context, reading, readings, voices)
    turns = _opens_anew(reading) and context.is_a(near or "", ("Site",))
    if near and (elsewhere(context, voice, near) or turns):
        return None
    if near and _anew(context, reading, found.measure) and context.is_a(near, ("Policy", "Program")):
        near = None
    if near == COUNTRY and of_somebody(reading, readings):
        return None
    if near and (context.is_a(near, ("Place",)) or not (turned(reading) or late(context, readings, near))):
        return near
    whole = topic(context, reading, readings, found.measure)
    if whole == COUNTRY and of_somebody(reading, readings):
        return None
    known = figure_words(context.ontology.path)
    made = whole == COUNTRY and found.measure.startswith((*known["doing"], *known["surveyed"]))
    return whole if made or statistical(context, found) else None


def _scene(context: Context, reading: Reading, found: Found) -> str | None:
    """Return the place that a sentence opens with: 在湖南株洲，今年规模以上工业增加值增长6.4%."""
    first = next(iter(reading.mentions), None)
    if first is None or reading.text[: first.start] != "在" or not reading.text.startswith("，", first.end):
        return None
    own = pick(context, first)
    heads = [s.head for c in reading.clauses if c.own for s in c.subject if s.head and first.end < s.head.start]
    if any(h.end <= found.start and (e := pick(context, h)) and context.is_a(e, ("Site",)) for h in heads):
        # 在丙省丁市，钟楼街|成为打卡地，日均客流…
        return None
    return own if own and district(context, own) and first.end <= found.mention.start else None


def statistical(context: Context, found: Found) -> bool:
    """Whether a figure is one of a series that a whole text goes through: a change, a rate, an output."""
    known = figure_words(context.ontology.path)
    ends = (*known["rates_end"], *known["nounlike"])
    return found.tie.change is not None or found.measure.endswith(ends) or found.measure.startswith("占")


def unnamed(context: Context, reading: Reading, found: Found) -> bool:
    """Whether a figure is of a thing without a name, not of where it is: 在贵阳，一家印刷厂签约品牌106个."""
    low = max((m.end for m in reading.mentions if m.end <= found.start and pick(context, m)), default=0)
    words = figure_words(context.ontology.path)["unnamed"]
    bare, works = (figure_words(context.ontology.path)[k] for k in ("bare", "workplaces"))
    among = [c.subject for c in reading.clauses if low <= c.start <= found.start and c.own and len(c.subject) == 1]
    placed = any(s[0].head is None and s[0].noun.endswith(tuple(works)) and s[0].noun not in bare for s in among)
    opens = found.measure.startswith(tuple(words))
    return (placed or opens or any(w in reading.text[low : found.start] for w in words)) and not found.own


def _of_country(context: Context, voice: str, measure: str) -> bool:
    known = figure_words(context.ontology.path)
    return voice.startswith(tuple(known["national"])) or measure.startswith(tuple(known["nationwide"]))


def subject_of(
    context: Context, reading: Reading, clause: Clause, last: Found | None, voices: Sequence[str], measure: str = ""
) -> str | None:
    """Return what a figure without a subject of its own is a figure of; `voices` only report it."""
    here = last is not None and last.index == reading.sentence.index
    if last is not None and last.subject and last.near(reading) and clause.index <= 1 and _of_these(reading):
        return last.subject
    giver = here and last is not None and last.own and last.measure in figure_words(context.ontology.path)["giving"]
    if giver and not clause.own and clause.source is not None and clause.index:
        # 该行动…，由省总工会|出资2.4亿元，建成驿站5000个: the giver is named for the money alone.
        own = next((e for m in clause.subject if m.head and (e := pick(context, m.head))), None)
        if own and last is not None and own != last.subject:
            return own
    if here and last is not None and last.subject and not clause.own:
        return last.subject
    toward = tuple(figure_words(context.ontology.path)["toward"])
    again = last is not None and last.near(reading) and last.measure.startswith(toward)
    if again and last is not None and last.subject and not clause.own and measure.startswith(toward):
        # 对东盟进出口…，东盟继续保持第一大贸易伙伴。对欧盟进出口…
        return last.subject
    covering = measure.startswith(tuple(figure_words(context.ontology.path)["covering"]))
    programme = _programme(context, reading, clause, covering)
    if programme and not _of_land(context, clause, measure):
        return programme
    speech = reading.speech_at(clause.start + 1)
    source = reading.clauses[clause.source].start if clause.source is not None else -1
    speaking = speech is not None and not clause.own and source < speech.start
    for member in () if speaking else clause.subject:
        name = member.head or (member.before[0] if member.before else None)
        if name is None and member.noun:
            # 中方与巴西等多方签署…: not the partner of a doer without a name.
            break
        if name is not None and passed_over(context, reading, clause, name, measure, member.head is not None):
            continue
        told = not clause.own and name not in reading.mentions
        if name is not None and (own := pick(context, name)) and not (told and own in voices):
            return own
    if speech is not None and speech.speaker is not None:
        own = pick(context, speech.speaker)
        if own and context.is_a(own, ("Work", "Policy")):
            return own
    if last is None or last.subject is None or (not here and _names(context, reading, clause)):
        return None
    if not here and not context.is_a(last.subject, ("Place",)) and turned(reading):
        return None
    if not here and _of_other(context, reading, clause, last.subject, measure):
        return None
    return last.subject


def _of_other(context: Context, reading: Reading, clause: Clause, subject: str, measure: str) -> bool:
    """Whether a sentence turns from a programme or a thing to another: 建立清单制度。|中央财政|投入300亿元."""
    if not context.is_a(subject, ("Program", "Policy", "Work", "Site")) or _of_these(reading):
        return False
    if context.is_a(subject, ("Site",)):
        return clause.own and _opens_anew(reading)
    doer = clause.subject[0].noun if clause.subject and clause.subject[0].head is None else ""
    if clause.own and _anew(context, reading, measure):
        return True
    return bool(doer) and (clause.own or doer not in measure)


def _opens_anew(reading: Reading) -> bool:
    """Whether a sentence opens with a time of its own: 电站投产。|上半年|，非化石能源装机占比超50%."""
    opening = next(iter(reading.clauses[0].phrases), None) if reading.clauses else None
    return opening is not None and opening.kind == "time"


def _anew(context: Context, reading: Reading, measure: str) -> bool:
    """Whether a sentence turns to a statistic: “甲”政策持续发力。一季度，固定资产投资|增长7%."""
    ends = tuple(figure_words(context.ontology.path)["statistics"])
    return _opens_anew(reading) and measure.endswith(ends)


def _of_land(context: Context, clause: Clause, measure: str) -> bool:
    """Whether a number is of the place that runs a programme, not of it: 甲省实施“四大工程”，高新企业达800家."""
    known = figure_words(context.ontology.path)
    head = clause.subject[0].head if clause.subject else None
    own = pick(context, head) if head is not None else None
    served = measure.startswith((*known["doing"], *known["covering"])) and not measure.startswith(known["building"])
    done = served or measure in known["thin"]
    return own is not None and context.is_a(own, ("AdministrativeArea",)) and not done


def _of_these(reading: Reading) -> bool:
    """Whether a sentence goes on with a part of what was counted before."""
    return reading.text.startswith("其中")


def _names(context: Context, reading: Reading, clause: Clause) -> bool:
    """Whether the sentence names places or bodies of its own, up to the end of the clause."""
    return any(
        context.is_a(e, ("Place", "Organization"))
        for m in reading.mentions
        if m.end <= clause.end
        for e in m.entities
    )


def _programme(context: Context, reading: Reading, clause: Clause, covering: bool = False) -> str | None:
    """Return what the inherited subject has just been said to run: 人社部启动培育项目，每年培训…

    A body just brought forth counts too, and where the figure is a limit or what is covered, a paper.
    """
    if clause.own or clause.source is None:
        return None
    before = reading.clauses[clause.source : clause.index]
    known = words(context.ontology.path)
    planned = any(limits(p, known) for c in (*before, clause) for p in c.phrases if p.kind == "time")
    begetting = figure_words(context.ontology.path)["begetting"]
    for classes in (("Program",), ("Organization", "Site"), ("Policy",)):
        if classes == ("Policy",) and not (planned or covering):
            continue
        means = tuple(figure_words(context.ontology.path)["means"])
        for earlier in reversed(before):
            if classes == ("Program",) and _turned_away(reading, earlier, clause):
                continue
            if reading.text.startswith(means, earlier.start):
                # 通过举办“万企进校园”招聘活动，已提供岗位…: the means are not what is counted.
                continue
            verbs = [p.word for p in earlier.phrases if p.kind == "verb"]
            if classes[0] == "Organization" and not any(v in begetting for v in verbs):
                continue
            boards = tuple(figure_words(context.ontology.path)["boards"])
            for phrase in earlier.phrases[(earlier.main or 0) + 1 :]:
                sorts = tuple(figure_words(context.ontology.path)["sorts"])
                heads = [
                    m
                    for m in phrase.heads
                    if not (reading.text.startswith(sorts, m.end) or m.text.endswith((*sorts, *boards)))
                ]
                own = next((e for m in heads for e in m.entities if context.is_a(e, classes)), None)
                if (
                    phrase.kind != "np"
                    or not own
                    or own.endswith("响应")
                    or (context.is_a(own, ("Mechanism",)) and not covering)
                ):
                    # 启动应急响应，派出工作组2个: whoever sets it off.
                    continue
                return own
    return None


def _turned_away(reading: Reading, earlier: Clause, clause: Clause) -> bool:
    """Whether the doer of a programme goes on to something else: 将开展督查，|督促政策落地|，培育集群100个."""
    between = reading.clauses[earlier.index + 1 : clause.index]
    return any(c.main is not None and not any(ch.isdigit() for ch in reading.text[c.start : c.end]) for c in between)


def subject_within(context: Context, reading: Reading, clause: Clause, subject: str | None, start: int) -> str | None:
    """Return the subject in the measure; not the place where the programme or the event of the clause is (在赣南)."""
    if subject is None or not context.is_a(subject, ("Place",)):
        return subject
    heads = [m.head for m in clause.subject if m.head is not None]
    own = pick(context, heads[0]) if clause.own and len(heads) == 1 else None
    among = own is not None and own != subject and context.is_a(own, ("Program", "Event", "Company", "Policy"))
    return None if among and ("在" in reading.text[clause.start : start]) else subject
