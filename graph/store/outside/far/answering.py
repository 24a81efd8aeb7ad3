"""One query answered by the endpoint: asked over exactly our graphs, read until enough, written as all answers are."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPResponse
from itertools import islice
from pathlib import Path

from graph.store.engines.protocol import Endpoint
from graph.store.follow import state_of
from graph.store.journal import Journal
from graph.store.outside.asked import ENDPOINT, AskedQuery, QueryAnswer
from graph.store.outside.far.holding import state_of_endpoint, worded
from graph.store.outside.far.line import TABLE, TRIPLES, Line
from graph.store.outside.far.parsed import ParsedQuery
from graph.store.outside.far.replies import read_table, read_truth, terms_of, triples_of
from graph.store.outside.limits import RunLimits
from graph.store.outside.refusals import EndpointLost, NotExact
from graph.store.outside.work.evaluate import graph_of, order_of
from graph.store.outside.work.solutions import Row, write_table, write_truth

_READ = 4
"""Bytes read of a reply for each byte that is kept: engines write terms at greater length."""
_TRIES = 3
_TRUSTED = 1000
"""No endpoint is known to cut graphs smaller than this."""
_MANY = " . ".join(f"_:{name} ?p ?o" for name in "abcd")
"""Four triples for each statement that there is, no two of them the same."""
_CUT_BY_ENGINE = "X-SPARQL-MaxRows"
"""Virtuoso sends it with an answer that has more rows than it gives."""


@dataclass(frozen=True, slots=True)
class Far:
    """The endpoint, and the journal whose state it must be at."""

    endpoint: Endpoint
    journal: Path

    def answer(self, asked: AskedQuery, limits: RunLimits) -> QueryAnswer:
        """The answer; raises `QueryRefused`, `NotServed`, `QueryStopped`, `EndpointLost` or `NotExact`.

        A change that is made meanwhile could be seen by halves, for an endpoint takes a large one in several steps:
        then the query is asked again.
        """
        query, line = ParsedQuery.of(asked.text), Line(self.endpoint, limits.seconds)
        for _ in range(_TRIES):
            before = self._states(line)
            if not before[1].startswith(before[0]):
                raise NotExact("behind")
            answer = _answered(line, query, asked, limits)
            if self._states(line) == before:
                return answer
        raise NotExact("changing")

    def _states(self, line: Line) -> tuple[str, str]:
        """How the state at the journal's last event begins, and the state the endpoint is at."""
        with closing(Journal(self.journal, writable=False)) as journal:
            number, digest = journal.last()
        return state_of(number, digest, ""), state_of_endpoint(line)


def _answered(line: Line, query: ParsedQuery, asked: AskedQuery, limits: RunLimits) -> QueryAnswer:
    line, text = worded(line, query, asked)
    if query.form in ("construct", "describe"):
        with line.open(text, TRIPLES) as reply:
            reading = _Lines(reply, limits.size * _READ)
            answer = graph_of(triples_of(reading.whole()), asked.syntax, limits)
        cut = answer.truncated or reading.cut or not _gives_more(line, reading.count)
        return QueryAnswer(answer.body, answer.rows, cut, ENDPOINT)
    with line.open(text, TABLE) as reply:
        body = reply.read(most := limits.size * _READ)
        cut = len(body) == most and bool(reply.read(1))
    if query.form == "ask":
        return QueryAnswer(write_truth(asked.syntax, read_truth(body)), 1, by=ENDPOINT)
    names, rows = read_table(body, cut=cut)
    columns = [names[at] for at in order_of(names, asked.columns)]
    found: Iterable[Row] = terms_of(rows, columns)
    if query.is_distinct:  # Virtuoso misses it for long literals
        found = dict.fromkeys(found)
    written, count, more = write_table(asked.syntax, columns, found, limits.rows, limits.size)
    return QueryAnswer(written, count, more or cut or _is_cut(reply), ENDPOINT)


def _gives_more(line: Line, triples: int) -> bool:
    """Whether the endpoint ever gives more triples: Virtuoso stops at ten thousand and one, and does not say so."""
    if triples < _TRUSTED:
        return True
    with line.open(f"CONSTRUCT {{ {_MANY} }} {{ GRAPH ?g {{ ?s ?p ?o }} }} LIMIT {triples}", TRIPLES) as reply:
        return sum(1 for _ in islice(reply, triples + 1)) > triples


def _is_cut(reply: HTTPResponse) -> bool:
    return _CUT_BY_ENGINE in reply.headers


class _Lines:
    """The lines of a reply, until so many bytes; `cut` says whether more came."""

    def __init__(self, reply: HTTPResponse, most: int) -> None:
        self._reply, self._most = reply, most
        self.cut, self.count = False, 0

    def whole(self) -> Iterator[bytes]:
        """Those that came whole; raises `EndpointLost` where the reply breaks off."""
        while line := self._reply.readline(self._most + 1):
            self._most -= len(line)
            if self._most < 0:
                self.cut = True
                return
            if not line.endswith(b"\n"):
                raise EndpointLost("its answer breaks off")
            self.count += 1
            yield line
        if self._reply.length:
            raise EndpointLost("its answer breaks off")
