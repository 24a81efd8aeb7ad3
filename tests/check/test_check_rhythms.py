"""Words that leave open how often, how soon or when."""

import pytest

from tests.check.policies import findings


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("定期开展检查。", "「定期开展检查」中的「定期」没有说明多久一次"),
        ("及时通报警情,处置报警。", "「及时通报警情」中的「及时」没有说明多快"),
        ("适时组织观摩。", "「适时组织观摩」中的「适时」没有说明在什么时候、什么情况下做"),
        ("定期开展检查,定期 组织演练。", "「定期开展检查」等2处「定期」没有说明多久一次"),
    ],
)
def test_what_is_left_open(sentence: str, message: str) -> None:
    (found,) = findings(f"一、检查\n{sentence}", "vague-cadence")
    assert found.message == message
    assert found.passage
    assert found.passage.exact == sentence[:2]


@pytest.mark.parametrize("sentence", ["每季度开展检查。", "系统要不间断采集图像。"])
def test_what_leaves_nothing_open(sentence: str) -> None:
    assert findings(f"一、检查\n{sentence}", "vague-cadence") == []


def test_each_clause_and_each_word_has_its_own() -> None:
    found = findings("一、检查\n定期开展检查,及时通报。\n二、演练\n定期开展演练。", "vague-cadence")
    assert [finding.message[:7] for finding in found] == ["「定期开展检查", "「及时通报」中", "「定期开展演练"]
