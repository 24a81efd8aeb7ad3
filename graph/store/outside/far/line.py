"""The line to the endpoint: one query a request, read no further than it is wanted."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse
from urllib.parse import urlsplit

from graph.errors import StoreError
from graph.store.engines.protocol import Binding, Endpoint, Refused, reply_to
from graph.store.outside.far.replies import read_table, read_truth
from graph.store.outside.refusals import EndpointLost, QueryRefused, QueryStopped, QueryUnanswered, out_of_time

TABLE, TRIPLES = "application/sparql-results+json", "application/n-triples"
_SMALL = 1024 * 1024
_MOST_SAID = 300
_REFUSED = (400, 500)
"""Virtuoso says 500 of a function that is not there, or of too many rows to sort."""
_INCOMPLETE = "S1TAT"
"""What Virtuoso says of an answer that it broke off when its time was over."""
_LATER = 1
"""Seconds after which an endpoint that can stop by itself does so: nobody listens any more then."""


@dataclass(frozen=True, slots=True)
class Line:
    """To one endpoint, with the time that a query may take there; `more` are parameters sent with every query."""

    endpoint: Endpoint
    seconds: float
    more: Mapping[str, str] = field(default_factory=dict)

    def ask(self, query: str) -> bool:
        """The answer of an ASK of ours."""
        with self.open(query, TABLE) as reply:
            body = reply.read(_SMALL)
        return read_truth(body)

    def select(self, query: str) -> list[Binding]:
        """The rows of a short SELECT of ours."""
        with self.open(query, TABLE) as reply:
            body = reply.read(_SMALL)
        return list(read_table(body)[1])

    def engine(self) -> str:
        """What the server calls itself."""
        with self.open("ASK {}", TABLE) as reply:
            return str(reply.headers.get("Server", ""))

    @contextmanager
    def open(self, query: str, accept: str) -> Iterator[HTTPResponse]:
        """The reply to a query; raises `QueryRefused`, `QueryStopped` or `EndpointLost`."""
        form = {"query": query, "timeout": str(int((self.seconds + _LATER) * 1000)), **self.more}
        try:
            with reply_to(self.endpoint, self.endpoint.query, form, accept) as reply:
                if reply.headers.get("X-SQL-State") == _INCOMPLETE:
                    raise QueryStopped(*out_of_time(self.seconds), retry_after=max(1, round(self.seconds)))
                yield reply
        except Refused as error:
            raise _refused(error) if error.status in _REFUSED else self._lost(error) from error
        except QueryUnanswered:
            raise
        except StoreError as error:
            raise self._lost(error) from error

    def _lost(self, error: StoreError) -> EndpointLost:
        """For people the fact alone; where the endpoint is and what it said is for the log."""
        address = self.endpoint.query
        shown = urlsplit(address)._replace(query="").geturl()
        return EndpointLost(error.en.replace(address, shown))


def _refused(error: Refused) -> QueryRefused:
    said = error.said.partition("\n\nSPARQL query:")[0][:_MOST_SAID]
    return QueryRefused(
        f"图所在的端点不接受：{said}", f"the endpoint that keeps the graph refuses it: {said}", code="engine-refused"
    )
