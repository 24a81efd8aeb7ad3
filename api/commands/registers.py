"""`zeren registers`: the registers a clerk keeps, checked line by line, and what is known already, to start from."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.terminal import note, tell, write_bytes

if TYPE_CHECKING:
    from graph.settle.units.registers import Registers


class RegisterForm(StrEnum):
    """The forms a register can be kept in."""

    csv = "csv"
    ttl = "ttl"


FileArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE", help="CSV 或 Turtle；不给则查 ZEREN_REGISTERS 的文件夹 / else the folder that is set"
    ),
]
FormOption = Annotated[RegisterForm, typer.Option("--format", "-f", help="输出格式 / form of the output")]


def check(file: FileArgument = None) -> None:
    """检查名录 · Check a register file, or all of those in use; every wrong line is told.

    zeren registers check 本州.csv
    """
    from api.settings import load_settings
    from graph.settle.units.registers import added_files, check_registers

    folder = load_settings().registers
    files = added_files(folder) if folder else ()
    if file is not None:
        files = (*(each for each in files if each.resolve() != file.resolve()), file)
    registers, wrong = check_registers(files)
    for error in wrong:
        tell(error)
    if wrong:
        note(f"{len(wrong)} 处有误。", f"{len(wrong)} wrong.")
        raise typer.Exit(1)
    _report(registers, files)


def export(form: FormOption = RegisterForm.csv) -> None:
    """输出现用的名录 · Print the registers in use, as a beginning for one of your own.

    zeren registers export > 本州.csv
    """
    from api.settings import load_settings
    from api.wiring import registers_of
    from graph.write.register_files import write_register_csv, write_register_turtle

    registers = registers_of(load_settings())
    bodies = [body for area in sorted(registers.bodies) for body in registers.bodies[area]]
    write = write_register_csv if form is RegisterForm.csv else write_register_turtle
    write_bytes(write(bodies).encode())


def _report(registers: Registers, files: tuple[Path, ...]) -> None:
    names = {path.name for path in files}
    bodies = [body for held in registers.bodies.values() for body in held]
    for name in sorted(names):
        own = [body for body in bodies if body.line.rpartition(":")[0] == name]
        others = sum(len(body.names) - 1 for body in own)
        note(f"✓ {name}：{len(own)} 个单位，{others} 个别名", f"{len(own)} bodies, {others} other names")
    note(f"共 {len(bodies)} 个登记的单位，名录无误。", f"{len(bodies)} bodies in all, nothing wrong.")
