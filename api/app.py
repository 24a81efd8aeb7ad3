"""The application: `create_app(settings)` opens the store for its lifetime and puts every door in one place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from api.freshness.door import Freshness
from api.heads import Heads
from api.linked import dataset, dumps, things, vocabulary
from api.problems import add_handlers
from api.routes import (
    corrections,
    dated,
    docs,
    entries,
    findings,
    health,
    merges,
    policies,
    search,
    tasks,
    units,
)
from api.routes.review import comparing, load
from api.schemas.described import describe_api
from api.schemas.problem import problems
from api.security import Guard
from api.settings import Settings
from api.sparql import door
from api.sparql.opening import close_pool
from api.wiring import open_store
from graph.ask.navigator import Navigator
from graph.store.store import Store

STATIC = Path(__file__).parent / "static"
_ROUTES = (units, tasks, dated, policies, findings, search, comparing, load, merges, entries, corrections)


def create_app(settings: Settings) -> FastAPI:
    """An application over the store that `settings` name; nothing is opened before it starts."""
    app = FastAPI(
        title="责任 Zeren",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.settings = settings
    add_handlers(app)
    app.include_router(_json_routes())
    app.include_router(health.router)
    app.include_router(docs.router)
    app.include_router(door.router)
    app.include_router(things.router)
    app.include_router(dumps.router)
    app.include_router(dataset.router)
    app.include_router(vocabulary.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _add_pages(app)
    app.add_middleware(Freshness, settings=settings)
    app.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_methods=["GET"])
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(Heads)
    describe_api(app)
    return app


def _json_routes() -> APIRouter:
    json_routes = APIRouter(prefix="/api", responses=problems(404, 422))
    for each in _ROUTES:
        json_routes.include_router(each.router)
    return json_routes


def _add_pages(app: FastAPI) -> None:
    from api.pages import pages_router

    app.include_router(pages_router)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the store, unless who made the application has opened it already."""
    with ExitStack() as held:
        if not hasattr(app.state, "store"):
            hold_store(app, held.enter_context(open_store(app.state.settings)))
        yield
        await close_pool(app)


def hold_store(app: FastAPI, store: Store) -> None:
    """Let the application answer from this store."""
    app.state.store = store
    app.state.navigator = Navigator(store)
