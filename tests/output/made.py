"""Small and large builds made by hand, so that pages and reports can be tested without reading a text."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from typing import Any

from kg.model import Block, Build, Document, Entity, Evidence, Mention, Sentence, Source, Span, Statement


class Maker:
    """Collects sentences and facts of one document; a sentence is one line of the source."""

    def __init__(self, title: str, date: str | None = "2024-05-08", path: str = "page.txt") -> None:
        self.title, self.date, self.path = title, date, path
        self.lines: list[str] = []
        self.entities: dict[str, Entity] = {}
        self.facts: list[tuple[int, str, dict[str, Any], dict[str, Any]]] = []

    def entity(self, id: str, cls: str, *aliases: str, label: str | None = None) -> str:
        self.entities[id] = Entity(id, cls, label or id.partition("/")[2], aliases)
        return id

    def fact(self, line: str, subject: str, predicate: str, object: str | None = None, **more: Any) -> None:
        if line not in self.lines:
            self.lines.append(line)
        said = {k: more.pop(k) for k in ("quote", "by", "attribution", "sure") if k in more}
        self.facts.append((self.lines.index(line), subject, {"predicate": predicate, "object": object, **more}, said))

    def build(self) -> Build:
        text = "".join(line + "\n" for line in self.lines)
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        key = f"{digest[:12]}-1"
        sentences, at = [], 0
        for n, line in enumerate(self.lines):
            sentences.append(Sentence(f"{key}#{n}", key, n, (Span(at, at + len(line)),), line))
            at += len(line) + 1
        mentions = [
            Mention(s.id, i, i + len(name), (Span(s.pieces[0].start + i, s.pieces[0].start + i + len(name)),), name,
                    name, e.cls, "gazetteer:test#1", entities=(e.id,))
            for s in sentences for e in self.entities.values() for name in (e.label, *e.aliases)
            if (i := s.text.find(name)) >= 0
        ]  # fmt: skip
        statements = [self._state(key, sentences[line], *rest) for line, *rest in self.facts]
        block = Block("title", self.title, (Span(0, 0),))
        document = Document(key, self.path, digest, self.title, (block,), date=self.date)
        entities = tuple(replace(e, documents=(key,)) for e in sorted(self.entities.values(), key=lambda e: e.id))
        return Build(
            (Source(digest, (self.path,), "text/plain", text, "text 1"),), (document,), tuple(sentences),
            tuple(sorted(mentions, key=lambda m: (m.sentence, m.start, m.end))), entities,
            tuple(sorted(statements, key=lambda s: s.id)), (),
        )  # fmt: skip

    @staticmethod
    def _state(key: str, s: Sentence, subject: str, fields: dict[str, Any], said: dict[str, Any]) -> Statement:
        quote = said.get("quote", s.text)
        start = s.pieces[0].start + s.text.index(quote)
        evidence = Evidence(
            key, s.id, (Span(start, start + len(quote)),), quote, quote, said.get("by", "rule:issue.toml#printed"),
            said.get("sure", 0.9), said.get("attribution"),
        )  # fmt: skip
        name = hashlib.sha256(repr((subject, sorted(fields.items(), key=str))).encode("utf-8", "replace")).hexdigest()
        return Statement(name[:16], subject, evidence=(evidence,), **fields)


def join(*builds: Build) -> Build:
    """Return one build of several, entities of one id made one."""
    entities: dict[str, Entity] = {}
    for e in (e for b in builds for e in b.entities):
        known = entities.get(e.id, replace(e, documents=()))
        entities[e.id] = replace(known, documents=tuple(sorted({*known.documents, *e.documents})))
    statements = {s.id: s for b in builds for s in b.statements}
    return Build(
        tuple(x for b in builds for x in b.sources), tuple(x for b in builds for x in b.documents),
        tuple(x for b in builds for x in b.sentences), tuple(x for b in builds for x in b.mentions),
        tuple(entities[k] for k in sorted(entities)), tuple(statements[k] for k in sorted(statements)), (),
    )  # fmt: skip


def small() -> Build:
    """A page of two articles that hang together: every kind of statement the page must show."""
    one = Maker("骑手恳谈会在济南举行", "2024-05-08", "news/talk.txt")
    union, shop = one.entity("org/山东省总工会", "TradeUnion", "省总"), one.entity("org/美团", "Company", "美团集团")
    talk, minutes = (
        one.entity("event/省级骑手权益保障恳谈会", "Meeting"),
        one.entity("policy/会议纪要(x)", "Policy", label="会议纪要"),
    )
    top = one.entity("org/中华全国总工会", "TradeUnion", "全国总工会", "全总")
    city = one.entity("place/济南市", "AdministrativeArea", "济南")
    held = "近日，山东省总工会与美团集团在济南举行省级骑手权益保障恳谈会。"
    one.fact(
        held,
        union,
        "held",
        talk,
        time_text="近日",
        place=city,
        quote="山东省总工会与美团集团在济南举行省级骑手权益保障恳谈会",
    )
    one.fact(held, shop, "held", talk, time_text="近日", place=city, quote="美团集团在济南举行省级骑手权益保障恳谈会")
    one.fact("全国总工会到会指导了省级骑手权益保障恳谈会。", top, "guided", talk, quote="全国总工会到会指导")
    one.fact("省级骑手权益保障恳谈会形成会议纪要。", talk, "produced", minutes)
    one.fact(
        "美团否认与全国总工会签署协议。", shop, "cooperatedWith", top, polarity="negative", attribution="美团发言人"
    )
    two = Maker("数字技术工程师培育项目实施", "2024-06-01", "notices/plan.txt")
    ministry = two.entity("org/人力资源和社会保障部", "GovernmentBody", "人社部", "人力资源社会保障部")
    project, plan = (
        two.entity("program/数字技术工程师培育项目", "Project"),
        two.entity("policy/国发〔2024〕12号", "Notice"),
    )
    two.entities[top] = one.entities[top]
    two.fact(
        "2021年，人社部启动数字技术工程师培育项目。",
        ministry,
        "launched",
        project,
        time="2021",
        earliest="2021-01-01",
        latest="2021-12-31",
    )
    two.fact(
        "人社部计划到2030年每年培养约8万人。",
        project,
        "target",
        value=80000,
        unit="人",
        measure="培养人数",
        modifier="about",
        time="../2030",
        latest="2030-12-31",
        modality="planned",
        attribution=ministry,
    )
    two.fact(
        "人社部印发国发〔2024〕12号，自2024年7月1日起施行。",
        ministry,
        "issued",
        plan,
        quote="人社部印发国发〔2024〕12号",
    )
    two.fact(
        "人社部印发国发〔2024〕12号，自2024年7月1日起施行。",
        plan,
        "effectiveFrom",
        value="2024-07-01",
        quote="自2024年7月1日起施行",
    )
    two.fact(
        "人社部将与全国总工会合作推进数字技术工程师培育项目。", ministry, "cooperatedWith", top, modality="planned"
    )
    return join(one.build(), two.build())


def large(size: int = 300, seed: int = 7, topics: int = 9) -> Build:
    """A made-up graph of `size` entities in topics, with hubs, bridges and lone pairs; the same for the same seed."""
    luck = random.Random(seed)
    kinds = [("org", "GovernmentBody"), ("person", "Person"), ("policy", "Notice"), ("event", "Meeting"),
             ("program", "Project"), ("place", "AdministrativeArea"), ("occupation", "Profession")]  # fmt: skip
    verbs = {
        "policy": "issued",
        "event": "held",
        "program": "launched",
        "org": "cooperatedWith",
        "person": "appointed",
    }
    tones = ["asserted"] * 8 + ["planned", "required", "forecast", "reported"]
    words = ["数据", "技能", "工会", "骑手", "养老", "绿能", "港口", "粮食", "医保", "算力", "教育", "水利"]
    tails = {"org": "省{}管理局第{}处", "person": "王{}{}", "policy": "关于促进{}发展的第{}号意见", "event": "{}工作第{}次会议",
             "program": "{}振兴行动第{}期", "place": "{}市{}区", "occupation": "{}工程师{}级"}  # fmt: skip
    makers = [
        Maker(f"第{i + 1}篇：{words[i % 12]}工作综述", f"20{15 + i % 10}-{1 + i % 12:02d}-03", f"t/{i}.txt")
        for i in range(topics)
    ]
    groups: list[list[str]] = [[] for _ in range(topics)]
    for i in range(size):
        t = min(int(luck.random() ** 1.6 * topics), topics - 1)
        kind, cls = luck.choice(kinds)
        name = tails[kind].format(words[t % 12], i)
        groups[t].append(makers[t].entity(f"{kind}/{name}", cls, f"简称{i}"))
    for t, group in enumerate(groups):
        maker = makers[t]
        for n, thing in enumerate(group[1:], 1):
            hub = group[int(luck.random() ** 3 * n)]
            other = hub if luck.random() < 0.93 else luck.choice(luck.choice([g for g in groups if g]))
            maker.entities.setdefault(
                other, Entity(other, next(c for k, c in kinds if k == other.split("/")[0]), other.split("/", 1)[1])
            )
            verb = verbs.get(thing.split("/")[0], "locatedIn")
            year = 2010 + luck.randrange(16)
            line = f"{year}年，{other.split('/', 1)[1]}与{thing.split('/', 1)[1]}有关的工作取得进展，各方表示将继续推进。"
            maker.fact(
                line,
                other,
                verb,
                thing,
                time=str(year),
                earliest=f"{year}-01-01",
                latest=f"{year}-12-31",
                modality=luck.choice(tones),
            )
            if luck.random() < 0.12:
                maker.fact(
                    line,
                    thing,
                    "observation",
                    value=luck.randrange(1, 9) * 10 ** luck.randrange(1, 6),
                    unit="人",
                    measure="培训人数",
                    time=str(year),
                )
    return join(*(m.build() for m in makers))
