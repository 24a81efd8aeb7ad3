"""Random cuts, shuffles, repeats, insertions and damage of our own documents."""

import random
import unicodedata
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

DOCUMENTS = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "documents").rglob("*.txt"))]
DOCUMENTS.append(files("graph.policies").joinpath("qiannan-2020-24.txt").read_text("utf-8-sig"))

JUNK = tuple(
    '()（）〔〕[]【】“”"《》、,，。；;：:|—-*·○●①②%％‰/\t\n\r\v\f\x00 \u3000\u200b\ufeff\ufffd\U00020000\u0301é1０9万'
)
WORDS = (
    "责任单位：", "牵头单位", "（牵头", "配合单位:", "按职责分工负责）", "等有关部门", "完成时限：", "2021年底前",
    "12月底前", "一、", "（一）", "1.", "第三章", "第一条", "附件", "附件1：", "年内", "每季度", "不低于", "100%",
    "2至 名", "3‰", "对", "由", "不得", "各县（市、区）人民政府", "州有关部门", "下同", "列第一位的为牵头单位",
    "序号\t任务\t牵头单位\t完成时限\n", "《", "〔2020〕24号", "关于印发", "的通知", "现印发给你们", "2020年3月2日",
    "予以通报", "约谈", "責任單位：", "（责任领导：", "- 3 -\n", "\n\n", "9" * 40, "二〇二一年", "0年0月0日",
    "9999年99月99日", "之日起30日内", "和", "及", "分别", "<td>", "&amp;", "\ud800",
)  # fmt: skip


def random_text(dice: random.Random, longest: int) -> str:
    """A piece of one document, or of several, with up to six kinds of damage done to it."""
    text = "".join(_piece(dice, longest) for _ in range(dice.choice((1, 1, 1, 2, 3))))[:longest]
    for _ in range(dice.randrange(7)):
        text = dice.choice(_DAMAGES)(text, dice)[: 2 * longest]
    return text


def random_bytes(dice: random.Random, longest: int) -> bytes:
    """The same in some encoding, now and then with broken bytes."""
    text = random_text(dice, longest)
    data = text.encode(dice.choice(("utf-8",) * 6 + ("utf-8-sig", "gb18030", "utf-16", "utf-16-le")), "replace")
    for _ in range(dice.choice((0, 0, 0, 0, 0, 0, 1, 5))):
        at = dice.randrange(len(data) + 1)
        data = data[:at] + dice.randbytes(dice.randrange(4)) + data[at + dice.randrange(3) :]
    return data


def _piece(dice: random.Random, longest: int) -> str:
    text = dice.choice(DOCUMENTS)
    start = dice.choice((0, dice.randrange(len(text))))
    return text[start : start + dice.randrange(1, longest + 1)]


def _stretch(text: str, dice: random.Random) -> tuple[int, int]:
    at = dice.randrange(len(text) + 1)
    return at, min(len(text), at + dice.randrange(1, 120))


def _cut(text: str, dice: random.Random) -> str:
    start, end = _stretch(text, dice)
    return text[:start] + text[end:]


def _repeat(text: str, dice: random.Random) -> str:
    start, end = _stretch(text, dice)
    return text[:start] + text[start:end] * dice.randrange(2, 6) + text[end:]


def _move(text: str, dice: random.Random) -> str:
    start, end = _stretch(text, dice)
    rest = text[:start] + text[end:]
    at = dice.randrange(len(rest) + 1)
    return rest[:at] + text[start:end] + rest[at:]


def _insert(text: str, dice: random.Random) -> str:
    for _ in range(dice.randrange(1, 5)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(WORDS) + text[at:]
    return text


def _litter(text: str, dice: random.Random) -> str:
    marks = "".join(dice.choices(JUNK, k=dice.randrange(1, 30)))
    at = dice.randrange(len(text) + 1)
    return text[:at] + marks + text[at:]


def _swap(text: str, dice: random.Random) -> str:
    """Single characters become others: wrong marks, lost figures, misprints."""
    letters = list(text)
    for _ in range(dice.randrange(1, 12)):
        if letters:
            letters[dice.randrange(len(letters))] = dice.choice((*JUNK, "", "", dice.choice(letters)))
    return "".join(letters)


def _shuffle(text: str, dice: random.Random) -> str:
    mark = dice.choice(("\n", "。", "、", "，", "（"))
    pieces = text.split(mark)
    dice.shuffle(pieces)
    return mark.join(pieces)


def _reform(text: str, dice: random.Random) -> str:
    """Another layout of the same: one line, half width, wide blanks, a cell a line, wrapped lines."""
    how = dice.randrange(6)
    if how == 0:
        return text.replace("\n", "")
    if how == 1:
        return unicodedata.normalize("NFKC", text)
    if how == 2:
        return text.replace("\n", "\n　　").replace("、", " 、 ")
    if how == 3:
        return text.replace("\t", "\n")
    if how == 4:
        return text.replace("\n", "\r\n")
    wide = dice.randrange(8, 40)
    return "\n".join(text[at : at + wide] for at in range(0, len(text), wide))


_DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _cut, _repeat, _move, _insert, _insert, _litter, _swap, _shuffle, _reform,
)  # fmt: skip
