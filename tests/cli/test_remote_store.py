"""The command with the graph at an endpoint: taken in, asked, brought up to date, and told plainly when it is gone."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.store.serving import free_port, sparql_server

NOTICE = "关于加强学校饮水安全的通知\n某府办函〔2021〕7号\n一、检测水质。（责任单位：州教育局、州水务局）\n"


def test_the_graph_may_be_at_an_endpoint(process: Run, tmp_path: Path) -> None:
    document, data = tmp_path / "notice.txt", tmp_path / "data"
    document.write_text(NOTICE, encoding="utf-8")
    port = free_port()
    with sparql_server(tmp_path / "server", port) as address:
        told = {"ZEREN_STORE": address, "ZEREN_DATA": str(data)}
        first = process("owners", "检测水质", **told)
        assert first.code == 1
        assert "没有" in first.err
        assert process("ingest", str(document), **told).code == 0
        owners = process("owners", "检测水质", **told)
        assert owners.code == 0
        assert "州水务局" in owners.out
        assert {path.name for path in data.iterdir()} >= {"journal.sqlite3"}
        assert not (data / "graph").exists()
    gone = process("owners", "检测水质", **told)
    assert gone.code == 1
    assert f"远程图存储 {address} 无法使用" in gone.err
    assert "不会丢失" in gone.err
    with sparql_server(tmp_path / "empty", port):
        assert "州水务局" in process("owners", "检测水质", **told).out


def test_an_address_that_cannot_be_one_is_told(process: Run, tmp_path: Path) -> None:
    ended = process("owners", "x", ZEREN_STORE="ftp://host/query", ZEREN_DATA=str(tmp_path))
    assert ended.code == 1
    assert "不是可用的 SPARQL 端点地址：ftp://host/query" in ended.err
