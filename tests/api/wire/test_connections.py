"""No connection is held for ever, none that progresses is cut, and there are never more than there may be."""

from __future__ import annotations

import asyncio
import json
import resource

import pytest

from api.wire.connections import Limits, limits_here
from tests.api.wire.lines import HEAD, UPLOAD, Server, answer


def test_half_a_head_is_cut_after_ten_seconds_however_it_drips() -> None:
    server = Server()
    connection, line = server.connect(b"GET / HTTP/1.1\r\nX: ")
    server.until(10, lambda: connection.data_received(b"a"))
    assert not line.closed
    server.until(11)
    assert line.closed
    assert line.written.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    problem = json.loads(line.written.partition(b"\r\n\r\n")[2])
    assert (problem["status"], "时限" in problem["detail"], "in time" in problem["detail_en"]) == (408, True, True)


def test_who_says_nothing_is_told_nothing() -> None:
    server = Server()
    _, line = server.connect()
    server.until(11)
    assert (line.closed, bytes(line.written)) == (True, b"")


def test_the_next_request_has_ten_seconds_of_its_own() -> None:
    server = Server()
    connection, line = server.connect(HEAD)
    server.until(600)
    asyncio.run(answer(connection))
    connection.data_received(b"GET / HT")
    server.until(610)
    assert not line.closed
    server.until(611)
    assert line.closed


def test_who_is_at_work_is_left_alone() -> None:
    server = Server()
    _, line = server.connect(HEAD)
    server.until(3600)
    assert not line.is_closing()


def test_a_body_that_stops_is_cut_and_the_application_learns_it() -> None:
    server = Server()
    connection, line = server.connect(UPLOAD)
    server.until(5, lambda: connection.data_received(b"x" * 10_000))
    server.until(25)
    assert not line.closed
    server.until(26)
    assert (line.closed, connection.cycle.disconnected) == (True, True)
    assert line.written.startswith(b"HTTP/1.1 408")


def test_a_body_that_only_drips_is_cut() -> None:
    server = Server()
    connection, line = server.connect(UPLOAD)
    server.until(25, lambda: connection.data_received(b"x"))
    assert line.closed


def test_a_large_body_that_progresses_is_not_cut() -> None:
    server = Server()
    connection, line = server.connect(UPLOAD)

    def a_slow_second() -> None:
        connection.data_received(b"x" * 1000)
        connection.cycle.body.clear()  # as the application does that takes it

    server.until(3600, a_slow_second)
    assert not line.closed


def test_whom_we_keep_waiting_is_not_cut_for_it() -> None:
    server = Server()
    connection, line = server.connect(UPLOAD + b"x" * 70_000)
    assert connection.flow.read_paused
    server.until(3600)
    assert not line.closed
    connection.flow.resume_reading()
    server.until(3620)
    assert not line.closed
    server.until(3621)
    assert line.closed


def test_who_waits_to_be_told_to_go_on_is_not_cut() -> None:
    server = Server()
    _, line = server.connect(UPLOAD.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n"))
    server.until(3600)
    assert not line.closed


def test_what_comes_after_the_answer_is_taken_for_ten_seconds() -> None:
    server = Server()
    connection, line = server.connect(UPLOAD)
    asyncio.run(answer(connection))
    server.until(10, lambda: connection.data_received(b"x" * 100_000))
    assert not line.closed
    server.until(11)
    assert (line.closed, b"408" in line.written) == (True, False)


@pytest.mark.parametrize("closing", [False, True])
def test_who_does_not_read_is_cut_even_where_it_is_closed_already(closing: bool) -> None:
    server = Server()
    connection, line = server.connect(HEAD)
    line.unsent = 3_000_000
    if closing:
        connection.transport.close()
    server.until(60)
    assert (line.aborted, len(server.watch.open)) == (True, 0)


def test_who_reads_slowly_is_not_cut() -> None:
    server = Server()
    connection, line = server.connect(HEAD)
    line.unsent = 3_000_000

    def a_slow_second() -> None:
        line.unsent -= 800

    server.until(3600, a_slow_second)
    line.unsent = 60_000  # filled up again and again, and found as full whenever it is looked at
    server.until(7200, connection.resume_writing)
    assert not line.aborted


def test_a_new_connection_takes_the_place_of_the_one_that_has_waited_longest() -> None:
    server = Server(connections=4)
    _, at_work = server.connect(HEAD)
    lines = [server.connect(b"GET /")[1] for _ in range(20)]
    assert [line.aborted for line in lines] == [True] * 17 + [False] * 3
    assert (at_work.is_closing(), len(server.watch.open)) == (False, 4)


def test_a_connection_waits_anew_after_each_answer() -> None:
    server = Server(connections=2)
    first, answered = server.connect(HEAD)
    _, idle = server.connect()
    asyncio.run(answer(first))
    server.connect()
    assert (idle.aborted, answered.aborted) == (True, False)


def test_where_all_are_at_work_a_new_one_is_refused_and_costs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    server = Server(connections=4)
    working = [server.connect(HEAD) for _ in range(4)]
    for _ in range(50):
        refused, line = server.connect(HEAD)
        assert (line.closed, bytes(line.written[:12])) == (True, b"HTTP/1.1 503")
        assert b"\r\nretry-after: 5\r\n" in line.written
        refused.connection_lost(None)
    assert len(server.watch.open) == 4
    assert [record.message for record in caplog.records] == [
        "连接已满：4，等候最久的将被断开 / all 4 connections are taken"
    ]
    working[0][0].connection_lost(None)
    assert not server.connect(HEAD)[1].closed


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01 not http\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 100_000,
    ],
)
def test_what_is_no_http_is_told_so_in_two_languages(sent: bytes) -> None:
    _, line = Server().connect(sent)
    problem = json.loads(line.written.partition(b"\r\n\r\n")[2])
    assert (line.closed, problem["status"], "HTTP" in problem["detail"], "request" in problem["detail_en"]) == (
        True,
        400,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("files", "connections"), [(256, 96), (1024, 864), (4096, 1000), (64, 8), (resource.RLIM_INFINITY, 1000)]
)
def test_there_are_fewer_connections_than_files(files: int, connections: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (files, files))
    assert limits_here() == Limits(connections)


def test_the_looking_ends_with_the_last_connection() -> None:
    server = Server()
    connection, _ = server.connect()
    server.clock.later.pop()()
    assert len(server.clock.later) == 1
    connection.connection_lost(None)
    server.clock.later.pop()()
    assert server.clock.later == []
