"""What a process does while the tests kill it: first start, documents in, one replaced, one withdrawn, entries."""

from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from graph.store.events import Correction, Observation
from graph.store.store import Store
from tests.store.by_hand import TEXT, another, compiled_by_hand
from tests.store.keeping import NOTICE, opened

WHEN = "2021-07-01T09:00:00+08:00"
POLICY = compiled_by_hand()
STEPS = 9


def act(store: Store) -> Iterator[int]:
    """Nine writes, each answered with the number of its event; the bundled policy was the first of them."""
    yield store.version
    for number in (8, 9, 10):
        yield store.ingest(another(f"某府办函〔2021〕{number}号"), f"{number}.txt").event or 0
    yield store.ingest(TEXT.replace("每天巡查", "每周巡查").encode(), "notice.txt").event or 0
    yield store.add_observation(Observation(POLICY.targets[0].id, "97.5", "张三", WHEN)).number
    yield store.add_correction(Correction(POLICY.assignments[0].id, "reject", None, "李四", WHEN, "有误")).number
    yield store.ingest(*NOTICE).event or 0
    yield store.withdraw(POLICY.policy.id, "张三", "已废止").number


def run(folder: str, told: Connection) -> None:
    """Says that it begins, acts, and tells each answer as it comes."""
    told.send(0)
    with opened(Path(folder), NOTICE) as store:
        for number in act(store):
            told.send(number)
    told.close()
