"""Groups of governments: 「各县〔市〕人民政府」 of a 州 are the county governments in the table of divisions."""

from __future__ import annotations

import re

from graph.settle.units.places import Place
from graph.settle.units.registers import Division, Registers

_TOWNS = re.compile(r"乡|镇|街|村")
_NO_MAINLAND = ("71", "81", "82")


def members_of(levels: str, own: Place | None, registers: Registers) -> tuple[Division, ...]:
    """Divisions that a phrase of levels (县(市), 市(州)、县(市、区)) means below `own`; none where no table says."""
    if own is None or _TOWNS.search(levels) or (own.rank and not own.code) or own.rank >= 3:
        return ()
    if own.rank == 0:
        below = registers.children.get("", ())
        return tuple(one for one in below if one.code[:2] not in _NO_MAINLAND) if _provincial(levels) else ()
    below = registers.children.get(own.code, ())
    counties = [one for one in below if one.rank == 3]
    prefectures = [one for one in below if one.rank == 2]
    if own.rank == 2:
        return _bearing(counties, levels)
    lower = [one for prefecture in prefectures for one in registers.children.get(prefecture.code, ())] + counties
    first, _, rest = levels.partition("县")
    wanted: tuple[Division, ...] = ()
    if re.search(r"[市州盟]|地区", first) and prefectures:
        wanted = tuple(one for one in prefectures if one.mark in first or ("地级" not in first and "设区" not in first))
        if "地级以上市" in first or "设区" in first:
            wanted = tuple(one for one in prefectures if one.mark == "市")
    if rest or "县" in levels or "区" in re.sub("地区|设区|自治区", "", levels):
        wanted += tuple(lower) if "县" in levels else _bearing(lower, levels) if not wanted else tuple(lower)
    return wanted


def _provincial(levels: str) -> bool:
    return "省" in levels and not re.search(r"县|州", levels.replace("自治州", "州"))


def _bearing(counties: list[Division], levels: str) -> tuple[Division, ...]:
    """Counties whose kind the phrase names; 县(市、区) in a 州 without 区 means all of them."""
    return tuple(one for one in counties if one.mark in levels or (one.mark == "旗" and "县" in levels))
