"""Reads the inside of a clause: names in their order, each with the role its label or the words behind it give.

「A牵头,B、C配合」: 牵头 governs the names before it, 配合 those since. 「*A」 and 「A(牵头)」 mark the lead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph.find.owners.pieces import Piece, leading_length, read_pieces
from graph.find.owners.words.names import Item, cut_open_end, plain_words, split_joined
from graph.find.owners.words.suffixes import body_like, surely_unit, unit_like
from graph.read.texts import Span
from graph.records import Role

_NOISE = re.compile(r"(?:下同|同上|无|略|等|相关|[\W\d_]+|见附件|详见附件|以上|本级)$")
_SENTENCE = re.compile(
    r"[。!?“”\"《》:%=]|^(?:要|应(?!急)|须|将(?!乐)|对(?!外)|按|负责|加强|落实|推进|做好|组织(?!部|人事)|建立|完善|制定"
    r"|开展|坚持|以下简称|简称|包括|如(?!皋|东)|含(?!山)|不含|详见|例如)"
    r"|应当|必须|不得|可以|要求|进一步|给予|予以|做好|抓好|[和及与]$|(?:单位|部门|主体)[为是]|[(〔][一二三四五六七八九十]{1,3}[)〕]|(?<!^)由"
    r"|(?<=[门位区府局委])[要应须](?!急)"
    r"|(?<=[门位府局委厅办])(?:按(?:年|季|月|周|旬|期|时)|每[年月季周日]|定期)|^原(?=[省市县区州国])"
    r"|(?:[局部处科院]长|主任|书记)(?![效期江久远春沙征处办室制])"  # a person, as 责任人 are
)
_QUOTED = re.compile(r"[“\"][^“”\"]{1,12}[”\"]")  # 市“放管服”办
_KINDS = ("学校", "公司", "企业", "单位", "机构", "场所", "中心", "医院", "社区", "银行")
# A county or district by its own name, as role words may follow it: 云台县、青山区牵头; a kind of place is none
_PLACE = re.compile(
    r"(?!各|[一-鿿]{0,5}全[市县区]|本|该|其|有关|相关|[一二三两四五多跨])[一-鿿]{1,7}(?:县|(?<![地社景小园校库山牧林矿城辖郊市灾片街禁控险保])区|(?<!城|都)市|自治州|旗|街道)"
)
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余"
    "潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚"
)
_TOO_LONG = 45
_DOUBTFUL = 12
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a clause: its place (tidy), its words as they stand there, its role and its position."""

    span: Span
    words: str
    role: Role
    order: int


@dataclass(frozen=True, slots=True)
class _Pending:
    """A name that waits for the role word behind it."""

    item: Item
    own: Role | None
    mark: str


def read_entries(
    text: str, place: Span, label: Role | None, *, sure: str = "", partly: bool = True
) -> tuple[list[Entry], list[Span]]:
    """Names and open ends (等有关部门) between two tidy offsets; nothing where the words there are no list of names.

    `label` is the role of the label before them, None where only role words behind the names can tell. `sure` tells
    how far the names must speak for themselves: "" a label vouches for them, "most" role words do, "all" nothing does.
    `partly` keeps what stands before words that are no names; in running text all must be names, or none is.
    """
    pieces, ruled = read_pieces(text, place)
    if label is None and not ruled and not any(piece.tail or piece.own for piece in pieces):
        return [], []
    entries: list[Entry] = []
    ends: list[Span] = []
    pending: list[_Pending] = []
    for piece in pieces:
        if piece.mark == ";":
            entries += _flush(pending, None, label, first=False)
            pending = []
        names, open_end = _names(text, piece.item)
        ends += [open_end] if open_end else []
        pending += [_Pending(name, piece.own, piece.mark if at == 0 else "、") for at, name in enumerate(names)]
        if piece.tail:
            entries += _flush(pending, piece.tail, label, first=not entries)
            pending = []
    entries += _flush(pending, None, label, first=False)
    if entries and _cut_off(text, entries[-1]):
        entries.pop()
    if label is None and partly and not _trusted(entries, sure):
        entries = _as_far_as_sure(entries, pieces, sure)
    return (_checked(entries), ends) if entries and _trusted(entries, sure) else ([], [])


def _as_far_as_sure(entries: list[Entry], pieces: list[Piece], sure: str) -> list[Entry]:
    """Up to the last role word before which all are names: 「A牵头,有关部门给予政策保障和支持」 names A at least."""
    for stop in [piece.item.span.end for piece in reversed(pieces) if piece.tail][:_TRIES]:
        kept = [entry for entry in entries if entry.span.end <= stop]
        if kept and _trusted(kept, sure):
            return kept
    return []


def _cut_off(text: str, last: Entry) -> bool:
    """Whether the text ends within the name: 「市财政局、市人」."""
    rest = len(text) - last.span.end
    return rest <= 2 and not text[last.span.end :].strip() and not unit_like(last.words)


def _names(text: str, item: Item) -> tuple[list[Item], Span | None]:
    start, end = item.span
    led = start + leading_length(text[start:end])
    if led > start and unit_like(plain_words(text[led:end])):
        item = Item(Span(led, end), plain_words(text[led:end]))
    kept, open_end = cut_open_end(text, item)
    names = (_without_person(name) for one in kept for name in split_joined(text, one))
    return [name for name in names if name.words], open_end


def _without_person(name: Item) -> Item:
    """市住建局 of 「市住建局李四」, where a blank between body and person got lost; a name that is one stays whole."""
    words = name.words
    if not unit_like(words) and name.span.end - name.span.start == len(words):
        for length in (2, 3):
            body = words[:-length]
            if body and words[-length] in _SURNAMES and body.endswith(("局", "委", "厅", "办")) and surely_unit(body):
                return Item(Span(name.span.start, name.span.end - length), body)
    return name


def _flush(pending: list[_Pending], tail: Role | None, label: Role | None, *, first: bool) -> list[Entry]:
    """Gives the names collected so far their role.

    Behind a label, and for a first 配合, a role word reaches back to the last comma only: 「责任单位:A、B,C配合」.
    """
    plain: Role = label or "responsible"
    role: Role = plain if tail is None or (label and tail == "responsible") else tail
    narrow = role != plain and (label is not None or (first and role != "lead"))
    reach = max((at for at, one in enumerate(pending) if one.mark == ","), default=0) if narrow else 0
    return [
        Entry(one.item.span, one.item.words, one.own or (role if at >= reach else plain), 0)
        for at, one in enumerate(pending)
    ]


def _plausible(words: str) -> bool:
    if unit_like(words):
        words = _QUOTED.sub("", words)
    return 2 <= len(words) <= _TOO_LONG and not _NOISE.match(words) and _SENTENCE.search(words) is None


def _trusted(entries: list[Entry], sure: str) -> bool:
    """Whether these are names at all, as far as they must speak for themselves."""
    names = [entry.words for entry in entries if not _NOISE.match(entry.words)]
    good = [words for words in names if _plausible(words)]
    if not names or not good or good[0] != names[0]:
        return False
    if not sure:
        return 2 * len(good) > len(names)
    certain = [surely_unit(words) and "的" not in words for words in good]
    if sure == "most" or certain[0]:
        certain = [one or _PLACE.fullmatch(words) is not None for one, words in zip(certain, good, strict=True)]
    if sure == "all" or len(good) != len(names):
        return len(good) == len(names) and _vouched(good, certain)
    if certain[0] and all(body_like(words) for words in good):
        return True
    return 2 * sum(certain) >= len(names) and all(
        len(words) <= _DOUBTFUL or sure_one or unit_like(words) for words, sure_one in zip(good, certain, strict=True)
    )


def _vouched(names: list[str], certain: list[bool]) -> bool:
    """All are surely bodies, or two thirds are and begin the list, so that the others may stand among them."""
    if all(certain):
        return True
    return certain[0] and 3 * sum(certain) >= 2 * len(names) and all(_own_name(words) for words in names)


def _own_name(words: str) -> bool:
    """Whether this may be one body rather than a kind of them (中小学校, 物业公司)."""
    return surely_unit(words) or (body_like(words) and not words.endswith(_KINDS))


def _checked(entries: list[Entry]) -> list[Entry]:
    good = [entry for entry in entries if _plausible(entry.words)]
    return [replace(entry, order=at) for at, entry in enumerate(good, 1)]
