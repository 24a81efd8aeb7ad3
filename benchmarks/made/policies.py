"""Whole policies as text, in the forms offices write them in: clauses in brackets, label lines, duty lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from benchmarks.made import words
from benchmarks.made.sentences import bodies, consequence, duty

_OF_ONE_OFFICE = 100
"""So many policies in a row are of one place, so that its bodies hold hundreds of tasks, as real ones do."""
_COUNTIES = "各县(市、区)人民政府"


class Setting(NamedTuple):
    """Where and when a policy is made: 青禾市, its rank 市, what it is about, and how long it is."""

    place: str
    rank: str
    topic: str
    year: int
    serial: int
    items: int


class MadePolicy(NamedTuple):
    """A policy's text and the name of its file."""

    name: str
    text: str


def make_policy(number: int, seed: int = 1, items: int = 6) -> MadePolicy:
    """The policy of that number; of about `items` items with several duties each. No two numbers give one policy."""
    chosen = Random(f"{seed}-{number}")
    office = number // _OF_ONE_OFFICE
    rank = "市" if office % 4 else "州"
    topic = chosen.choice(words.TOPICS)
    year, serial = 2020 + number % 5, 1 + number // 5
    setting = Setting(words.PLACES[office % len(words.PLACES)] + rank, rank, topic, year, serial, items)
    form = _FORMS[number % len(_FORMS)]
    text = "\n".join([*_letterhead(setting), *form(chosen, setting), *_end(chosen, setting)]) + "\n"
    return MadePolicy(f"{number:06}-{topic}.{'html' if form is _table else 'txt'}", _page(text, form is _table))


def make_policies(count: int, seed: int = 1, items: int = 6) -> Iterator[MadePolicy]:
    """So many of them, made as they are asked for."""
    return (make_policy(number, seed, items) for number in range(count))


def _letterhead(setting: Setting) -> list[str]:
    place, topic = setting.place, setting.topic
    return [
        f"{place}人民政府办公室关于印发{place}{topic}工作实施方案的通知",
        f"{place[:2]}府办发〔{setting.year}〕{setting.serial}号",
        f"{_COUNTIES},{setting.rank}政府各部门、各直属机构:",
        f"《{place}{topic}工作实施方案》已经{setting.rank}人民政府同意,现印发给你们,请认真贯彻落实。",
        f"{place}人民政府办公室",
        f"{setting.year}年{1 + setting.serial % 12}月{1 + setting.serial % 28}日",
        f"{place}{topic}工作实施方案",
        f"为进一步加强{topic}工作,根据《国务院办公厅关于加强{topic}工作的意见》"
        f"(国办发〔2019〕{setting.serial % 60 + 1}号)精神,结合实际,制定本方案。",
    ]


def _sections(chosen: Random, setting: Setting, owners: Callable[[int], list[str]]) -> list[str]:
    """Items in sections of four, each item with its sentences and then its owners."""
    lines: list[str] = []
    for item in range(setting.items):
        if item % 4 == 0:
            lines.append(f"{words.ORDINALS[item // 4 % 10]}、{chosen.choice(words.VERBS)}{setting.topic}工作体系")
        said = "".join(duty(chosen, setting.place) for _ in range(chosen.randint(5, 9)))
        name, *rest = owners(item)
        heading = f"{chosen.choice(words.VERBS)}{chosen.choice(words.OBJECTS)}"
        lines += [f"{item + 1}.{heading}。{said}{name}", *rest]
    return lines


def _brackets(chosen: Random, setting: Setting) -> list[str]:
    """(责任单位:市教育局、市公安局,各县(市、区)人民政府;列第一位者为牵头单位)"""

    def owners(item: int) -> list[str]:
        named = "、".join(bodies(chosen, setting.rank, chosen.randint(2, 6)))
        rule = ";列第一位者为牵头单位,下同" if item == 0 else ""
        others = f",{setting.rank}有关部门" if item % 3 == 1 else ""
        return [f"(责任单位:{named},{_COUNTIES}{others}{rule})"]

    return _sections(chosen, setting, owners)


def _roles(chosen: Random, setting: Setting) -> list[str]:
    """(牵头单位:市教育局;责任单位:市公安局、市财政局;配合单位:…)"""

    def owners(item: int) -> list[str]:
        lead, *others = bodies(chosen, setting.rank, 5)
        return [f"(牵头单位:{lead};责任单位:{'、'.join(others[:2])};配合单位:{'、'.join(others[2:])})"]

    return _sections(chosen, setting, owners)


def _labels(chosen: Random, setting: Setting) -> list[str]:
    """Lines of their own under the item: 牵头单位:… and 完成时限:…"""

    def owners(item: int) -> list[str]:
        lead, *others = bodies(chosen, setting.rank, chosen.randint(3, 5))
        due = f"{chosen.randint(2021, 2024)}年{chosen.randint(1, 12)}月底前"
        return ["", f"牵头单位:{lead}", f"责任单位:{'、'.join(others)}", f"完成时限:{due}"]

    return _sections(chosen, setting, owners)


def _duty_list(chosen: Random, setting: Setting) -> list[str]:
    """Divided by body: 市教育局:负责…"""
    named = bodies(chosen, setting.rank, min(setting.items, len(words.BODIES)))
    lines = ["一、总体要求", *(duty(chosen, setting.place) for _ in range(3)), "二、职责分工"]
    for item, body in enumerate(named, start=1):
        said = ";".join(
            f"{chosen.choice(words.VERBS)}{chosen.choice(words.SITES)}{chosen.choice(words.OBJECTS)}" for _ in range(6)
        )
        lines.append(f"({item}){body}:负责{said}。")
    return lines


def _table(chosen: Random, setting: Setting) -> list[str]:
    """A web page with the 责任分工表 as its table."""
    rows = [("序号", "工作任务", "牵头单位", "配合单位", "完成时限")]
    for item in range(1, setting.items + 1):
        lead, *others = bodies(chosen, setting.rank, 4)
        due = f"{chosen.randint(2021, 2024)}年{chosen.randint(1, 12)}月底前"
        said = "".join(duty(chosen, setting.place) for _ in range(4))
        rows.append((str(item), said, lead, "、".join(others), due))
    cells = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return [
        "一、总体要求",
        *(duty(chosen, setting.place) for _ in range(4)),
        "二、任务分工",
        "<table>",
        *cells,
        "</table>",
    ]


def _end(chosen: Random, setting: Setting) -> list[str]:
    return [
        "保障措施",
        f"(一)加强组织领导。成立由{setting.rank}人民政府分管领导任组长的工作领导小组,办公室设在{setting.rank}教育局。",
        f"(二)强化督导问责。{setting.rank}政府督查室{chosen.choice(words.RHYTHMS)}开展督查。{consequence(chosen)}{consequence(chosen)}",
    ]


def _page(text: str, web: bool) -> str:
    if not web:
        return text
    before, table, rest = text.partition("<table>")
    rows, closed, after = rest.partition("</table>")
    body = "".join(f"<p>{line}</p>\n" for line in before.splitlines())
    tail = "".join(f"<p>{line}</p>\n" for line in after.splitlines() if line)
    page = f"{body}{table}{rows}{closed}\n{tail}"
    return (
        f'<html><head><meta charset="utf-8"><title>{text.splitlines()[0]}</title></head><body>\n{page}</body></html>\n'
    )


_FORMS = (_brackets, _roles, _labels, _duty_list, _table)
