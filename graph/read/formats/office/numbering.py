"""The numbers Word shows before paragraphs but does not write into them: 一、 （二） 3. from numbering.xml.

An outline hangs on these labels. Word keeps, for each list, a counter a level; a paragraph counts its own level on
and starts the deeper ones again.
"""

from dataclasses import dataclass, field

from lxml import etree

from graph.read.formats.office.counting import count_as
from graph.read.gate.markup import child, children, local, value, whole

LEVELS = 9
_LABEL_LETTERS = 60


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts; `text` is as Word writes it, with %1 for the number of the first level."""

    form: str
    text: str
    start: int
    style: str | None
    plain: bool
    restart: int | None = None

    def starts_again_after(self, level: int) -> bool:
        """Whether a paragraph of a higher `level` starts this one again: any does, unless the list names the least."""
        return self.restart is None or level < self.restart


@dataclass(slots=True)
class Numbering:
    """Lists and their counters; `label` must be asked for every numbered paragraph, in order."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str:
        """The visible number of the next paragraph of list `number`: 「（三）」; none for bullets."""
        levels = self.lists.get(number, {})
        own = levels.get(level)
        if own is None:
            return ""
        counts = self.counts.setdefault(self.families[number], {})
        restart = self.restarts.get(number, {}).pop(level, None)
        counts[level] = restart if restart is not None else counts.get(level, own.start - 1) + 1
        for deeper in [deep for deep in counts if deep > level and _starts_again(levels.get(deep), level)]:
            del counts[deeper]
        return _write(own, levels, counts)

    def level_of_style(self, number: str, style: str) -> int:
        """The level that names this paragraph style as its own."""
        return next((at for at, level in self.lists.get(number, {}).items() if level.style == style), 0)


def _starts_again(deeper: Level | None, level: int) -> bool:
    return deeper is None or deeper.starts_again_after(level)


def _write(own: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if own.form in ("bullet", "none"):
        return ""
    text = own.text
    for at in range(LEVELS):
        level = levels.get(at)
        if level and f"%{at + 1}" in text:
            form = "decimal" if own.plain and level is not own else level.form
            text = text.replace(f"%{at + 1}", count_as(form, counts.get(at, level.start)))
    return text


def read_numbering(root: etree._Element | None) -> Numbering:
    """Lists of numbering.xml; a `num` takes its levels from an abstract list and may override some."""
    numbering = Numbering()
    abstract = {value(found, "abstractNumId") or "": found for found in children(root, "abstractNum")}
    by_style = {style: key for key, found in abstract.items() if (style := value(child(found, "styleLink")))}
    for num in children(root, "num"):
        key, family = value(num, "numId") or "", value(child(num, "abstractNumId")) or ""
        linked = value(child(abstract.get(family), "numStyleLink"))
        family = by_style.get(linked, family) if linked else family
        levels = _levels(abstract.get(family))
        for override in children(num, "lvlOverride"):
            at = whole(value(override, "ilvl"))
            levels.update(_levels(override))
            start = value(child(override, "startOverride"))
            if start is not None:
                numbering.restarts.setdefault(key, {})[at] = whole(start, 1)
        numbering.lists[key], numbering.families[key] = levels, family
    return numbering


def _levels(owner: etree._Element | None) -> dict[int, Level]:
    return {whole(value(lvl, "ilvl")): _level(lvl) for lvl in children(owner, "lvl")}


def _level(lvl: etree._Element) -> Level:
    form = child(lvl, "numFmt")
    if form is None:  # Newer forms stand in a wrapping for alternatives.
        form = next((found for found in lvl.iter() if local(found) == "numFmt"), None)
    plain, restart = child(lvl, "isLgl"), value(child(lvl, "lvlRestart"))
    return Level(
        form=value(form) or "decimal",
        text=(value(child(lvl, "lvlText")) or "")[:_LABEL_LETTERS],
        start=whole(value(child(lvl, "start")), 1),
        style=value(child(lvl, "pStyle")),
        plain=plain is not None and value(plain) not in ("0", "false"),
        restart=None if restart is None else whole(restart),
    )
