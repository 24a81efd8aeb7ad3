"""Two pools behind one door: the endpoint that keeps the graph, and the journal where the endpoint cannot be exact."""

import asyncio
import logging
from dataclasses import replace

from graph.store.outside.asked import AskedQuery, QueryAnswer, Source
from graph.store.outside.limits import RunLimits
from graph.store.outside.pool import QueryPool
from graph.store.outside.refusals import NotExact

_log = logging.getLogger(__name__)


class EitherPool:
    """Asks the endpoint first. The journal's copy is made when the first query needs it, and no sooner.

    As many queries are put to the endpoint at once as to the journal; the two are counted apart.
    """

    def __init__(self, source: Source, limits: RunLimits | None = None) -> None:
        self._far = QueryPool(source, limits)
        self._near = QueryPool(replace(source, endpoint=None), limits)
        self.limits = self._far.limits

    async def answer(self, asked: AskedQuery) -> QueryAnswer:
        """The answer; raises `QueryRefused`, `NotServed`, `QueryBusy`, `QueryStopped` or `QueryUnanswered`."""
        try:
            return await self._far.answer(asked)
        except NotExact as error:
            _log.info("a query was answered from the journal, not by the endpoint: %s", error.reason)
            return await self._near.answer(asked)

    async def close(self) -> None:
        """Ends both."""
        await asyncio.gather(self._far.close(), self._near.close())
