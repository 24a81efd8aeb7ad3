"""`zeren corrections`: what people corrected, to look through or to take away."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.asking import JsonOption, PolicyOption
from api.commands.naming import policy_named
from api.commands.terminal import note, out, write_answer, write_bytes


def list_corrections(
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="输出 CSV / CSV, for a spreadsheet")] = False,
    as_turtle: Annotated[bool, typer.Option("--ttl", help="输出 Turtle / Turtle")] = False,
) -> None:
    """人工更正 · What people corrected: who, when, why, on which words, and whether it holds.

    zeren corrections --csv > 更正.csv
    """
    if as_json + as_csv + as_turtle > 1:
        raise typer.BadParameter("--json、--csv、--ttl 只能用一个 / give only one of these")
    from api.settings import load_settings
    from api.wiring import read_store
    from graph.ask.navigator import Navigator
    from graph.ask.review.corrections import CorrectionFact

    with read_store(load_settings()) as store:
        navigator = Navigator(store)
        found = navigator.corrections(policy_named(navigator.policies(), policy) if policy else None)
        if as_json:
            write_answer(found, tuple[CorrectionFact, ...])
        elif as_csv:
            from viz.papers.corrections import corrections_csv

            write_bytes(corrections_csv(found))
        elif as_turtle:
            from graph.store.entries import write_corrections

            kept = {fact.number for fact in found}
            events = [each for each in store.events() if each.number in kept or each.body.get("kind") == "withdraw"]
            write_bytes(write_corrections(events).encode())
        else:
            from api.commands.shown.corrections import corrections_sheet

            out().print(corrections_sheet(found))
            note(f"共 {len(found)} 次更正。", f"{len(found)} corrections.")
