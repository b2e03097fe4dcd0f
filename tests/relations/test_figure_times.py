"""When a figure holds, and whether it is observed, planned or foretold."""

from __future__ import annotations

import pytest
from figured import State, figures

DAY = "2025-11-03"


@pytest.mark.parametrize(
    ("text", "value", "time"),
    [
        # Up to a day of the year that runs.
        ("截至10月31日，今年[丁市|Prefecture]接待游客900万人次。", 9e6, "2025/2025-10-31"),
        ("党的二十大以来，截至2025年9月，[丁市|Prefecture]累计查处案件112起。", 112, "2022-10/2025-09"),
        ("从7月1日到昨天（11月2日），[丁市|Prefecture]接待游客18万人次。", 180000, "2025-07-01/2025-11-02"),
        ("今年8月和9月，[丁市|Prefecture]汽车出口量同比下降3.5%。", -3.5, "2025-08/2025-09"),
        ("截至今年第二季度，[丁市|Prefecture]专利申请总数超过5.7万件。", 57000, "2025-06-30"),
        ("2月10日实施的旅游团入境免签政策以来，[丁市|Prefecture]接待游客15万人次。", 150000, "2025-02-10/.."),
        # Of both years that it grew between.
        ("[丁市|Prefecture]出口额从2020年的5亿元增长到2024年的9亿元，增长80%。", 80, "2020/2024"),
        # What a plan is told for.
        ("预计2026年，[丁市|Prefecture]旅游人数将超过60万人次。", 600000, "2026"),
        ("[丁市|Prefecture]2日的积雪厚度达122厘米。", 122, "2025-11-02"),
        # The base of a change is not its time.
        ("十年来，[丁市|Prefecture]持续治沙。土壤风蚀总量较2000年下降约40%。", -40, None),
        # A level at the end of many years.
        ("十年来，[丁市|Prefecture]累计造林10万亩，森林覆盖率提高到24.02%。", 24.02, None),
        # What goes on with the sentence before.
        ("2024年，[丁市|Prefecture]接待游客48万人次。其中，乡村旅游接待游客12万人次。", 120000, "2024"),
        # The month of a rate is no limit.
        ("[丁委员会|GovernmentBody]决定12月日均增产原油3万桶。", 30000, "2025-12"),
        # All days of a holiday.
        ("今年国庆节，[丁市|Prefecture]滑雪人数达39万人。", 390000, "2025-10-01/2025-10-08"),
        ("2024年中秋档，[丁市|Prefecture]电影票房为3亿元。", 3e8, "2024-09-15/2024-09-17"),
        # A growth goes on with the period that its text sums up.
        ("1—9月，[丁市|Prefecture]税收收入同比增长3%。\n分税种看，国内增值税增长4.7%。", 4.7, "2025-01/2025-09"),
        ("某电站将于年底投产。[丁市|Prefecture]能耗强度累计下降26.2%。", -26.2, None),
        # 十年间 are the last ten, unless a year said before opens them.
        ("十年间，[丁市|Prefecture]累计接待游客900万人次。", 9e6, "2015/2025"),
        ("2001年，某法施行。十年间，[丁市|Prefecture]累计接待游客900万人次。", 9e6, None),
        # The day of a thing, of speaking, of setting out, 当天 of another day.
        ("[丁市|Prefecture]居民对11月5日大选可能引发混乱的担忧增加，约84%的选民担心混乱。", 84, None),
        (
            "[丁市|Prefecture]政府2日表示，[丁市|Prefecture]10月以来的冲突已造成600人死亡，7000人受伤。",
            7000,
            "2025-10/..",
        ),
        ("10月1日至5日，[丁行|Company]存款流失9.5%。受此影响，[丁行|Company]股价当天下跌22%。", -22, None),
        ("统计局今天（11月3日）对外公布，[丁市|Prefecture]粮食产量5亿斤。", 5e8, None),
        # The victims of a disaster have its day.
        (
            "今天（11月3日）7时，在[丁市|Prefecture]发生6级地震。[丁市|Prefecture]政府称，地震已造成19人死亡。",
            19,
            "2025-11-03",
        ),
        # What is over is told of its year.
        ("日前，2025年秋季专场活动结束。[丁市|Prefecture]共举办招聘会2万场。", 20000, "2025"),
        # Summed up to a month, not of that month; what there is then is of it.
        ("截至今年7月，[丁市|Prefecture]家具零售额同比增长3.1%。", 3.1, "../2025-07"),
        ("截至8月，[丁市|Prefecture]累计发放补贴5亿元。", 5e8, "../2025-08"),
        ("截至今年6月，[丁市|Prefecture]汽车保有量达120万辆。", 1200000, "2025-06"),
        # So far, since the sentence before says.
        (
            "9月以来，[丁市|Prefecture]开展护鸟行动。截至目前，[丁市|Prefecture]共破获案件60起。",
            60,
            "2025-09/2025-11-03",
        ),
        ("9月以来，[丁市|Prefecture]开展招商行动。截至目前，[丁市|Prefecture]已建成园区8个。", 8, "2025-11-03~"),
        # What another one has done is not of the time of a plan.
        ("未来三年，[丙市|Prefecture]将改造300个小区，而[丁市|Prefecture]已改造82个小区。", 82, None),
        # The day of a beginning is not that of the end.
        ("[丁展播|Program]今天启动，征集作品，最终选出50个作品。", 50, None),
        # Two years that are only compared with.
        (
            "前三季度，[丁市|Prefecture]贷款余额增速比上年全年和上年同期分别加快0.2、0.4个百分点。",
            0.4,
            "2025-01/2025-09",
        ),
        # A name holds no time.
        ("[丁市|Prefecture]今年最大林火仍在蔓延，12%的火势得到控制。", 12, None),
    ],
)
def test_a_figure_holds_when_its_sentence_says(state: State, text: str, value: float, time: str | None) -> None:
    assert [s.time for s in figures(state(text, DAY)) if s.value == value] == [time]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[丁市|Prefecture]提前完成全年13亿吨煤炭产量任务。", "observation"),
        ("[丁市|Prefecture]每天要收购200万斤春笋。", "observation"),
        ("[丁委员会|GovernmentBody]将开展读书行动；支持300个乡村图书馆改造。", "target"),
        ("到2026年底前，[丁市|Prefecture]将创建100个示范区。", "target"),
        ("前9个月，[丁市|Prefecture]新开工项目计划总投资同比增长23%。", "observation"),
        ("[丁市|Prefecture]今年计划改造小区12个，对老旧住宅加装电梯400部。", "target"),
        ("[丁市|Prefecture]经济衰退的可能性约为50%。", "forecast"),
        ("今天，预计[丁市|Prefecture]客运量达3万人次，比去年增长8%。", "forecast"),
        ("未来三天，[丁市|Prefecture]降温6℃。", "forecast"),
        ("未来10年，[丁市|Prefecture]可能征收高达2.7万亿元税款。", "forecast"),
        ("[丁委员会|GovernmentBody]提议对部分产品征收25%关税。", "target"),
    ],
)
def test_what_is_done_planned_or_possible_is_told_apart(state: State, text: str, kind: str) -> None:
    assert {s.predicate for s in figures(state(text, DAY))} <= {kind}


def test_a_lone_length_of_time_is_a_rate(state: State) -> None:
    assert {s.unit for s in figures(state("1天，[丁市|Prefecture]新增装机规模超过100万千瓦。", DAY))} == {"千瓦/天"}


def test_the_last_day_ends_with_the_telling(state: State) -> None:
    text = "[丁军|ArmedForce]1日称，过去一天，[丁军|ArmedForce]控制了3个居民点。"
    assert {s.time for s in figures(state(text, DAY))} <= {"2025-10-31/2025-11-01"}


def test_the_day_of_a_completion_is_not_that_of_a_description(state: State) -> None:
    told = figures(state("[甲岛水利工程|Program]力争2023年底全线完工，工程直接受益人口约112万人。", "2023-10-04"))
    assert [(s.measure, s.value, s.time) for s in told] == [("直接受益人口", 1120000, None)]


def test_years_told_once_hold_for_this_decade(state: State) -> None:
    text = "十年间（2012年—2021年），[我国|Country|place/中国]贸易总额增长20%。这十年，[我国|Country|place/中国]机电产品出口额增长68.4%。"
    assert {s.time for s in figures(state(text, "2022-10-04"))} == {"2012/2021"}
