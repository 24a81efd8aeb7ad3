"""What a policy leaves unclear about figures, dates and rhythms."""

from tests.check.policies import findings


def test_a_norm_with_a_lost_figure_quotes_its_place() -> None:
    body = "一、配备\n保安人员按照学生规模300人以下1至 名,300人至900人2至4名,900人以上不低于学生总数2‰的比例进行配备。"
    (found,) = findings(body, "damaged-figure")
    assert found.severity == "error"
    assert found.passage
    assert found.passage.exact == "300人以下1至 名"
    assert found.message == "保安人员配备标准「300人以下1至 名」处缺字：下限是1，上限无法判定"


def test_a_whole_norm_is_not_damaged() -> None:
    body = "一、配备\n保安人员按照学生规模300人以下1至2名,300人至900人2至4名,900人以上不低于学生总数2‰的比例进行配备。"
    assert findings(body, "damaged-figure") == []


def test_a_target_without_a_date() -> None:
    (found,) = findings("一、联网\n学校联网率达到100%。", "target-without-date")
    assert "100%" in found.message
    assert findings("一、联网\n2021年底前学校联网率达到100%。", "target-without-date") == []


def test_a_rhythm_dates_its_figure() -> None:
    assert findings("一、创建\n每年评定不少于24所文明校园。", "target-without-date") == []


def test_a_date_without_year() -> None:
    (found,) = findings("一、报送\n各县要于年底前报送总结。", "date-without-year")
    assert "年底前" in found.message


def test_a_date_with_nothing_to_measure() -> None:
    (found,) = findings("一、预案\n2021年6月底前完善预案。", "date-without-target")
    assert "2021年6月底前" in found.message


def test_the_days_of_the_policy_itself_need_no_figure() -> None:
    assert findings("一、附则\n本意见自2026年5月21日起施行,有效期至2028年12月31日。", "date-without-target") == []


def test_two_names_for_one_population() -> None:
    body = (
        "一、人防\n2020年底前小学与城镇幼儿园保安配备率达到100%。\n"
        "二、物防\n2020年底前小学与城市幼儿园封闭管理率达到100%。"
    )
    (found,) = findings(body, "scope-mismatch")
    assert "一写「小学与城镇幼儿园」，此处写「小学与城市幼儿园」" in found.message
    assert found.passage
    assert found.passage.exact == "小学与城市幼儿园"
