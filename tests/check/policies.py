"""Small compiled policies to audit: each from a few lines of text."""

from graph.compiler import compile_policy
from graph.records import CompiledPolicy, Finding

HEAD = """某某市人民政府办公室关于加强学校安全工作的通知
某府办〔2020〕9号
各县(市)人民政府,市直有关部门:
现将有关事项通知如下。
"""
FOOT = "\n某某市人民政府办公室\n2020年3月2日\n"


def compiled(body: str) -> CompiledPolicy:
    """The policy with this body between a complete head and foot."""
    return compile_policy((HEAD + body + FOOT).encode(), "test.txt")


def findings(body: str, code: str) -> list[Finding]:
    """The findings of one kind."""
    return [finding for finding in compiled(body).findings if finding.code == code]
