"""The kinds of findings, with their severity and titles. Codes are stable: pages, tests and people rely on them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.records import Finding, Passage, Severity


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A kind of finding: stable code, how grave it is, its title in Chinese and English."""

    code: str
    severity: Severity
    zh: str
    en: str


_ALL = (
    FindingCode("hardly-read", "error", "文件基本未能读出", "Most of the document could not be read"),
    FindingCode("damaged-figure", "error", "数字残缺", "A figure is damaged in the source"),
    FindingCode("replaced-characters", "error", "字符无法识别", "Characters could not be read"),
    FindingCode("open-owner", "warning", "责任主体不明确", "Nobody in particular is responsible"),
    FindingCode("unsettled-owner", "info", "责任单位未能对应", "A named unit could not be settled"),
    FindingCode("unnamed-actor", "warning", "未写明由谁负责", "Nobody is named for the work"),
    FindingCode("named-in-text-only", "info", "正文点名而责任单位未列", "Named in the text, missing from the clause"),
    FindingCode("listed-without-duty", "info", "列为责任单位而正文无任务", "Listed in the clause, no work in the text"),
    FindingCode("no-lead-among-many", "info", "多个单位未明确牵头", "Several owners, no lead declared"),
    FindingCode("first-listed", "info", "牵头单位按排序推定", "The lead is only assumed from the order"),
    FindingCode("date-without-target", "info", "有时限无可考核指标", "A date without a figure to check"),
    FindingCode("target-without-date", "warning", "有指标无时限", "A target without a date"),
    FindingCode("date-without-year", "warning", "时限缺少年份", "A date without a year"),
    FindingCode("assumed-year", "info", "年份系推定", "The year of a date is assumed"),
    FindingCode("vague-cadence", "info", "频次不明确", "How often is left open"),
    FindingCode("scope-mismatch", "warning", "适用范围表述不一致", "Two clauses name the population differently"),
    FindingCode("unbalanced-quotes", "warning", "引号不配对", "Quotation marks do not match"),
    FindingCode("unbalanced-brackets", "warning", "括号不配对", "Brackets do not match"),
    FindingCode("untitled-document", "info", "援引文件只有文号", "A document is cited by number only"),
    FindingCode("numbering", "info", "条款编号不连续", "The numbering skips or repeats"),
    FindingCode("incomplete-letterhead", "info", "公文要素不全", "The letterhead is incomplete"),
    FindingCode("uncovered-sentence", "info", "疑似任务未能提取", "Looks like work, nothing was extracted"),
    FindingCode("correction-without-words", "error", "更正失去依据", "The words of a correction are gone"),
    FindingCode("corrections-disagree", "warning", "更正互相矛盾", "Corrections contradict each other"),
)
CODES = {code.code: code for code in _ALL}


def make_finding(code: str, clause: str | None, message: str, suggestion: str, passage: Passage | None) -> Finding:
    """A finding of a known kind with the severity of its kind; KeyError for a code that is not in the table."""
    return Finding(code, CODES[code].severity, clause, message, suggestion, passage)
