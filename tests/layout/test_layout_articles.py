"""Pages become articles: headlines, people, pull quotes, sub-heads, furniture."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from kg.layout import lay_out, sentences_of
from kg.model import Document, Source

FIRST = (
    "夜校课堂开进了产业园区，下班后的青年职工坐进教室学习数控编程，三年来已有四千二百人次报名参加。",
    "其一，课程由企业点单。园区工会每季度征集一次需求，再与职业院校商定课表，保证学了就能用得上，学员结业后由企业优先安排到新的岗位。",
    "其二，学费由工会补贴。职工凭结业证书可以申领补贴，困难职工全额免费，真正把好事办到了职工心坎上。",
)
SECOND = (
    "社区食堂既是民生工程也是市场行为，只有让运营者有合理收益，老年人的一餐热饭才能长久吃得上。",
    "一些地方开张时热闹、半年后关门，原因在于只算了政治账没有算经济账，客流不足而成本居高不下。",
    "破解之道在于拓宽客源。向上班族和周边居民开放，用规模摊薄成本，同时由政府对老年人就餐给予补助。",
)
QUOTE = "只有让运营者有合理收益，老年人的一餐热饭才能长久吃上。"


def wrap(text: str, wide: int, gap: int, first: int = 2) -> list[str]:
    """Set a paragraph in a column whose first-line indent was lost, as dumps do."""
    lines = [text[: wide - first]]
    rest = text[wide - first :]
    lines += [rest[i : i + wide] for i in range(0, len(rest), wide)]
    return [x for line in lines for x in (line, *[""] * gap)]


def page() -> str:
    lines = ["工人日报 2024年3月5日 星期二 第7版", ""]
    lines += ["青年夜校点亮职工学习梦想", "●观 点", "", "李明 王芳", ""]
    for text in FIRST:
        lines += wrap(text, 19, 1)
    lines += ["（作者单位分别为东海职业技", "术学院、南山区总工会）", ""]
    lines += ["社区食堂要算好", "民生账和经济账", "", "G 热点思考", ""]
    lines += [*wrap(QUOTE, 12, 1, 0), "", "赵小青", ""]
    lines += [*wrap(SECOND[0], 17, 0), "", "开门容易守门难", "", *wrap(SECOND[1], 17, 0), "", *wrap(SECOND[2], 17, 0)]
    lines += ["（作者为北江大学社会学院副教授）", "责任编辑：陈晨"]
    return "\n".join(lines) + "\n"


def read(text: str, row: Mapping[str, str] | None = None, date: str | None = None, name: str = "a.txt") -> tuple:
    source = Source(hashlib.sha256(text.encode()).hexdigest(), (name,), "text/plain", text, "text/1")
    return lay_out(source, row, date)


def bodies(document: Document) -> list[str]:
    return [b.text for b in document.blocks if b.role == "body"]


def test_a_page_of_two_articles_is_read_as_a_person_would_read_it_aloud() -> None:
    one, two = read(page())
    assert (one.title, one.authors) == ("青年夜校点亮职工学习梦想", ("李明", "王芳"))
    assert one.affiliations == ("东海职业技术学院", "南山区总工会")
    assert (two.title, two.authors) == ("社区食堂要算好民生账和经济账", ("赵小青",))
    assert two.affiliations == ("北江大学社会学院",)
    assert bodies(one) == list(FIRST)
    assert bodies(two) == list(SECOND)
    assert [b.text for b in two.blocks if b.role == "subhead"] == ["开门容易守门难"]


def test_what_belongs_to_no_body_is_set_apart_and_gives_date_page_and_section() -> None:
    text = page()
    one, two = read(text)
    apart = {(a.role, "".join(text[a.start : a.end].split())) for d in (one, two) for a in d.apart}
    assert ("columnhead", "●观点") in apart and ("columnhead", "G热点思考") in apart
    assert ("pullquote", QUOTE) in apart
    assert ("furniture", "责任编辑：陈晨") in apart
    assert (one.date, two.date, one.page) == ("2024-03-05", "2024-03-05", "7")
    assert (one.section, two.section) == ("观点", "热点思考")


def test_a_pull_quote_in_the_wrong_article_is_in_no_body() -> None:
    text = page().replace("●观 点\n", "●观 点\n\n" + "\n".join(wrap(QUOTE, 12, 1, 0)) + "\n", 1)
    one, two = read(text)
    assert bodies(one) == list(FIRST) and bodies(two) == list(SECOND)
    assert [a.role for a in one.apart].count("pullquote") == 1


def test_spaces_inside_words_and_numbers_go_and_those_between_latin_words_stay() -> None:
    (document,) = read("标题一行\n\n占 就 业 人 员 比 重 ，将达到 59.05% 。1931年 11月起用 machine learning 方法。")
    assert bodies(document) == ["占就业人员比重，将达到59.05%。1931年11月起用machine learning方法。"]


def test_a_plain_text_has_its_first_line_as_title_and_a_line_a_paragraph() -> None:
    (document,) = read(
        "全省职工技能大赛开幕\n\n大赛12日开幕。来自各地的选手参赛。\n共设十个赛项。\n", name="2024-05-08.txt"
    )
    assert document.title == "全省职工技能大赛开幕"
    assert bodies(document) == ["大赛12日开幕。来自各地的选手参赛。", "共设十个赛项。"]
    assert document.date == "2024-05-08"


def test_a_text_without_headline_is_titled_by_its_first_clause() -> None:
    (document,) = read("工会组织开展了慰问活动，走访困难职工家庭。")
    assert document.title == "工会组织开展了慰问活动"
    assert bodies(document) == ["工会组织开展了慰问活动，走访困难职工家庭。"]


def test_the_catalogue_wins_over_the_page_and_the_page_over_the_file_name() -> None:
    text = "2024年3月5日 星期二\n\n标题在此\n\n正文在此。\n"
    assert read(text, {"date": "2020-01-02", "title": "另一个标题"})[0].date == "2020-01-02"
    assert read(text, {"title": "另一个标题"})[0].title == "另一个标题"
    assert read(text, name="20231231.txt", date="2022-01-01")[0].date == "2024-03-05"
    assert read("标题在此\n\n正文在此。\n", name="20231231.txt", date="2022-01-01")[0].date == "2023-12-31"
    assert read("标题在此\n\n正文在此。\n", date="2022-01-01")[0].date == "2022-01-01"
    assert read("标题在此\n\n正文在此。\n")[0].date is None


def test_a_dateline_is_its_own_block_and_takes_its_year_from_the_file_name() -> None:
    text = "技能大赛开幕\n\n新华社北京12月30日电（记者李明、王芳）大赛30日开幕。\n"
    (document,) = read(text, name="2024-01-02.txt")
    assert document.date == "2023-12-30"
    assert document.authors == ("李明", "王芳")
    assert [b.text for b in document.blocks if b.role == "dateline"] == ["新华社北京12月30日电（记者李明、王芳）"]
    assert bodies(document) == ["大赛30日开幕。"]


def test_a_paragraph_flattened_with_wide_spaces_is_cut_again() -> None:
    (document,) = read("会议召开\n\n会议总结了工作。　　会议指出形势向好。  会议要求抓好落实。\n")
    assert bodies(document) == ["会议总结了工作。", "会议指出形势向好。", "会议要求抓好落实。"]


def test_every_block_gives_a_sentence_with_its_role() -> None:
    one, _ = read(page())
    sentences = sentences_of(one)
    assert [s.text for s in sentences if s.role == "title"] == ["青年夜校点亮职工学习梦想"]
    assert [s.text for s in sentences if s.role == "byline"] == ["李明 王芳"]
    assert [s.id for s in sentences] == [f"{one.id}#{n}" for n in range(len(sentences))]


def test_tables_gibberish_and_blanks_do_no_harm() -> None:
    rows = "\n".join(f"{n},甲市,{n * 3},{n * 7}" for n in range(50))
    (table,) = read(rows)
    assert len(table.blocks) == 50
    assert read("\n \n\u3000\n") == ()
    assert read("asdf;lkj 1234 @@@@ ####\n%%%%\n")[0].blocks
    assert [d.title for d in read("好\n")] == ["好"]


def test_the_signs_of_markdown_are_no_text() -> None:
    text = "# 职工夜校开课\n\n**三百人报名**\n\n东海省总工会开办夜校。\n\n## 下一步打算\n\n明年再办三期。\n"
    source = Source("0" * 64, ("a.md",), "text/markdown", text, "text/1")
    (document,) = lay_out(source, None, None)
    assert document.title.startswith("职工夜校开课")
    assert [b.text for b in document.blocks if b.role == "subhead"] == ["下一步打算"]
    assert "".join(text[a.start : a.end] for a in document.apart) == "#****##"
