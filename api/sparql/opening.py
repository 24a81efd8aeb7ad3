"""The pool that answers queries: made when the first one comes, closed with the application."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.requests import Request

from api.settings import Settings
from api.wiring import register_quads, remote_endpoint
from graph.store.outside.asked import Source
from graph.store.outside.either import EitherPool
from graph.store.outside.limits import MEGABYTE, RunLimits
from graph.store.outside.pool import QueryPool
from graph.store.store import JOURNAL


def pool_of(request: Request) -> QueryPool | EitherPool:
    """The application's pool, over its store; `app.state.query_source` may name other data beforehand."""
    state = request.app.state
    if getattr(state, "query_pool", None) is None:
        settings: Settings = state.settings
        source = getattr(state, "query_source", None) or _source(settings)
        pools = QueryPool if source.endpoint is None else EitherPool
        state.query_pool = pools(source, limits_of(settings))
    pool: QueryPool | EitherPool = state.query_pool
    return pool


async def close_pool(app: FastAPI) -> None:
    """Ends the processes of the pool, if there is one."""
    pool: QueryPool | EitherPool | None = getattr(app.state, "query_pool", None)
    if pool is not None:
        app.state.query_pool = None
        await pool.close()


def _source(settings: Settings) -> Source:
    return Source(settings.store / JOURNAL, register_quads(settings), endpoint=remote_endpoint(settings))


def limits_of(settings: Settings) -> RunLimits:
    """What the settings allow a query."""
    return RunLimits(
        seconds=settings.query_seconds,
        memory=settings.query_memory * MEGABYTE,
        rows=settings.query_rows,
        workers=settings.query_workers,
    )
