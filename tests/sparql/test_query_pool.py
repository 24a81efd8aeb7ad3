"""The pool: what its children may not do, what becomes of it when processes die, and who has to wait."""

import asyncio
import os
import signal
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.store.outside.asked import AskedQuery, QueryAnswer, Source
from graph.store.outside.limits import MEGABYTE, RunLimits
from graph.store.outside.pool import QueryPool
from graph.store.outside.refusals import NotServed, QueryBusy, QueryRefused, QueryStopped, QueryUnanswered
from tests.sparql.serving import quads_file

ASK = AskedQuery("ASK {}", "json")
TRUE = b'{"head":{},"boolean":true}\n'
FOREVER = AskedQuery("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "json")
QUADS = "".join(f"<http://e/{n}> <http://e/p> <http://e/{n + 1}> <http://e/g> .\n" for n in range(300))


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return quads_file(tmp_path / "data.nq", QUADS)


def run(source: Source, work: Callable[[QueryPool], Awaitable[object]], **limits: float) -> object:
    """What `work` gives, with a pool that is closed afterwards."""
    numbers = {name: int(value) if name != "seconds" else value for name, value in limits.items()}

    async def whole() -> object:
        pool = QueryPool(source, RunLimits(**numbers))  # type: ignore[arg-type] # seconds alone are no whole number
        try:
            return await work(pool)
        finally:
            await pool.close()

    # In a thread of its own: a browser driven earlier in the same run leaves its loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, whole()).result()


def nursery_of(pool: QueryPool) -> int:
    """The process that holds the copy of the graph."""
    nursery = pool._nursery
    assert nursery is not None
    return nursery._process.pid


def test_a_killed_nursery_is_replaced(source: Source) -> None:
    async def work(pool: QueryPool) -> tuple[QueryAnswer, QueryAnswer]:
        first = await pool.answer(ASK)
        before = nursery_of(pool)
        os.kill(before, signal.SIGKILL)
        os.waitid(os.P_PID, before, os.WEXITED | os.WNOWAIT)
        second = await pool.answer(ASK)
        assert nursery_of(pool) != before
        return first, second

    assert run(source, work) == (QueryAnswer(TRUE, 1), QueryAnswer(TRUE, 1))


def test_data_that_cannot_be_read_is_told_and_not_waited_for(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(QueryUnanswered) as refused:
        run(Source(quads=tmp_path / "none.nq"), lambda pool: pool.answer(ASK))
    assert refused.value.retry_after > 0
    assert "none.nq" in capfd.readouterr().err


def test_time_is_up(source: Source) -> None:
    with pytest.raises(QueryStopped, match=r"more than 0\.3 seconds"):
        run(source, lambda pool: pool.answer(FOREVER), seconds=0.3)


def test_memory_is_up(source: Source) -> None:
    doubling = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30))
    query = AskedQuery(f"SELECT ?x30 {{ BIND('0123456789' AS ?x0) {doubling} }}", "json")
    with pytest.raises(QueryStopped, match="memory"):
        run(source, lambda pool: pool.answer(query), memory=100 * MEGABYTE)


def test_no_child_reaches_another_machine_even_past_the_scan(source: Source) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0.2)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        past_the_scan = AskedQuery(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}", "json")
        with pytest.raises(QueryRefused):
            run(source, lambda pool: pool.answer(past_the_scan))
        with pytest.raises(TimeoutError):
            listening.accept()


def test_only_so_many_wait(source: Source) -> None:
    async def work(pool: QueryPool) -> list[object]:
        found = await asyncio.gather(*(pool.answer(FOREVER) for _ in range(6)), return_exceptions=True)
        return [type(each) for each in found]

    kinds = run(source, work, seconds=0.3, workers=1, waiting=2)
    assert isinstance(kinds, list)
    stopped = kinds.count(QueryStopped)
    assert stopped in (1, 2)  # the second may have waited too long on a busy machine, and is then told to come again
    assert kinds.count(QueryBusy) == 6 - stopped


def test_those_who_wait_are_answered_in_turn(source: Source) -> None:
    async def work(pool: QueryPool) -> list[QueryAnswer]:
        return await asyncio.gather(*(pool.answer(ASK) for _ in range(12)))

    answers = run(source, work, workers=2, waiting=12)
    assert answers == [QueryAnswer(TRUE, 1)] * 12


def test_the_loop_is_never_held_up(source: Source) -> None:
    async def work(pool: QueryPool) -> float:
        loop, longest = asyncio.get_running_loop(), 0.0
        stopped = asyncio.ensure_future(pool.answer(FOREVER))
        while not stopped.done():
            before = loop.time()
            await asyncio.sleep(0.01)
            longest = max(longest, loop.time() - before)
        assert isinstance(stopped.exception(), QueryStopped)
        return longest

    longest = run(source, work, seconds=0.5)
    assert isinstance(longest, float)
    assert longest < 0.2


def test_answers_are_cut_at_rows_and_at_size(source: Source) -> None:
    every = AskedQuery("SELECT ?s { ?s ?p ?o }", "csv")
    rows = run(source, lambda pool: pool.answer(every), rows=7)
    assert isinstance(rows, QueryAnswer)
    assert (rows.rows, rows.truncated, rows.body.count(b"\n")) == (7, True, 8)
    size = run(source, lambda pool: pool.answer(every), size=200)
    assert isinstance(size, QueryAnswer)
    assert size.truncated
    assert len(size.body) <= 203
    graph = run(source, lambda pool: pool.answer(AskedQuery("CONSTRUCT WHERE { ?s ?p ?o }", "turtle")), size=2000)
    assert isinstance(graph, QueryAnswer)
    assert graph.truncated
    assert 0 < len(graph.body) <= 2000


def test_refusals_come_back_whole(source: Source) -> None:
    with pytest.raises(QueryRefused) as refused:
        run(source, lambda pool: pool.answer(AskedQuery("ASK {\n?s }", "json")))
    assert (refused.value.code, refused.value.line, refused.value.column) == ("malformed-query", 2, 4)
    with pytest.raises(NotServed):
        run(source, lambda pool: pool.answer(AskedQuery("CONSTRUCT { <u:1> <u:1> 1 } {}", "rdfxml")))
    assert issubclass(QueryBusy, QueryUnanswered)


def test_who_comes_while_the_graph_is_loading_is_told_so(source: Source) -> None:
    async def work(pool: QueryPool) -> QueryAnswer:
        await pool.answer(ASK)
        os.kill(nursery_of(pool), signal.SIGSTOP)
        with pytest.raises(QueryBusy, match="still being loaded"):
            await pool.answer(ASK)
        os.kill(nursery_of(pool), signal.SIGCONT)
        return await pool.answer(ASK)

    assert run(source, work, start_seconds=1) == QueryAnswer(TRUE, 1)


def test_nothing_is_left_running(source: Source) -> None:
    async def work(pool: QueryPool) -> int:
        await pool.answer(ASK)
        return nursery_of(pool)

    pid = run(source, work)
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
