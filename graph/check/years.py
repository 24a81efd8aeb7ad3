"""Which dates rest on a year that their own words leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.check.codes import make_finding
from graph.check.quoting import quoted
from graph.records import CompiledPolicy, Finding

_SOURCES = {
    "title": "标题「{title}」写的是{year}年",
    "stage": "前一阶段在{year}年",
    "fields": "其他写明年份的完成时限都在{year}年",
}


def check_years(compiled: CompiledPolicy, assumed: Mapping[str, str]) -> Iterator[Finding]:
    """「6月底前」 under the title 「2022年…工作要点」 is dated 2022-06-30, and it is said that the year is assumed."""
    for deadline in compiled.deadlines:
        if deadline.date and deadline.id in assumed:
            year = deadline.date[:4]
            source = _SOURCES[assumed[deadline.id]].format(title=compiled.policy.title, year=year)
            message = f"时限{quoted(deadline.passage.exact)}没有写明年份；{source}，据此推定为{year}年"
            yield make_finding("assumed-year", deadline.clause, message, "请写明年份", deadline.passage)
