"""`/dumps/…`: the whole graph as a file, made once for each state of the store and then sent as it lies."""

from __future__ import annotations

import asyncio
import hashlib
import os
from email.utils import formatdate
from pathlib import Path
from time import time as clock

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response

from api.freshness.validators import is_known
from api.linked.forms import DESCRIBED, OPEN, DataRoute
from api.settings import Settings
from api.wiring import register_quads
from graph.errors import NotFound
from graph.store.copies.archive import drafting, remove_drafts
from graph.store.copies.dump import DUMPS as FOLDER
from graph.store.copies.dump import Dump, DumpForm
from graph.store.follow import event_of
from graph.store.keeper import need_folder
from graph.store.store import JOURNAL, Store

GZIP = "application/gzip"
DUMPS: dict[str, tuple[DumpForm, str]] = {
    "zeren.nq": ("nq", "application/n-quads"),
    "zeren.nq.gz": ("nq", GZIP),
    "zeren.trig": ("trig", "application/trig"),
    "zeren.trig.gz": ("trig", GZIP),
}
"""By file name: what it is written in, and the media type it is sent as."""

router = APIRouter(include_in_schema=False, route_class=DataRoute)


@router.get("/dumps/{name}")
async def send_dump(request: Request, name: str) -> Response:
    """The file, or parts of it by Range; 304 where the reader has it already."""
    if name not in DUMPS:
        listed = ", ".join(f"/dumps/{each}" for each in DUMPS)
        raise NotFound(f"没有 /dumps/{name}；可用：{listed}", f"there is no /dumps/{name}, but {listed}")
    async with turn_of(request):  # who waits for a dump in the making holds no thread
        file = await run_in_threadpool(_made, request.app.state.store, request.app.state.settings, name)
    others = (f'</dumps/{each}>; rel="alternate"; type="{media}"' for each, (_, media) in DUMPS.items() if each != name)
    found = file.stat()
    headers = OPEN | {
        "ETag": f'"{file.name.split("~")[1]}"',
        "Last-Modified": formatdate(found.st_mtime, usegmt=True),
        "Cache-Control": "no-cache",
        "Link": ", ".join((DESCRIBED, *others)),
    }
    if _is_known(request, headers["ETag"], int(found.st_mtime)):
        return Response(status_code=304, headers=headers)
    return FileResponse(file, headers=headers, media_type=DUMPS[name][1], filename=name, stat_result=found)


def _is_known(request: Request, tag: str, modified: int) -> bool:
    return is_known(
        tag.encode("ascii"), modified, _asked(request, "if-none-match"), _asked(request, "if-modified-since")
    )


def _asked(request: Request, name: str) -> bytes | None:
    found = request.headers.getlist(name)
    return ", ".join(found).encode("latin-1") if found else None


def turn_of(request: Request) -> asyncio.Lock:
    """What reads the whole graph does so one after another."""
    state = request.app.state
    if not hasattr(state, "reading_all"):
        state.reading_all = asyncio.Lock()
    lock: asyncio.Lock = state.reading_all
    return lock


def dump_at(state: str, settings: Settings) -> Dump:
    """The graph of a state that answers show, whatever is being recorded meanwhile."""
    return Dump(settings.store / JOURNAL, register_quads(settings), event_of(state))


def _made(store: Store, settings: Settings, name: str) -> Path:
    """The dump of the state that answers show; of those before it only the last stays, which may just be being sent.

    Its own name holds the digest of its bytes, which is its tag.
    """
    folder, state = settings.store / FOLDER, store.state
    before = sorted(folder.glob(f"*~*~{name}"), key=lambda file: file.stat().st_mtime)
    for file in before:
        if file.name.startswith(f"{state}~"):
            return file
    need_folder(folder)
    remove_drafts(folder)
    last = int(before[-1].stat().st_mtime) if before else 0
    with drafting(folder / name) as draft:
        digest = _write(dump_at(state, settings), draft, name)
        modified = max(int(clock()), last + 1)  # two dumps of one second would have one date
        os.utime(draft, (modified, modified))
        made = draft.rename(folder / f"{state}~{digest}~{name}")
    for file in before[:-1]:
        file.unlink(missing_ok=True)
    return made


def _write(dump: Dump, path: Path, name: str) -> str:
    form = DUMPS[name][0]
    with path.open("w+b") as file:
        dump.write(file, form, packed=name.endswith(".gz"))
        file.flush()
        os.fsync(file.fileno())
        file.seek(0)
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=12)).hexdigest()
