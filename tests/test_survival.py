"""Strings that other systems lose come back unchanged and distinct: extraction → RDF → networkx → HTML → SPARQL."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.analysis import to_networkx

# Each title becomes a policy; the characters in it are the point.
TITLES = [
    "关于做好稳就业工作的通知", "“十五五”就业促进规划", "国家职业标准（2024年版）", "数字人才培育行动方案（2024—2026年）",
    "关于A·B测试的通知", "关于C++工程师培养的意见", "关于R&D投入的若干意见", "关于50%以上补贴的通知",
    "关于〇〇七号工程的决定", "关于㐂㐄村试点的通知", "关于𠮷野家用工的通知", "关于ＡＢＣ平台的管理办法",
    "关于ABC平台的管理办法（试行）", "关于“1+X”证书制度的实施方案", "关于<b>加粗</b>的通知", "关于\"引号\"的通知",
    "关于'单引号'的通知", "关于反斜杠\\的通知", "关于问号？的公告", "关于井号#的通知", "关于@符号的通知", "关于a%20b的通知",
    "关于e\u0301重音的通知", "关于工会·职工之家的意见", "关于〔2024〕号的说明通知", "关于［方括号］的通知", "关于【黑括号】的通知",
    "关于長江三角洲的規劃", "关于臺灣同胞就業的若干措施", "关于㎡单位的标准", "关于№1项目的方案", "关于½比例的规定",
    "关于零下10℃作业的规定", "关于Ⅳ级响应的预案方案", "关于①类人员的办法", "关于α测试的规范标准", "关于emoji😀的通知",
    "关于👩‍🔧女工的通知", "关于繁體與简体的通知", "关于空格 中间的通知", "关于{花括号}的通知", "关于|竖线|的通知", "关于`反引号`的通知",
    "关于^尖号^的通知", "关于~波浪~的通知", "关于$美元$的通知", "关于*星号*的通知", "关于_下划线_的通知", "关于=等号=的通知",
    "关于;分号;的通知", "关于,逗号,的通知", "关于.句点.的通知", "关于/斜杠/的通知", "关于:冒号:的通知", "关于!叹号!的通知",
    "关于(半角括号)的通知", "关于[半角方括号]的通知", "关于—破折号—的通知", "关于…省略号…的通知", "关于、顿号、的通知",
]  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[kg.Build, Path]:
    folder = tmp_path_factory.mktemp("survival")
    text = "文件汇编\n" + "".join(f"2024年3月5日，教育部印发《{t}》。\n" for t in TITLES)
    (folder / "titles.txt").write_text(text, encoding="utf-8")
    build = kg.build([folder / "titles.txt"])
    kg.write_build(build, folder / "out")
    return build, folder / "out"


def surfaces(build: kg.Build) -> set[str]:
    return {m.quote.strip("《》") for m in build.mentions if m.quote.startswith("《")}


def test_titles_are_found_whole_and_distinct(built: tuple[kg.Build, Path]) -> None:
    build, _ = built
    assert set(TITLES) - surfaces(build) == set()
    issued = {s.object for s in build.statements if s.predicate == "issued"}
    # Width-folding makes one name of the full-width and half-width form, nothing else may meet.
    assert len(issued) == len(TITLES)


def test_titles_survive_rdf_and_sparql(built: tuple[kg.Build, Path]) -> None:
    import rdflib

    build, out = built
    labels = {e.label for e in build.entities if e.id.startswith("policy/")}
    rows = kg.open_graph(out).query("SELECT ?l { ?p a kg:Policy ; rdfs:label ?l }").rows
    assert labels <= {str(r[0]) for r in rows}
    parsed = rdflib.Graph().parse(out / "graph.ttl")
    assert labels <= {str(o) for o in parsed.objects(None, rdflib.RDFS.label)}


def test_titles_survive_networkx_and_the_page(built: tuple[kg.Build, Path]) -> None:
    build, out = built
    labels = {e.label for e in build.entities if e.id.startswith("policy/")}
    graph = to_networkx(build, kg.load_ontology())
    assert labels <= {data["label"] for _, data in graph.nodes(data=True)}
    page = (out / "graph.html").read_text(encoding="utf-8")
    assert "<b>加粗</b>" not in page
    for label in labels:
        escaped = json.dumps(label, ensure_ascii=False)[1:-1]
        for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
            escaped = escaped.replace(sign, code)
        assert escaped in page
