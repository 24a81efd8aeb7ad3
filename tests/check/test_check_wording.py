"""What stands wrongly in the text itself."""

import hashlib

from graph.check.wording import check_characters
from graph.compiler import compile_policy
from graph.read.texts import SourceText
from tests.check.policies import findings


def test_unmatched_marks_quote_what_stands_around_them() -> None:
    (found,) = findings("一、处置\n按照依法办理、舆论引导”三同步”原则处置。", "unbalanced-quotes")
    assert found.message == "「舆论引导”三同步”原则处置」中的引号不配对"
    assert found.suggestion == "请核对原件，改为成对的引号：“三同步”"
    assert found.passage
    assert found.passage.exact == "”三同步”"


def test_a_mark_far_from_any_pause_is_quoted_with_what_fits() -> None:
    (bracket,) = findings("一、处置\n开展处置(含善后。", "unbalanced-brackets")
    assert bracket.severity == "warning"
    assert bracket.message == "「开展处置(含善后」中的括号不配对"
    long = "开展" + "各类应急预案编制" * 6
    (bracket,) = findings(f"一、处置\n{long}(含善后{long}。", "unbalanced-brackets")
    assert bracket.message.startswith("「…")
    assert bracket.message.endswith("…」中的括号不配对")


def test_numbers_that_skip() -> None:
    (found,) = findings("一、甲项。加强管理。\n三、乙项。完善制度。", "numbering")
    assert found.message == "「三」前面的同级编号是「一」，编号不连续"
    assert findings("一、甲项。\n(一)加强管理。\n二、乙项。\n(二)完善制度。", "numbering") == []


def test_a_document_cited_by_number_only() -> None:
    (found,) = findings("一、落实\n按照国办发〔2017〕35号要求完善制度。", "untitled-document")
    assert "国办发〔2017〕35号" in found.message


def test_what_a_letterhead_lacks() -> None:
    bare = compile_policy("各乡镇要落实责任,建立健全工作机制,定期开展检查。".encode(), "bare.txt")
    (found,) = [finding for finding in bare.findings if finding.code == "incomplete-letterhead"]
    assert found.message == "没有找到文号、发文机关、成文日期"
    assert findings("一、落实\n完善制度。", "incomplete-letterhead") == []


def test_characters_that_could_not_be_read() -> None:
    text = "各乡镇要\ufffd实责任"
    digest = hashlib.sha256(text.encode()).hexdigest()
    (found,) = check_characters(SourceText("x", "text/plain", "gb18030", digest, text, 1, (), ()))
    assert found.passage
    assert (found.passage.start, found.passage.exact) == (4, "\ufffd")
