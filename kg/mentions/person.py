"""People: Chinese names by surname, foreign names with ·, by-lines (本报记者 张三), without their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.mentions.base import Candidate, Guess, Line, Part, Setting, Word, inside
from kg.mentions.bylines import after_reporter, byline, two_reporters
from kg.mentions.cuts import begin, is_glued
from kg.mentions.doubts import post_in
from kg.mentions.support import trust
from kg.mentions.surnames import FILE, HAN, Names, is_chinese_name, names_of
from kg.resources import lexicon

_DOT = re.compile("[·•‧・]")
_DAY = re.compile(r"\d{1,2}日")
# What behind a name of three characters is no part of it: 石破茂|称.
_LOOSE = tuple("称说在与和将向对就等率赴作访到的是、，及或")
_PLACES = frozenset({"AdministrativeArea", "Country", "Region"})


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield people that the tagger found, foreign names, and the names of a by-line."""
    if line.role == "byline":
        yield from byline(line, setting.root)
    yield from _foreign(line, setting.root)
    yield from after_reporter(line, setting.root)
    yield from _after_post(line, setting.root)
    yield from _called(line, setting.root)
    yield from _titled(line, setting.root)
    yield from _japanese(line, setting.root)
    yield from _swallowed(line, setting.root)
    names = names_of(setting.root)
    for g in line.guesses:
        if (
            g.label == "PER"
            and g.end - g.start > 1
            and line.text[g.start : g.end] not in names.never
            and not line.text[g.start : g.end].endswith(names.partial)
            and not _is_nobody(line, g.start, g.end, names)
        ):
            seen = Word(g.start, g.end, line.text[g.start : g.end], "PER")
            if is_glued(line, g.end, setting.root) or _is_city(line, seen, setting.root):
                continue
            title = _title(seen.text, names)
            good = is_chinese_name(seen.text, setting.root) or bool(title)  # 耶伦财长举行记者会
            if place := _placed(line, seen, good, setting.root):
                yield place
                continue
            if g.end - g.start > 3 and begin(line, g.start, g.end, setting.root) != g.start:
                continue
            if any(c.isspace() for c in line.text[g.start : g.end]) and not line.text[g.start].isascii():
                continue
            if halves := two_reporters(line, g.start, g.end, setting.root):
                yield from halves
                continue
            end = g.end - len(title)
            end -= _verb(line, g.start, end, names)
            end = min(end, _without_home(line, g))
            yield Candidate(_from_post(line, g.start, end, names), end, "Person", "tagger:zhiluo", trust(g, line),
                            f"名称模型{g.probability:.0%}")  # fmt: skip
    yield from _tagged(line, setting)


def _tagged(line: Line, setting: Setting) -> Iterator[Candidate]:
    names = names_of(setting.root)
    for word in line.words:
        if word.tag != "PER" or _is_nobody(line, word.start, word.end, names):
            continue
        if inside(word.start, word.end, line.titles):
            continue
        text = word.text.removesuffix(_title(word.text, names))
        if len(text) < 2 or text in names.never or text.endswith(names.partial):
            continue
        if text[0] in names.joints and any(g.start == word.start + 1 and g.end == word.end for g in line.guesses):
            continue  # 同敏昂莱
        text = text[: len(text) - _verb(line, word.start, word.start + len(text), names)]
        text = text[: len(text) - _joint(line, word.start, text, names)]
        good = is_chinese_name(text, setting.root)
        if not good and len(text) > 3 and begin(line, word.start, word.end, setting.root) != word.start:
            continue
        if _is_city(line, word, setting.root):
            continue
        titled = len(text) < word.end - word.start
        if place := _placed(line, word, good or titled, setting.root):
            yield place
            continue
        strength = 0.85 if good else 0.62
        yield Candidate(word.start, word.start + len(text), "Person", "tagger:lac", strength,
                        "标注器认作人名" + ("，姓氏相合" if good else ""))  # fmt: skip


def _is_nobody(line: Line, start: int, end: int, names: Names) -> bool:
    """Return whether a name is capitals alone (CGTN), countries (美乌) or a quotation (“德基”林火): no person."""
    text = line.text[start:end]
    if (text.isascii() and text.isupper() and len(text) > 2) or names.nobody.fullmatch(text):
        return True
    if line.text[end - 1 : end + 1] in names.torn:
        return True
    return (start - 1, end + 1) in line.quotes and text[0] not in names.surnames


def _title(name: str, names: Names) -> str:
    """Return what closes a name of at least two characters besides: 教授 of 叶老桂教授, 作 of 周强作."""
    closing = (*names.titles, *names.verbs) if len(name) == 3 else names.titles
    if not name.endswith(closing):
        return ""
    title = next((t for t in closing if name.endswith(t) and len(name) - len(t) >= 2), "")
    return f"副{title}" if title and name.endswith(f"副{title}") and len(name) - len(title) > 3 else title


def _verb(line: Line, start: int, end: int, names: Names) -> int:
    """Return 1 where the last character of a name of three opens a verb: 察 of 李强察看样板房."""
    done = end - start > 3 and line.text.startswith(("作了", "作的"), end - 1)  # 巴音朝鲁|作了说明
    return 1 if done or (end - start == 3 and line.text.startswith(names.glued, end - 1)) else 0


def _joint(line: Line, start: int, name: str, names: Names) -> int:
    """Return 1 where the last character joins a name of two to what follows: 同 of 韩正同俄罗斯总统."""
    joins = len(name) == 3 and name[2] in names.joints
    return int(joins and any(g.start == start and g.end == start + 2 for g in line.guesses))


def _foreign(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 乌尔苏拉·冯德莱恩."""
    dotted = re.finditer(rf"{HAN}{{1,8}}(?:[·•‧・]{HAN}{{1,8}})+", line.text) if _DOT.search(line.text) else ()
    for match in dotted:
        start, end = match.span()
        pieces = [w for w in line.words if w.start < end and w.end > start]
        while pieces and pieces[0].tag != "PER" and pieces[0].end <= match.start() + match.group().find("·"):
            start = pieces.pop(0).end
        dot = line.text.rfind("·", start, end)
        if verb := next((w for w in pieces if w.start > dot + 1 and w.tag in {"v", "vd", "d", "p"}), None):
            end = verb.start  # 阿里·本|表示赞赏李四
            pieces = [w for w in pieces if w.start < end]
        while pieces and pieces[-1].tag != "PER" and "·" not in line.text[pieces[-1].start - 1 : end]:
            end = pieces.pop().start
        if end - start >= 3 and any(w.tag == "PER" for w in pieces):
            end -= len(_title(line.text[start:end], names_of(root)))
            yield Candidate(start, end, "Person", f"rule:{FILE}#foreign", 0.8, "外国人名，中间有·")
    halves = {g.start: g for g in line.guesses if g.label == "PER"}
    for first in halves.values():  # 阿库福-阿多
        last = halves.get(first.end + 1)
        if last is not None and line.text[first.end] in "-－":
            yield Candidate(first.start, last.end, "Person", f"rule:{FILE}#foreign", 1.2, "外国人名，中间有-")


def _is_city(line: Line, word: Word, root: Path) -> bool:
    """Return whether a name that is not built like a Chinese one is a known place, no post before it: 赫拉特."""
    if is_chinese_name(word.text, root) or line.text[: word.start].endswith(names_of(root).after):
        return False
    return any((c.start, c.end) == (word.start, word.end) and c.cls in _PLACES for c in line.known)


def _placed(line: Line, word: Word, good: bool, root: Path) -> Candidate | None:
    """Return 赫拉特 of 在赫拉特附近 as a place: the words around it say so, whatever the tagger thinks."""
    data = lexicon("place", root)["context"]
    before = line.text[: word.start].endswith(tuple(data["before"]))
    after = line.text.startswith(tuple(data["after"]), word.end)
    after = after and not line.text.startswith(tuple(data["never"]), word.end)
    listed = re.compile(lexicon("place", root)["behind"]["pattern"]).match(line.text, word.end)
    called = line.text[: word.start].endswith(names_of(root).after)
    if good or called or not (before or after or listed) or "·" in word.text:
        return None
    return Candidate(word.start, word.end, "Place", "rule:place.toml#context", 0.75, "上下文是处所")


def _from_post(line: Line, start: int, end: int, names: Names) -> int:
    """Return where a name begins whose first character hangs on what is before it: 财务大臣片|山皋月."""
    if line.text[start:end] in names.famous:
        return start  # 会见代表时|习近平指出
    opens = line.text.startswith(names.after, start)
    posts = (p for p in names.after if line.text.startswith(p, start) and end - start - len(p) in {2, 3})
    post = next(posts, "") if opens else ""
    if post and line.text[start + len(post)] in names.surnames:
        return start + len(post)  # 主任|委员信春鹰
    if line.text[: start + 1].endswith(names.after) and line.text[start] not in names.surnames:
        return start + 1  # 国务委员长|金正恩
    for at in (start - 1, start - 2):
        if at > 1 and line.text[:at].endswith(names.after) and re.fullmatch(f"{HAN}+", line.text[at:start]):
            gap = [w for w in line.words if at <= w.start < start]
            if line.text[at:start] in names.after:
                continue  # 主任|委员|陈海武
            if not any(w.tag in {"u", "v", "p", "c", "w", "d", "r"} for w in gap):
                return at
    return start


def _without_home(line: Line, guess: Guess) -> int:
    """Return where a name ends that 家 hangs on: 王伟 of 王伟家的房子, where the tagger parts them."""
    word = line.words[line.at[guess.start]] if guess.start in line.at else None
    hangs = word is not None and word.tag == "PER" and word.end == guess.end - 1 and line.text[word.end] == "家"
    return word.end if hangs and word is not None else guess.end


def _after_post(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 韩文秀 of 办公室主任韩文秀介绍, which the tagger took for something else or cut in two."""
    names = names_of(root)
    for post, word in zip(line.words, line.words[1:], strict=False):
        if post.text[-1:] not in names.closing or word.tag in {"ORG", "w", "v", "p"} or word.start != post.end:
            continue
        if not post.text.endswith(names.after):
            continue
        if word.tag == "PER":
            if is_chinese_name(word.text, root) and not _title(word.text, names):
                end = word.end + _adverb(line, word, names) - _verb(line, word.start, word.end, names)
                yield Candidate(word.start, end, "Person", f"rule:{FILE}#post", 0.95, f"在“{post.text}”之后")
            continue
        for length in (3, 2):
            end = word.start + length
            name = line.text[word.start : end]
            follows = end == len(line.text) or line.text.startswith(names.before, end)
            tags = {w.tag for w in line.words if word.start <= w.start < end}
            if (
                end in line.until
                and is_chinese_name(name, root)
                and follows
                and not tags & {"u", "v", "p", "c", "w", "r"}
            ):
                known = any(c.start == word.start and c.end == end for c in line.known)
                if not known and not (
                    word.end == end and word.tag in {"LOC", "n", "vn", "m", "t", "TIME"} and length == 2
                ):
                    yield Candidate(
                        word.start, end, "Person", f"rule:{FILE}#post", 0.75, f"在“{post.text}”之后，姓氏相合"
                    )
                    break


def _titled(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 吴为山 of 吴为山常委代表民盟中央发言, 张茂于 of 关于张茂于同志不再担任常委."""
    for match in names_of(root).titled.finditer(line.text):
        start, end = match.span("name")
        if is_chinese_name(match.group("name"), root) or any(
            g.label == "PER" and g.start == start and g.end <= end for g in line.guesses
        ):
            yield Candidate(start, end, "Person", f"rule:{FILE}#post", 1.3, "在起头与称呼之间")


def _japanese(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 高市早苗 of 日本首相高市早苗, which no Chinese surname opens."""
    for match in names_of(root).japanese.finditer(line.text) if "日" in line.text else ():
        start, end = match.span("name")
        if end in line.until and not line.text.startswith(_LOOSE, end - 1):
            yield Candidate(start, end, "Person", f"rule:{FILE}#post", 1.3, "日本姓氏，在职务之后")


def _swallowed(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 纽森 of 美国加利福尼亚州州长纽森, a guess at a place, and 阿拉格齐 of 阿拉格齐抵达俄罗斯, another."""
    acts = tuple(lexicon("person", root)["acts"])
    for g in line.guesses:
        if g.label != "LOC" or any((c.start, c.end) == (g.start, g.end) for c in line.known):
            continue
        if post := post_in(line, g.start, g.end, root):
            yield Candidate(post[1], g.end, "Person", f"rule:{FILE}#post", 1.2, "地名与职务之后")
            continue
        word = line.words[line.at[g.start]] if g.start in line.at else None
        seen = word is not None and word.end == g.end and word.tag == "PER"
        if seen and line.text.startswith(acts, g.end):
            yield Candidate(g.start, g.end, "Person", f"rule:{FILE}#called", 1.2, "标注器认作人名，其后是人的动作")


def _adverb(line: Line, word: Word, names: Names) -> int:
    """Return 1 where the tagger took the end of a name for another word: 副主任许宏|才作的报告, 总理欧尔|班."""
    behind = line.words[line.at[word.end]] if word.end in line.at else None
    loose = behind is not None and len(behind.text) == 1 and behind.tag in {"n", "nz"} and behind.text != "家"
    loose = loose or (behind is not None and len(behind.text) == 2 and behind.text[1] in names.verbs)  # 许安|标作
    open_end = len(word.text) == 2 and (loose or line.text.startswith(names.adverbs, word.end))
    told = line.text.startswith(names.before, word.end + 1) or _DAY.match(line.text, word.end + 1) is not None
    return 1 if open_end and told else 0


def _called(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 严寒松 of …称号的严寒松，现任…: what follows a name of three characters tells a life."""
    lives = tuple(lexicon("person", root)["lives"])
    for before, word in zip(line.words, line.words[1:], strict=False):
        opens = before.text in {"的", "，", "。", "："} and word.tag in {"n", "nz", "nw", "a", "an", "vn"}
        if not opens or len(word.text) != 3 or not is_chinese_name(word.text, root):
            continue
        if line.text.startswith(lives, word.end) and not any(c.start == word.start for c in line.known):
            yield Candidate(word.start, word.end, "Person", f"rule:{FILE}#called", 0.9, "其后是生平，姓氏相合")


PART = Part("person", ("words", "role"), ("Person",), find)
