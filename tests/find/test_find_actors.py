"""Who acts: subjects, agents after 由, lists with a shared or an open end."""

import pytest

from graph.find.actors import ends_as_actor, find_agents, find_subject, split_actors


def _subject(text: str) -> tuple[list[str], str] | None:
    subject = find_subject(text, 0, len(text))
    return ([text[a:b] for a, b in subject.actors], text[subject.end :]) if subject else None


@pytest.mark.parametrize(
    ("text", "actors", "predicate"),
    [
        ("县教育局负责督导", ["县教育局"], "负责督导"),
        ("市场监管、卫生部门要靠前服务", ["市场监管", "卫生部门"], "要靠前服务"),
        ("每学期开学前学校必须自查", ["学校"], "必须自查"),
        ("2021年底前各乡镇完成整改", ["各乡镇"], "完成整改"),
        ("符合条件的企业可申报补助", ["企业"], "可申报补助"),
        ("视频系统要保存录像", [], "要保存录像"),
        ("县政府督查室会同县林业局开展暗访", ["县政府督查室", "县林业局"], "会同县林业局开展暗访"),
        ("县教育局确保巩固率达到95%", ["县教育局"], "确保巩固率达到95%"),
        ("县教育局要提高巩固率", ["县教育局"], "要提高巩固率"),
        ("学校规划选址要避开河道", [], "要避开河道"),
    ],
)
def test_subject_and_predicate(text: str, actors: list[str], predicate: str) -> None:
    assert _subject(text) == (actors, predicate)


@pytest.mark.parametrize(
    "text",
    [
        "加强监督检查",
        "外来人员登记制度",
        "各项措施",
        "幼儿园覆盖率达到90%",
        "报经县林业局批准",
        "比照州指挥部设立机构",
        "集采茶、制茶、售茶企业于一园",
        "收益归各级协会统筹",
    ],
)
def test_no_subject(text: str) -> None:
    assert _subject(text) is None


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("由县水利局组织验收", ["县水利局"]),
        ("履职情况由其任职学校进行评价", ["任职学校"]),
        ("由市发展改革委、财政局会同有关部门制定", ["市发展改革委", "财政局", "有关部门"]),
        ("由分管领导牵头建立协调机制", []),
        ("自由贸易试验区建设", []),
        ("由县委组织部牵头", ["县委组织部"]),
        ("由市民政局会同市财政局制定", ["市民政局", "市财政局"]),
    ],
)
def test_agents_after_you(text: str, agents: list[str]) -> None:
    assert [text[a:b] for a, b in find_agents(text, 0, len(text))] == agents


@pytest.mark.parametrize("words", ["各县(市)", "各县〔市〕人民政府", "公安、交通等部门", "县融媒体中心", "有关单位"])
def test_names_that_may_act(words: str) -> None:
    assert ends_as_actor(words, 0, len(words))


@pytest.mark.parametrize(
    "words",
    ["报州政府", "并建议州委组织部", "校园", "学生", "问题突出的部门", "纳入重点单位", "不少于12所学校", "政务大厅"],
)
def test_words_that_may_not(words: str) -> None:
    assert not ends_as_actor(words, 0, len(words))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("公安、交通、教育等部门", ["公安", "交通", "教育"]),
        ("各有关部门和单位", ["各有关部门和单位"]),
        ("文化和旅游局", ["文化和旅游局"]),
        ("县教育局和学校", ["县教育局", "学校"]),
        ("各市、县、区人民政府", ["各市、县、区人民政府"]),
    ],
)
def test_a_list_is_taken_apart(words: str, names: list[str]) -> None:
    assert [words[a:b] for a, b in split_actors(words, 0, len(words))] == names
