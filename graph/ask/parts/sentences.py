"""The sentence within a passage: what a reader needs around a few words to know what they say."""

from graph.records import Passage

_STOPS = "。！？!?；;\n"
_ENDS = "。！？!?\n"


def sentence_around(text: Passage, inside: Passage) -> Passage:
    """The sentence of `text` that holds the words, from the stop before them to the stop behind.

    A semicolon is a stop too: 「6月底前建台账；年底前完成整治。」 says two things. Words that are not in the text are
    their own sentence: a person may have added them from elsewhere.
    """
    low, high = inside.start - text.start, inside.end - text.start
    if not 0 <= low <= high <= len(text.exact):
        return inside
    start = _after_stop(text.exact, low, _STOPS)
    words = text.exact[start : _stop_from(text.exact, max(low, high - 1), _STOPS)]
    start += len(words) - len(words.lstrip())
    return Passage(text.start + start, text.start + start + len(words.strip()), words.strip())


def sentence_with(passage: Passage, plain: str) -> Passage:
    """The sentence of a passage in which the words first stand; the offsets stay those of the text.

    Spaces do not count: 办学底线 is in 「守住办学  底线。」; `plain` has none.
    """
    places = [at for at, letter in enumerate(passage.exact) if not letter.isspace()]
    at = without_spaces(passage.exact).find(plain)
    if at < 0:
        return passage
    start = _after_stop(passage.exact, places[at], _ENDS)
    end = _stop_from(passage.exact, places[at + len(plain) - 1], _ENDS)
    return Passage(passage.start + start, passage.start + end, passage.exact[start:end])


def without_spaces(words: str) -> str:
    """Words as a search compares them."""
    return "".join(words.split())


def _after_stop(text: str, before: int, stops: str) -> int:
    return max(text.rfind(stop, 0, before) for stop in stops) + 1


def _stop_from(text: str, start: int, stops: str) -> int:
    ends = [at + 1 for stop in stops if (at := text.find(stop, start)) >= 0]
    return min(ends, default=len(text))
