"""`zeren export dump` as a person runs it."""

import gzip
from pathlib import Path

import pyoxigraph as ox

from tests.cli.conftest import Run


def test_the_graph_is_written_out(process: Run, tmp_path: Path) -> None:
    packed = process("export", "dump", "--gzip", "--out", str(tmp_path / "zeren.nq.gz"))
    assert packed.code == 0
    assert "已导出" in packed.err
    plain = process("export", "dump")
    assert gzip.decompress((tmp_path / "zeren.nq.gz").read_bytes()).decode() == plain.out
    trig = process("export", "dump", "--format", "trig")
    assert trig.out.startswith("@prefix zr: <https://w3id.org/zeren/def#> .")
    assert set(ox.parse(trig.out, ox.RdfFormat.TRIG)) == set(ox.parse(plain.out, ox.RdfFormat.N_QUADS))
    assert plain.out.count("\n") > 9000


def test_a_file_that_cannot_be_written_is_told(process: Run, tmp_path: Path) -> None:
    ended = process("export", "dump", "--out", str(tmp_path / "none" / "zeren.nq"))
    assert ended.code == 1
    assert "无法写入" in ended.err
    assert ended.out == ""
