"""Reading a page in tests: its text without tags, its links and its anchors."""

import re
from html import unescape


def words_of(html: str) -> str:
    """What a reader sees, with one space wherever a tag or white space parts it."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(head|script).*?</\1>", "", html))).split())


def links_of(html: str) -> list[str]:
    """Every address a page names, in order."""
    return [unescape(address) for address in re.findall(r'(?:href|src|action)="([^"]*)"', html)]


def anchors_of(html: str) -> list[str]:
    """Every place that a link can point at."""
    return re.findall(r' id="([^"]+)"', html)
