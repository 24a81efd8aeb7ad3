"""Whether the process lives (`/healthz`) and whether it can answer (`/readyz`)."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.correcting import INSTANCE
from api.schemas.health import Alive, Ready
from graph.errors import StoreError

router = APIRouter(tags=["运行 running"])


@router.get("/healthz", summary="进程是否在运行 · alive")
async def alive() -> Alive:
    """Always answers while the process runs."""
    return Alive()


@router.get("/readyz", summary="是否可以回答 · ready")
async def ready(request: Request, response: Response) -> Ready:
    """Answers 503 until the store is open and its graph is whole."""
    navigator = getattr(request.app.state, "navigator", None)
    if navigator is None:
        raise StoreError("存储尚未打开", "the store is not open yet", hint_zh="稍后再试", hint_en="Try again shortly")
    if instance := getattr(request.app.state, "instance", None):
        response.headers[INSTANCE] = instance
    return Ready(policies=len(navigator.policies()))
