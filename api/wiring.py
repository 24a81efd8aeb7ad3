"""Where the compiling and the asking side meet: the store is given its compiler here, and nowhere else."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from functools import lru_cache, partial
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from api.settings import Settings
from graph.bulk.edition import digest_of, program_edition
from graph.errors import StoreInUse, ZerenError
from graph.store.copies.archive import remove_drafts
from graph.store.copies.dump import DUMPS, Dump
from graph.store.events import CompiledGraph, Document
from graph.store.intake import Backing
from graph.store.journal import Journal
from graph.store.keeper import NotFollowing
from graph.store.store import JOURNAL, Store

if TYPE_CHECKING:
    from graph.settle.units.registers import Registers
    from graph.store.engines.protocol import Endpoint
    from graph.store.engines.remote import RemoteGraph

_log = logging.getLogger(__name__)

#: The policy that is there from the first start.
BUNDLED = "qiannan-2020-24.txt"
#: So few documents are compiled sooner than processes start.
FEW = 2


def open_store(settings: Settings) -> Store:
    """The store for its one writer; takes in the bundled policy when it is new, and compiles again what is stale."""
    bundled = (bundled_policy(),) if settings.bundled else ()
    registers = registers_of(settings)
    backing = Backing(
        partial(compile_graph, registers=registers),
        edition(settings),
        register_quads(settings),
        bundled,
        partial(compile_graphs, registers=registers),
    )
    store = Store.open(settings.store, backing, engine_of(settings))
    remove_drafts(settings.store / DUMPS)
    return store


def engine_of(settings: Settings) -> RemoteGraph | None:
    """The graph at the endpoint that the settings name; None for the embedded one."""
    from graph.store.engines.remote import RemoteGraph

    endpoint = remote_endpoint(settings)
    return None if endpoint is None else RemoteGraph(endpoint)


def remote_endpoint(settings: Settings) -> Endpoint | None:
    """The endpoint that the settings name, None where the graph is kept here; raises `StoreError` for no address."""
    if not settings.endpoint:
        return None
    from graph.store.engines.protocol import endpoint_of

    password = settings.endpoint_password.get_secret_value()
    return endpoint_of(settings.endpoint, settings.endpoint_update, settings.endpoint_user, password)


def read_store(settings: Settings) -> Store:
    """A snapshot for questions, beside a running server or without one; the first of all makes the store.

    What another compiler, or other registers, made of the documents is compiled again first, unless a server runs: that
    one goes on with what it was started with.
    """
    journal = settings.store / JOURNAL
    if journal.is_file() and not _is_stale(journal, settings):
        with suppress(NotFollowing):
            store = _look(settings)
            if store.version or not settings.bundled:
                return store
            store.close()  # a first start that was cut short: take the bundled policy in now
    _bring_up(settings)
    return _look(settings)


def dump_store(settings: Settings) -> Dump:
    """The graph to be written out, from the journal as it is: no graph needs to be loaded for that."""
    journal = settings.store / JOURNAL
    if not journal.is_file() or _is_stale(journal, settings):
        _bring_up(settings)
    return Dump(journal, register_quads(settings))


def _bring_up(settings: Settings) -> None:
    """Makes the store, or brings it up to date with this program, unless a server runs."""
    try:
        open_store(settings).close()
    except StoreInUse:
        if not (settings.store / JOURNAL).is_file():
            raise
        _log.warning("服务仍以旧的名录或程序运行，重启后生效 / the running server is older than the registers")


def _look(settings: Settings) -> Store:
    engine = engine_of(settings)
    if engine is None:
        return Store.read(settings.store, register_quads(settings), edition(settings))
    return Store.look_on(settings.store, register_quads(settings), edition(settings), engine)


def _is_stale(journal: Path, settings: Settings) -> bool:
    with closing(Journal(journal, writable=False)) as opened:
        return bool(opened.compiled_by_others(edition(settings)))


def compile_graph(data: bytes, name: str, registers: Registers | None = None) -> CompiledGraph:
    """Bytes of a document to checked quads; raises `UnreadableFile`, or `InvalidGraph` with what was violated."""
    from graph.bulk.documents import compile_document

    done = compile_document(data, name, registers)
    return CompiledGraph.of(done.policy, done.nquads)


def compile_graphs(
    documents: Iterable[Document], registers: Registers | None = None
) -> Iterator[CompiledGraph | ZerenError]:
    """The same of many documents, by as many processes as there are cores; a few are compiled here, which is sooner."""
    from graph.bulk.crew import OwnThread, Processes
    from graph.bulk.documents import Refusal
    from graph.bulk.many import compile_many

    rest = iter(documents)
    first = list(islice(rest, FEW + 1))
    cores = len(os.sched_getaffinity(0))
    with OwnThread(registers) if len(first) <= FEW or cores == 1 else Processes(cores, registers) as crew:
        for _, outcome in compile_many(chain(first, rest), crew):
            yield outcome.error() if isinstance(outcome, Refusal) else CompiledGraph.of(outcome.policy, outcome.nquads)


def bundled_policy() -> tuple[bytes, str]:
    """The bytes and the name of the policy that comes with the program."""
    return files("graph.policies").joinpath(BUNDLED).read_bytes(), BUNDLED


def registers_of(settings: Settings) -> Registers:
    """The bundled registers, with those of the folder that the settings name; raises `BadRegister` for a wrong line."""
    return _registers(settings.registers, digest_of(_added(settings)))


def register_quads(settings: Settings) -> bytes:
    """What the registers know beside all policies, as N-Quads."""
    return _register_quads(settings.registers, digest_of(_added(settings)))


def edition(settings: Settings) -> str:
    """Names the compiler and the registers by what they are made of, so that documents are compiled again exactly when
    one of them has changed."""
    added = _added(settings)
    return f"{program_edition()}-{digest_of(added)}" if added else program_edition()


@lru_cache(maxsize=4)
def _registers(folder: Path | None, digest: str) -> Registers:
    """Loaded once for each state of the folder, which `digest` names."""
    from graph.settle.units.registers import add_registers, load_registers

    return load_registers() if folder is None else add_registers(folder)


@lru_cache(maxsize=4)
def _register_quads(folder: Path | None, digest: str) -> bytes:
    from graph.write.registers import write_registers

    return write_registers(_registers(folder, digest))


def _added(settings: Settings) -> tuple[Path, ...]:
    if settings.registers is None:
        return ()
    from graph.settle.units.registers import added_files

    return added_files(settings.registers)
