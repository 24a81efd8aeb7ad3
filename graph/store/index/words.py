"""Full text: each two neighbouring characters as one word, so that any part of a Chinese sentence is found.

Spaces do not count, in what is kept and in what is looked for: 办学底线 finds 办学  底线.
"""

from itertools import pairwise

_END = "\n"


def plain(text: str) -> str:
    """Without any white space."""
    return "".join(text.split())


def letters(text: str) -> str:
    """What is kept of a text: a word for each pair of characters, and one for the last."""
    return " ".join(f"{ord(first):x}x{ord(second):x}" for first, second in pairwise(plain(text) + _END))


def phrase(words: str) -> str:
    """What to look for, as an FTS5 phrase; one character is the beginning of a pair. Empty words match nothing."""
    looked_for = plain(words)
    if len(looked_for) < 2:
        return f'"{ord(looked_for):x}x" *' if looked_for else '""'
    pairs = " ".join(f"{ord(first):x}x{ord(second):x}" for first, second in pairwise(looked_for))
    return f'"{pairs}"'
