"""The audit as a whole: in the order of the text, always with words for people."""

import re
from importlib.resources import files

import pytest

from graph.compiler import compile_policy
from tests.check.policies import findings


def test_a_sentence_of_work_that_gave_nothing() -> None:
    body = "一、其他\n须经两次以上。"
    assert [finding.message for finding in findings(body, "uncovered-sentence")] == []


def test_a_sentence_that_no_duty_was_read_from_is_told_with_its_words() -> None:
    body = "一、组织领导\n成立县防汛工作领导小组（以下简称领导小组）。各乡镇要加强巡查。"
    found = findings(body, "uncovered-sentence")
    covered = [finding for finding in found if "巡查" in finding.message]
    assert covered == []
    for finding in found:  # a better finder of duties leaves nothing to tell
        assert finding.message == "「成立县防汛工作领导小组（以下简称领导小组）。」像是工作要求，但没有提取出任何内容"
        assert "人工核对" in finding.suggestion


def test_the_seed_in_order_and_in_words() -> None:
    data = files("graph.policies").joinpath("qiannan-2020-24.txt").read_bytes()
    found = compile_policy(data, "seed.txt").findings
    places = [finding.passage.start if finding.passage else -1 for finding in found]
    assert places == sorted(places)
    assert all(finding.message and finding.suggestion for finding in found)
    codes = [finding.code for finding in found]
    assert codes.count("damaged-figure") == 1
    assert codes.count("open-owner") == 6
    assert codes.count("unbalanced-quotes") == 1
    assert codes.count("scope-mismatch") == 1
    assert "uncovered-sentence" not in codes
    assert "unnamed-actor" not in codes or codes.count("unnamed-actor") <= 1
    assert len({(finding.code, finding.passage, finding.clause) for finding in found}) == len(found)


@pytest.mark.parametrize("wording", ["message", "suggestion"])
def test_our_words_stand_in_full_width_marks(wording: str) -> None:
    data = files("graph.policies").joinpath("qiannan-2020-24.txt").read_bytes()
    ours = [
        re.sub("「[^」]*」", "", getattr(finding, wording)) for finding in compile_policy(data, "seed.txt").findings
    ]
    assert [words for words in ours if re.search("[,:;()!?]", words)] == []
