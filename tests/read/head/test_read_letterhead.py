"""Heads and feet of documents: tests/cases/letterheads.toml, and the seed's."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.head.letterhead import Letterhead, read_letterhead
from graph.read.tidy import CleanText, tidy

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "letterheads.toml").read_text("utf-8"))["case"]


def _read(text: str) -> tuple[CleanText, Letterhead]:
    clean = tidy(text)
    return clean, read_letterhead(clean)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_the_head_says(case: dict[str, Any]) -> None:
    clean, head = _read(case["text"])
    assert head.title == case["title"]
    assert (head.number, head.issuer) == (case.get("number"), case.get("issuer"))
    assert (head.signed, head.published) == (case.get("signed"), case.get("published"))
    assert head.index_number == case.get("index_number")
    assert list(head.addressees) == case.get("addressees", [])
    assert [f"{b.title} {b.number or ''}".strip() for b in head.basis] == case.get("basis", [])
    plan = head.plan_title
    assert (clean.text[plan.start : plan.end] if plan else None) == case.get("plan")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_where_the_body_lies(case: dict[str, Any]) -> None:
    clean, head = _read(case["text"])
    body = clean.text[head.body_start : head.body_end].strip()
    assert body.startswith(case["body"])
    assert body.endswith(case.get("body_ends", ""))


def test_the_seed() -> None:
    text = files("graph.policies").joinpath("qiannan-2020-24.txt").read_text("utf-8-sig")
    clean, head = _read(text)
    title = "关于建立完善中小学幼儿园安全风险防控体系推进平安校园建设实施方案"
    assert head.title == f"黔南州人民政府办公室印发{title}的通知"
    assert head.number == "黔南府办函〔2020〕24号"
    assert (head.issuer, head.signed, head.published) == ("黔南州人民政府办公室", "2020-05-18", "2020-06-10")
    assert head.index_number == "000014349/2020-2694914"
    assert head.addressees == ("各县(市)人民政府", "州政府各部门", "各直属机构")
    assert [document.number for document in head.basis] == [
        "国办发〔2017〕35号",
        "黔府办函〔2018〕17号",
        "黔南委办字〔2020〕27号",
    ]
    assert head.plan_title
    assert clean.text[slice(*head.plan_title)] == title
    assert clean.text[head.body_end :].strip().startswith("扫一扫")


@given(st.text("一二、(一)1.各县人民政府办公室关于的通知:。\n 　〔2020〕年5月18日号《》已经印发名称文"))
@settings(deadline=None)
def test_anything_has_a_head(text: str) -> None:
    clean, head = _read(text)
    assert 0 <= head.body_start <= head.body_end <= len(clean.text)
    assert 0 <= head.preface.start <= head.preface.end <= len(clean.text)
