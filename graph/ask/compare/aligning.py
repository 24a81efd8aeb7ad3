"""Which demand of one text answers to which of another: by equal words, by fields, by letters; never without a score.

Deterministic and without a model. Letters are compared two by two (bigrams), each pair the heavier the fewer demands
hold it, so that 加强组织领导 weighs little and 视频监控保存时间 much; the score is their cosine, between 0 and 1.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Method = Literal["same-words", "fields", "letters", "person"]
ALIGNED = 0.5
"""From here on two demands are taken for the same."""
POSSIBLE = 0.3
"""From here on they may be; whether they are is for a person to say."""
_FIELD = 0.15
"""What an equal heading or an equal thing measured adds; alone it aligns nothing."""
_COMMON = 200
"""A pair of letters that stands in more demands than this tells nothing and would cost most of the time."""
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Compared:
    """A demand as it is compared: its words, the heading over it, and what its figures measure (subject and unit)."""

    words: str
    heading: str = ""
    measures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Places in the two lists, how alike they are (0 to 1) and by what."""

    one: int
    other: int
    score: float
    method: Method


def align(one: Sequence[Compared], other: Sequence[Compared]) -> tuple[Alignment, ...]:
    """Pairs of at least `POSSIBLE`, each demand in one pair at most, the best first taken.

    「每年至少检查1次」 and 「每年检查不少于1次」 are a pair by letters; the same words are a pair with score 1.
    """
    return _taken(sorted(candidates(one, other), key=_rank))


def candidates(one: Sequence[Compared], other: Sequence[Compared]) -> Iterator[Alignment]:
    """Every pair that shares a pair of letters, with its score."""
    letters = [[Counter(_pairs(each.words)) for each in side] for side in (one, other)]
    weights = _weights([*letters[0], *letters[1]])
    where: dict[str, list[int]] = defaultdict(list)
    for at, counted in enumerate(letters[1]):
        for pair in counted:
            if pair in weights:
                where[pair].append(at)
    lengths = [[_length(counted, weights) for counted in side] for side in letters]
    for at, counted in enumerate(letters[0]):
        shared: dict[int, float] = defaultdict(float)
        for pair, times in counted.items():
            for there in where.get(pair, ()):
                shared[there] += min(times, letters[1][there][pair]) * weights[pair] ** 2
        for there, common in shared.items():
            cosine = common / (lengths[0][at] * lengths[1][there])
            yield _scored(at, there, (one[at], other[there]), cosine)


def _scored(at: int, there: int, pair: tuple[Compared, Compared], cosine: float) -> Alignment:
    one, other = pair
    if _plain(one.words) == _plain(other.words):
        return Alignment(at, there, 1.0, "same-words")
    fields = [bool(one.heading) and _plain(one.heading) == _plain(other.heading), bool(one.measures & other.measures)]
    score = min(0.99, cosine + _FIELD * sum(fields))
    return Alignment(at, there, round(score, 3), "fields" if any(fields) and cosine < ALIGNED else "letters")


def _taken(ranked: Sequence[Alignment]) -> tuple[Alignment, ...]:
    left: set[int] = set()
    right: set[int] = set()
    taken = []
    for each in ranked:
        if each.score >= POSSIBLE and each.one not in left and each.other not in right:
            taken.append(each)
            left.add(each.one)
            right.add(each.other)
    return tuple(sorted(taken, key=lambda pair: pair.one))


def _rank(pair: Alignment) -> tuple[float, int, int]:
    """The best first; among equals those that stand at like places, then in the order of the text."""
    return -pair.score, abs(pair.one - pair.other), pair.one


def _weights(texts: Sequence[Mapping[str, int]]) -> dict[str, float]:
    spread = Counter(pair for counted in texts for pair in counted)
    return {pair: math.log(1 + len(texts) / held) for pair, held in spread.items() if held <= max(_COMMON, 2)}


def _length(counted: Mapping[str, int], weights: Mapping[str, float]) -> float:
    return math.sqrt(sum((times * weights.get(pair, 0.0)) ** 2 for pair, times in counted.items())) or 1.0


def _pairs(words: str) -> list[str]:
    plain = _plain(words)
    return [plain[at : at + 2] for at in range(len(plain) - 1)] or [plain]


def _plain(words: str) -> str:
    return "".join(_LETTER.findall(words))
