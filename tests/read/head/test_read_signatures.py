"""Signatures and days."""

import pytest

from graph.read.head.signatures import find_signatures, read_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2020年5月18日", "2020-05-18"),
        ("2020-06-10", "2020-06-10"),
        ("二〇二〇年五月十八日", "2020-05-18"),
        ("二○一九年十二月三十一日", "2019-12-31"),
        ("2021年2月30日", None),
        ("2021年2月", None),
    ],
)
def test_days(words: str, day: str | None) -> None:
    assert read_day(words) == day


@pytest.mark.parametrize(
    ("text", "issuer", "day"),
    [
        ("请认真落实。\n某县人民政府\n2020年5月18日\n(此件公开发布)", "某县人民政府", "2020-05-18"),
        ("落地见效。某县人民政府办公室2020年7月15日(此件公开发布)", "某县人民政府办公室", "2020-07-15"),
        ("某省教育厅\n某省财政厅\n2020年9月1日\n", "某省教育厅、某省财政厅", "2020-09-01"),
        ("2021年11月4日\n", None, "2021-11-04"),
        ("某区人民政府办公室2026年3月17日发布。", "某区人民政府办公室", "2026-03-17"),
    ],
)
def test_signatures(text: str, issuer: str | None, day: str) -> None:
    found = find_signatures(text, 0, len(text))
    assert [(one.issuer, one.day) for one in found] == [(issuer, day)]


@pytest.mark.parametrize(
    "text", ["本意见自2026年5月21日起施行。", "会议于2020年1月2日召开。", "2020年1月2日,县政府印发方案。"]
)
def test_dates_in_sentences_sign_nothing(text: str) -> None:
    assert find_signatures(text, 0, len(text)) == []
