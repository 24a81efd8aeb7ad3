"""Words that leave open how often, how soon or on what occasion: 定期, 及时, 适时."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.check.codes import make_finding
from graph.check.quoting import excerpt, quoted
from graph.records import CompiledPolicy, Finding, Passage

_LEFT_OPEN = {
    "prompt": ("没有说明多快", "请写明时限，例如几小时或几日内"),
    "as-needed": ("没有说明在什么时候、什么情况下做", "请写明时间，或写明出现什么情况时做"),
}
_HOW_OFTEN = ("没有说明多久一次", "请写明频次，例如每季度至少一次")
_ALWAYS = ("「不间断」", "「时刻」")  # these leave nothing open
_PHRASE = re.compile("[^,，;；。、(（\n]{0,60}")


def check_rhythms(compiled: CompiledPolicy) -> Iterator[Finding]:
    """Each such word once for a clause, where it comes first, with the number of times it stands there.

    「定期开展检查,定期组织演练」 gives one finding: 「定期开展检查」等2处「定期」没有说明多久一次.
    """
    found: dict[tuple[str, str], list[Passage]] = {}
    codes: dict[str, str] = {}
    for cadence in compiled.cadences:
        words = quoted(cadence.passage.exact)
        if cadence.vague and words not in _ALWAYS:
            found.setdefault((cadence.clause, words), []).append(cadence.passage)
            codes[words] = cadence.cadence
    for (clause, words), places in found.items():
        left_open, mend = _LEFT_OPEN.get(codes[words], _HOW_OFTEN)
        phrase = _PHRASE.match(compiled.text, places[0].start)
        said = excerpt(phrase[0] if phrase else places[0].exact)
        times = "中的" if len(places) == 1 else f"等{len(places)}处"
        yield make_finding("vague-cadence", clause, f"{said}{times}{words}{left_open}", mend, places[0])
