"""Sentences of work: who does what, by when, how often, measured how, and what follows if not."""

from __future__ import annotations

from random import Random

from benchmarks.made import words


def duty(chosen: Random, place: str) -> str:
    """One sentence that orders something: 「教育部门要在重点场所建立隐患排查制度,每月开展风险评估。」"""
    kind = chosen.randrange(6)
    site, verb, thing, other = (
        chosen.choice(words.SITES),
        chosen.choice(words.VERBS),
        chosen.choice(words.OBJECTS),
        chosen.choice(words.OBJECTS),
    )
    actor = f"{chosen.choice(words.SHORT)}部门"
    if kind == 0:
        return f"{actor}要在{site}{verb}{thing},{chosen.choice(words.RHYTHMS)}开展{other}。"
    if kind == 1:
        return f"{actor}、{chosen.choice(words.SHORT)}部门要会同{place}有关单位{verb}{thing}。"
    if kind == 2:
        return f"{verb}{site}{thing},{target(chosen, site)}。"
    if kind == 3:
        return f"各县(市、区)人民政府应当于{chosen.randint(2021, 2024)}年{chosen.randint(1, 12)}月底前{verb}{thing}。"
    if kind == 4:
        return f"严禁在{site}降低{thing}标准,{actor}负责{other}。"
    return f"{chosen.choice(words.RHYTHMS)}对{site}进行{other},并{verb}{thing}。"


def target(chosen: Random, site: str) -> str:
    """「2022年底前居民小区覆盖率达到95%以上」."""
    year, rate = chosen.randint(2021, 2025), chosen.choice((80, 85, 90, 95, 98, 100))
    above = "" if rate == 100 else "以上"
    return f"{year}年底前{site}{chosen.choice(words.MEASURED)}达到{rate}%{above}"


def consequence(chosen: Random) -> str:
    """「对工作不力的单位,由市审计局予以通报批评。」"""
    return f"对{chosen.choice(words.BREACHES)}的单位和个人,{chosen.choice(words.MEASURES)}。"


def bodies(chosen: Random, rank: str, count: int) -> list[str]:
    """Bodies of the issuer's own rank, none twice: 市教育局."""
    return [rank + body for body in chosen.sample(words.BODIES, count)]
