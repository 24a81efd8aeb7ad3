"""Work past one machine: the same functions on a Dask cluster, by the address of its scheduler.

Dask is an extra (`cluster`) and is imported here only. Each worker needs this very program: one thread a worker
process, as many processes as there are cores (`dask worker tcp://host:8786 --nworkers auto --nthreads 1`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from graph.bulk.crew import Item, Made, Promise, Work
from graph.bulk.edition import program_edition
from graph.errors import ZerenError

if TYPE_CHECKING:
    from graph.settle.units.registers import Registers

_SECONDS = 10
"""How long a scheduler is waited for."""


class NoCluster(ZerenError):  # noqa: N818 - the names say what happened
    """The cluster cannot be used: not installed, not reached, or of another edition of the program."""

    code = "no-cluster"


class Cluster:
    """A crew (`Crew`) of the workers of a Dask cluster. Raises `NoCluster`, saying what would help.

    Dask itself sends the work of a dead worker to another; what kills three of them is held to be the reason.
    """

    def __init__(self, scheduler: str, registers: Registers | None = None) -> None:
        self._distributed = _load()
        self._client = self._connected(scheduler)
        self._check_editions(scheduler)
        self.ahead = 2 * sum(self._client.nthreads().values()) + 1
        self._registers = self._client.scatter(registers, broadcast=True, hash=False)

    def send(self, work: Work[Item, Made], item: Item) -> Promise[Made]:
        promise: Promise[Made] = self._client.submit(work, item, self._registers, pure=False)
        return promise

    def send_alone(self, work: Work[Item, Made], item: Item) -> Promise[Made]:
        return self.send(work, item)

    def died(self, error: BaseException) -> bool:
        return isinstance(error, self._distributed.KilledWorker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def _connected(self, scheduler: str) -> Any:
        try:
            return self._distributed.Client(scheduler, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:  # asyncio's TimeoutError is an OSError
            raise NoCluster(
                f"无法连接 Dask 调度器 {scheduler}：{error}",
                f"the Dask scheduler {scheduler} cannot be reached: {error}",
                hint_zh="检查地址（如 tcp://10.0.0.5:8786）和防火墙；用 dask scheduler 启动",
                hint_en="Check the address (tcp://10.0.0.5:8786) and the firewall; start one with: dask scheduler",
            ) from error

    def _check_editions(self, scheduler: str) -> None:
        """Graphs of two editions in one store could not be told apart later."""
        editions = set(self._client.run(program_edition).values())
        if not editions:
            self._client.close()
            raise NoCluster(
                f"{scheduler} 下没有工作进程",
                f"{scheduler} has no workers",
                hint_zh="启动：dask worker 地址 --nworkers auto --nthreads 1",
                hint_en="Start some: dask worker ADDRESS --nworkers auto --nthreads 1",
            )
        if editions != {program_edition()}:
            self._client.close()
            raise NoCluster(
                f"{scheduler} 的工作进程装的是另一版本的程序",
                f"the workers of {scheduler} run another edition of this program",
                hint_zh="在每台机器上安装与此处相同的版本",
                hint_en="Install the same edition on every machine",
            )


def _load() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise NoCluster(
            f"没有安装 Dask：{error}",
            f"Dask is not installed: {error}",
            hint_zh="安装：uv sync --extra cluster",
            hint_en="Install it: uv sync --extra cluster",
        ) from error
    return distributed
