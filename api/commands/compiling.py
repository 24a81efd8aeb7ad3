"""`zeren compile`: one document, or many, to JSON, Turtle, N-Quads or JSON-LD. Needs no store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.terminal import err, note, tell, write_bytes
from graph.errors import BadRequest, UnreadableFile, ZerenError

if TYPE_CHECKING:
    from graph.records import CompiledPolicy


class Format(StrEnum):
    """The forms a compiled policy can be written in."""

    json = "json"
    ttl = "ttl"
    nq = "nq"
    jsonld = "jsonld"


Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="文件、文件夹或 -（标准输入） / files, folders, or - for standard input"),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="输出格式 / form of the output")]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="写入此文件；多份文件时为文件夹 / write here; a folder for several files"),
]
TextOption = Annotated[bool, typer.Option("--with-text", help="JSON 中附全文 / put the whole text into the JSON")]


def compile_files(
    files: Files, form: FormatOption = Format.json, out: OutOption = None, with_text: TextOption = False
) -> None:
    """把政策文件编译为图 · Compile documents into graphs, without a store.

    zeren compile 方案.docx --format ttl
    """
    sources = gather(files)
    if len(files) == 1 and not Path(files[0]).is_dir() and not _is_folder(out):
        _put(_write(_read(sources[0].path), form, with_text), out)
    else:
        _compile_many(sources, form, out, with_text)


@dataclass(frozen=True, slots=True)
class Given:
    """One file to read: its path (- for standard input), and its name below what was given, for what is written."""

    path: str
    name: str


def _read(source: str) -> CompiledPolicy:
    from api.settings import load_settings
    from api.wiring import registers_of
    from graph.compiler import compile_policy

    return compile_policy(*read_bytes(source), registers_of(load_settings()))


def _write(compiled: CompiledPolicy, form: Format, with_text: bool) -> bytes:
    if form is Format.json:
        from graph.write.form import write_json

        return write_json(compiled, with_text).encode()
    if form is Format.nq:
        from graph.write.quads import write_nquads

        return write_nquads(compiled)
    from graph.write.formats import write_jsonld, write_turtle

    return (write_turtle if form is Format.ttl else write_jsonld)(compiled).encode()


def read_bytes(source: str) -> tuple[bytes, str]:
    """The bytes of a file, or of standard input for -, and its name; never more than a document may have."""
    from graph.read.source import load_bytes

    return load_bytes("-" if source == "-" else Path(source))


def gather(files: list[str]) -> list[Given]:
    """Files as given, folders as the files below them in the order of their names; no name twice."""
    sources: list[Given] = []
    names: set[str] = set()
    for path, name in (pair for each in files for pair in _below(each)):
        distinct, count = name, 1
        while distinct in names:
            count += 1
            distinct = f"{name}-{count}"
        names.add(distinct)
        sources.append(Given(path, distinct))
    return sources


def _below(each: str) -> list[tuple[str, str]]:
    folder = Path(each)
    if each == "-" or not folder.is_dir():
        return [(each, "stdin" if each == "-" else folder.name)]
    below = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if not below:
        raise UnreadableFile(f"文件夹 {each} 里没有文件", f"the folder {each} holds no file")
    return [(str(path), str(path.relative_to(folder))) for path in below]


def _is_folder(out: Path | None) -> bool:
    return out is not None and out.is_dir()


def _put(data: bytes, out: Path | None) -> None:
    if out is None:
        write_bytes(data)
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(data)
    except OSError as error:
        raise BadRequest(f"无法写入 {out}：{error.strerror}", f"cannot write {out}: {error.strerror}") from error


def _compile_many(sources: list[Given], form: Format, out: Path | None, with_text: bool) -> None:
    if out is None and form is Format.jsonld:
        raise BadRequest(
            "多份文件的 JSON-LD 请用 --out 指定文件夹", "name a folder with --out for the JSON-LD of several files"
        )
    if out is not None and out.is_file():
        raise BadRequest(f"{out} 是文件；多份文件请指定文件夹", f"{out} is a file; name a folder for several documents")
    from rich.progress import track

    failed: list[tuple[str, ZerenError]] = []
    for source in track(sources, "编译 compiling", console=err(), transient=True, disable=not err().is_terminal):
        try:
            data = _write(_read(source.path), form, with_text)
        except ZerenError as error:
            failed.append((source.path, error))
        else:
            _put(data, out and out / f"{source.name}.{form.value}")
    _report(len(sources), failed)


def _report(total: int, failed: list[tuple[str, ZerenError]]) -> None:
    for source, error in failed:
        note(f"✗ {source}", "")
        tell(error)
    note(
        f"编译 {total - len(failed)} 份，失败 {len(failed)} 份。",
        f"{total - len(failed)} compiled, {len(failed)} failed.",
    )
    if failed:
        raise typer.Exit(1)
