"""A process whose disk fills up while it works: files may not grow past a limit."""

import resource
import sys
from pathlib import Path

from graph.errors import StoreError
from tests.store.by_hand import another
from tests.store.keeping import NOTICE, opened, policies


def run(folder: Path) -> list[str]:
    """Takes documents in until the disk is full, shows that answers go on, and makes room again."""
    said = []
    with opened(folder, NOTICE) as store:
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, most))
        taken = 1
        try:
            for number in range(100, 200):
                store.ingest(another(f"某府办函〔2021〕{number}号"), f"{number}.txt")
                taken += 1
        except StoreError as error:
            said.append(f"refused: {error.zh}")
        said.append(f"answers: {len(policies(store)) == taken == store.version}")
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        last = store.ingest(another("某府办函〔2021〕999号"), "999.txt").event
        said.append(f"again: {last == taken + 1}")
        said.append(f"shown: {len(policies(store)) == taken + 1} {store.on_disk}")
    return said


if __name__ == "__main__":
    sys.stdout.write("\n".join(run(Path(sys.argv[1]))))
