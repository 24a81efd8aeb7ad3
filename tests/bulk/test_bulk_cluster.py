"""A real Dask cluster of two worker processes, one of them killed amid the work: the same bytes as without it."""

import os
import signal
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from benchmarks.made.policies import make_policies
from graph.bulk import cluster as clusters
from graph.bulk.cluster import Cluster, NoCluster
from graph.bulk.crew import OwnThread
from graph.bulk.many import compile_many
from graph.bulk.shards import REPORT, WHOLE, compile_folder
from tests.bulk.worked import process_edition


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two processes that are started again when they die, as those of `dask worker` are."""
    local_cluster: Any = import_module("distributed").LocalCluster
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Dask's own, as it starts and ends
        with local_cluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as started:
            yield started


@pytest.fixture
def crew(cluster: Any) -> Iterator[Cluster]:
    with Cluster(cluster.scheduler_address) as crew:
        yield crew


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for made in make_policies(60, items=2):
        (folder / made.name).write_text(made.text, encoding="utf-8")
    return folder


def _kill_one(crew: Cluster) -> None:
    client: Any = vars(crew)["_client"]
    os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)


def test_a_worker_killed_amid_the_work_changes_no_byte(crew: Cluster, source: Path, tmp_path: Path) -> None:
    with OwnThread() as serial:
        list(compile_folder(str(source), str(tmp_path / "serial"), serial))
    told = 0
    for line in compile_folder(str(source), f"file://{tmp_path}/cluster", crew, together=4):
        assert "policy" in line
        if told == 0:
            _kill_one(crew)
        told += 1
    assert told == 60
    for name in (WHOLE, REPORT):
        assert (tmp_path / "cluster" / name).read_bytes() == (tmp_path / "serial" / name).read_bytes()


def test_documents_for_a_store_come_in_order_and_alike(crew: Cluster, source: Path) -> None:
    documents = [(path.read_bytes(), path.name) for path in sorted(source.iterdir())[:20]]
    documents.insert(3, (b"", "空.txt"))
    with OwnThread() as serial:
        assert list(compile_many(documents, crew)) == list(compile_many(documents, serial))


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_SECONDS", 0.5)
    with pytest.raises(NoCluster, match="无法连接 Dask 调度器 tcp:"):
        Cluster("tcp://127.0.0.1:9")


def test_workers_of_another_edition_are_refused(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "program_edition", process_edition)
    with pytest.raises(NoCluster, match="另一版本"):
        Cluster(cluster.scheduler_address)


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(NoCluster, match="没有安装 Dask") as error:
        Cluster("tcp://127.0.0.1:8786")
    assert "cluster" in error.value.hint_en
