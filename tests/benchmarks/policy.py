"""Measure what government papers say of themselves: number, issuers, date of issue, date of effect, title.

    python -P tests/benchmarks/policy.py --data ../shared/data [--misses]

Two sets: forpkg180 (title + newline + body as one text) and news/policy_docs (the files as they stand). A gold
value counts only where the text literally contains it: a number as printed (brackets, width and spaces aside); a body
under any of its entity's names, not where the paper is headed by its office only (某局办公室关于…); a day as
…年…月…日; a date of effect only where the text ties that day, or 自发布之日起 with the date of issue, to 施行 实施
生效 执行. The own paper is the one that the tool says number or date of issue of, else the one that the title names.
A value that we give where gold has none in the text is wrong, unless the head of the text prints it (numbers) or the
text ties it to 施行 … (dates of effect): faults of the gold. Skips where the data is missing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.model import Build, Source
from kg.ontology import load_ontology
from kg.pipeline import build_graph

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_FORCE = "施行|实施|生效|执行"


@dataclass
class Score:
    """Counts of one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    notes: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return precision and recall in words."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return f"P {precision:.3f}  R {recall:.3f}  right {self.right} wrong {self.wrong} missed {self.missed}"


@dataclass(frozen=True)
class Case:
    """A paper with its gold: all values already filtered to what the text contains."""

    name: str
    text: str
    title: str
    number: str | None
    issuers: tuple[str, ...]
    issued: str | None
    effect: str | None


def squeeze(text: str) -> str:
    """Return the text without spaces, brackets and width, as values are compared."""
    return re.sub(r"[\s()\[\]〔〕《》“”<>]", "", unicodedata.normalize("NFKC", text))


def says_day(text: str, day: str) -> bool:
    """Whether the text holds the ISO day as …年…月…日, in Arabic or Chinese digits."""
    year, month, date = (int(p) for p in day.split("-"))
    plain = re.sub(r"\s", "", text).translate(_DIGITS)
    return bool(re.search(rf"{year}年0?{month}月0?{date}日", plain)) or day in _chinese_days(text)


def _chinese_days(text: str) -> set[str]:
    from kg.text.times import find_times

    return {t.edtf for t in find_times(re.sub(r"\s", "", text), None) if t.edtf and len(t.edtf) == 10}


def says_effect(text: str, day: str, issued: str | None) -> bool:
    """Whether the text ties the day to 施行 …, itself or as the day of issue."""
    year, month, date = (int(p) for p in day.split("-"))
    plain = re.sub(r"\s", "", text)
    if re.search(rf"{year}年{month}月{date}日起?[^。；《]{{0,8}}(?:{_FORCE})", plain):
        return True
    return day == issued and bool(
        re.search(rf"自(?:发布|公布|印发|下发|颁布)之日起[^。；《]{{0,6}}(?:{_FORCE})", plain)
    )


def _stands(name: str, flat: str) -> bool:
    """Whether a body is named by itself, not only as the head of its own office's name (某局办公室关于…)."""
    return any(not flat.startswith("办公室关于", m.end()) for m in re.finditer(re.escape(name), flat)) and (
        name + "办公室关于" not in flat[:200]
    )


def _day(value: str | None) -> str | None:
    found = re.findall(r"\d+", value or "")
    if len(found) == 1 and len(found[0]) == 8:
        found = [found[0][:4], found[0][4:6], found[0][6:]]
    return "-".join([found[0], found[1].zfill(2), found[2].zfill(2)]) if len(found) == 3 else None


def _case(name: str, text: str, title: str, number: str | None, issuers: Iterable[str], issued: str | None,
          effect: str | None) -> Case:  # fmt: skip
    flat = squeeze(text)
    day = issued if issued and says_day(text, issued) else None
    return Case(
        name, text, title if squeeze(title) in flat else "",
        number if number and squeeze(number) in flat else None,
        tuple(i for i in issuers if _stands(squeeze(i), flat)),
        day, effect if effect and says_effect(text, effect, day) else None,
    )  # fmt: skip


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def forpkg(data: Path) -> list[Case]:
    """Return the papers of forpkg180."""
    rows = [json.loads(x) for x in _lines(data / "forpkg180" / "dev_split.jsonl")]
    return [
        _case(r["id"], r["title"] + "\n" + r["body"], r["title"].split("\n")[0], r["gold"]["文号"],
              r["gold"]["颁布单位"], _day(r["gold"]["颁布时间"]), _day(r["gold"]["实施时间"]))
        for r in rows
    ]  # fmt: skip


def policy_docs(data: Path) -> list[Case]:
    """Return the State Council papers; their gold has no date of effect."""
    folder = data / "news" / "policy_docs"
    lines = (folder / "gold_metadata.jsonl").read_text(encoding="utf-8").split("\n")
    cases = []
    for row in (json.loads(x, strict=False) for x in lines if x.strip()):
        text = (folder / row["file"]).read_text(encoding="utf-8")
        issuers = re.split(r"[、\s，]+", row["发文机关"] or "")
        cases.append(
            _case(row["file"], text, row["标题"], row["发文字号"] or None, [i for i in issuers if i],
                  _day(row["成文日期"]), None)
        )  # fmt: skip
    return cases


def own_papers(build: Build, case: Case) -> set[str]:
    """Return the document's own paper; where none says so itself, those that its title names."""
    flat = squeeze(build.documents[0].title or case.title)
    papers = {s.subject for s in build.statements if s.predicate in {"documentNumber", "issueDate"}
              and any("policy_documents" in e.by and not e.by.endswith("numbered") for e in s.evidence)}  # fmt: skip
    named = {
        e.id for e in build.entities if e.id.startswith("policy/") and squeeze(e.label) and
        squeeze(e.label) in flat and len(squeeze(e.label)) >= 0.5 * len(flat)
    }  # fmt: skip
    return papers or named


def said(build: Build, own: set[str]) -> Mapping[str, set[str]]:
    """Return our values by field."""
    found: dict[str, set[str]] = {"number": set(), "issuers": set(), "issued": set(), "effect": set()}
    fields = {"documentNumber": "number", "issueDate": "issued", "effectiveFrom": "effect"}
    for s in build.statements:
        if s.predicate in fields and s.subject in own:
            found[fields[s.predicate]].add(str(s.value))
        if s.predicate in {"issued", "forwarded"} and s.object in own and s.modality == "asserted":
            found["issuers"].add(s.subject)
    return found


def compare(score: dict[str, Score], case: Case, build: Build) -> None:
    """Add one paper to the scores."""
    own = own_papers(build, case)
    ours = said(build, own)
    names: dict[str, set[str]] = {e.id: {squeeze(n) for n in (e.label, *e.aliases)} for e in build.entities}
    _value(score["number"], case, {squeeze(n) for n in ours["number"]}, case.number and squeeze(case.number))
    _value(score["issued"], case, ours["issued"], case.issued)
    spurious = {
        d for d in ours["effect"] if re.fullmatch(r"\d{4}-\d\d-\d\d", d) and says_effect(case.text, d, case.issued)
    }
    _value(score["effect"], case, ours["effect"] - (spurious if case.effect is None else set()), case.effect)
    gold = [squeeze(i) for i in case.issuers]
    hit = {g for g in gold if any(g in names.get(o, ()) for o in ours["issuers"])}
    # A gold list that names none of the bodies in the text says nothing of the bodies we found.
    extra = {o for o in ours["issuers"] if not names.get(o, set()) & set(gold)} if gold else set()
    _count(score["issuers"], case, len(hit), sorted(extra), sorted(set(gold) - hit))
    if case.title:
        titled = squeeze(case.title) in {squeeze(e.label) for e in build.entities if e.id in own} | {
            squeeze(d.title or "") for d in build.documents
        }
        _count(score["title"], case, int(titled), [], [] if titled else [case.title])


def _value(score: Score, case: Case, ours: set[str], gold: str | None) -> None:
    if gold is None:
        # Gold prints the number another way than the text (国令第706号): the text's own head decides.
        head = squeeze(case.text[:300])
        _count(score, case, 0, sorted(o for o in ours if o not in head), [])
        return
    right = {o for o in ours if o == gold or o.endswith(gold)}
    _count(score, case, len(right), sorted(ours - right), [] if right else [gold])


def _count(score: Score, case: Case, right: int, wrong: list[str], missed: list[str]) -> None:
    score.right += right
    score.wrong += len(wrong)
    score.missed += len(missed)
    if wrong or missed:
        score.notes.append(f"{case.name}: wrong {wrong} missed {missed}")


def run(cases: Iterable[Case]) -> dict[str, Score]:
    """Return the scores of a set."""
    score = {name: Score() for name in ("number", "issuers", "issued", "effect", "title")}
    ontology: Any = load_ontology()
    for case in cases:
        digest = hashlib.sha256(case.text.encode()).hexdigest()
        compare(score, case, build_graph([Source(digest, (case.name,), "text/plain", case.text, "text/1")], ontology))
    return score


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    sets = {"forpkg180": (forpkg, args.data / "forpkg180"), "policy_docs": (policy_docs, args.data / "news")}
    for name, (load, folder) in sets.items():
        if not folder.is_dir():
            print(f"{name}: skipped, no {folder}")
            continue
        for part, score in run(load(args.data)).items():
            print(f"{name:12} {part:8} {score.line()}")
            if args.misses:
                print("".join(f"    {n}\n" for n in score.notes), end="")


if __name__ == "__main__":
    main()
