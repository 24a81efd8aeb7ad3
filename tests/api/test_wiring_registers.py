"""A clerk's registers: a changed line compiles the stored policies again, and the answers follow."""

from pathlib import Path

import pytest

from api.settings import Settings
from api.wiring import compile_graph, edition, open_store, read_store, register_quads
from graph.ask.navigator import Navigator
from graph.errors import BadRegister
from graph.settle.units.reviewed import COLUMNS

HEALTH = "qiannan-health,州卫生健康局,州卫健局{},body,州,522700,卫生健康|卫生,qiannan-gov,,本州通讯录"


def register(folder: Path, other: str) -> None:
    """A register with one line, that gives 州卫生健康局 another name."""
    folder.mkdir(exist_ok=True)
    (folder / "本州.csv").write_text(f"{','.join(COLUMNS)}\n{HEALTH.format(other)}\n", "utf-8")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    register(tmp_path / "registers", "")
    return Settings(store=tmp_path / "store", registers=tmp_path / "registers")


def units_of_the_name(settings: Settings) -> list[str]:
    """Whom the actors of the bundled policy called 卫生疾控部门 are, as a command reads the store."""
    with read_store(settings) as store:
        navigator = Navigator(store)
        tasks = [navigator.task(task.id) for task in navigator.tasks()]
        found = [duty for task in tasks for duty in task.duties if "卫生疾控部门" in duty.named]
        assert len(found) == 2
        return sorted({unit.name for duty in found for unit in duty.units if "卫生" in unit.name})


def test_another_name_in_the_register_changes_the_answer(settings: Settings, tmp_path: Path) -> None:
    assert units_of_the_name(settings) == []
    register(tmp_path / "registers", "|卫生疾控部门")
    assert units_of_the_name(settings) == ["州卫生健康局"]
    with read_store(settings) as store:
        (hit,) = [hit for hit in Navigator(store).find_units("卫生疾控部门") if hit.matched == "卫生疾控部门"]
        assert (hit.unit.name, hit.reason) == (
            "州卫生健康局",
            "登记的别名“卫生疾控部门”即州卫生健康局（本州.csv:2 本州通讯录）",
        )
    register(tmp_path / "registers", "")
    assert units_of_the_name(settings) == []


def test_nothing_is_compiled_again_while_nothing_changes(settings: Settings) -> None:
    open_store(settings).close()
    before = (settings.store / "journal.sqlite3").read_bytes()
    assert units_of_the_name(settings) == []
    assert (settings.store / "journal.sqlite3").read_bytes() == before


def test_a_running_server_keeps_what_it_was_started_with(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with open_store(settings):
        register(tmp_path / "registers", "|卫生疾控部门")
        assert units_of_the_name(settings) == []
    assert "重启后生效" in caplog.text
    assert units_of_the_name(settings) == ["州卫生健康局"]


def test_the_edition_names_program_and_registers(settings: Settings, tmp_path: Path) -> None:
    bare = Settings(store=tmp_path / "store")
    assert edition(settings).startswith(f"{edition(bare)}-")
    before, quads = edition(settings), register_quads(settings)
    register(tmp_path / "registers", "|卫生疾控部门")
    assert edition(settings) != before
    assert register_quads(settings) != quads
    assert "本州通讯录".encode() not in register_quads(bare)


def test_a_wrong_line_is_told_and_nothing_opens(settings: Settings, tmp_path: Path) -> None:
    register(tmp_path / "registers", "\n")
    with pytest.raises(BadRegister, match=r"本州\.csv 第 2 行"):
        open_store(settings)
    with pytest.raises(BadRegister, match="没有名录文件夹"):
        read_store(Settings(store=tmp_path / "store", registers=tmp_path / "nowhere"))
    assert not (settings.store / "journal.sqlite3").exists()


def test_a_document_compiles_without_registers_of_its_own() -> None:
    graph = compile_graph("某县人民政府关于防汛的通知\n一、巡查。每日巡查。（责任单位：县水利局）\n".encode(), "a.txt")
    assert graph.policy.startswith("p-")
