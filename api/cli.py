"""The command `zeren`: names its commands, and tells errors in both languages with the right exit code."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

import typer

from api.commands.asking import list_due, list_duties, list_owners
from api.commands.auditing import audit, show_load
from api.commands.comparing import diff
from api.commands.compiling import compile_files
from api.commands.copies.backing import backup, restore
from api.commands.copies.dumping import dump
from api.commands.correct.measures import correct_date, correct_figure
from api.commands.correct.others import correct_fact, correct_name, withdraw
from api.commands.correct.owners import correct_owner
from api.commands.ingesting import ingest
from api.commands.registers import check, export
from api.commands.reviewing import list_corrections
from api.commands.serving import serve
from api.commands.terminal import note, tell
from graph.errors import ZerenError

FAILED, WRONG_USAGE = 1, 2

app = typer.Typer(
    name="zeren",
    help="责任 Zeren：谁负责什么、何时完成、如何衡量、哪句话说的。\n\n"
    "Who owns what in a Chinese policy document, by when, measured how, and which sentence says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("serve")(serve)
app.command("compile")(compile_files)
app.command("owners")(list_owners)
app.command("duties")(list_duties)
app.command("due")(list_due)
app.command("audit")(audit)
app.command("diff")(diff)
app.command("load")(show_load)
app.command("ingest")(ingest)
app.command("corrections")(list_corrections)
app.command("backup")(backup)
app.command("restore")(restore)
exports = typer.Typer(no_args_is_help=True, help="导出 · Write what is in the store out, for other programs.")
exports.command("dump")(dump)
app.add_typer(exports, name="export")
correct = typer.Typer(
    no_args_is_help=True, help="更正提取结果 · Correct what was extracted, with who, why and the words."
)
correct.command("owner")(correct_owner)
correct.command("date")(correct_date)
correct.command("figure")(correct_figure)
correct.command("name")(correct_name)
correct.command("fact")(correct_fact)
correct.command("withdraw")(withdraw)
app.add_typer(correct, name="correct")
registers = typer.Typer(
    no_args_is_help=True, help="单位名录 · Registers of bodies that you keep yourself (ZEREN_REGISTERS)."
)
registers.command("check")(check)
registers.command("export")(export)
app.add_typer(registers, name="registers")


def main() -> None:
    """Run; an error of ours ends with 1, wrong usage with 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except ZerenError as error:
        tell(error)
        sys.exit(FAILED)
    except Exception as error:
        if "ZEREN_DEBUG" in os.environ:
            raise
        tell(_unforeseen(error))
        sys.exit(FAILED)
    except SystemExit as ended:
        if ended.code == WRONG_USAGE:
            note("用法有误：见上；加 --help 查看用法。", "wrong usage: see above, or ask with --help.")
        raise


def _unforeseen(error: Exception) -> ZerenError:
    what = f"{type(error).__name__}: {error}"
    return ZerenError(
        f"程序内部出错：{what}",
        f"internal error: {what}",
        hint_zh="设 ZEREN_DEBUG=1 重试可见详情，请连同它报告",
        hint_en="Run it again with ZEREN_DEBUG=1 and report what it shows",
    )
