"""Which of the forms on offer a request wants most: `text/csv;q=0.5, */*;q=0.1` among JSON and CSV means CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """One form of an answer: the media type it is sent as, and the name it is known by here."""

    media: str
    name: str


def choose(accept: str | None, offers: Sequence[Offer]) -> Offer | None:
    """The offer the header ranks highest, the first among equals; None where it wants none of them."""
    if not accept or not accept.strip():
        return offers[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    best, quality = None, 0.0
    for offer in offers:
        if (wanted := _quality(offer.media, ranges)) > quality:
            best, quality = offer, wanted
    return best


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """That of the most specific range which covers the media type."""
    kind = media.partition("/")[0]
    for pattern in (media, f"{kind}/*", "*/*"):
        found = [quality for wanted, quality in ranges if wanted == pattern]
        if found:
            return max(found)
    return 0.0


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            quality = _number(value.strip())
    return media.lower(), quality


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0
