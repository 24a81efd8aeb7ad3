"""Our application over a store that a run has filled: `python -m benchmarks.serve.ours FOLDER`."""

import sys
from pathlib import Path

from api.app import create_app, hold_store
from api.settings import Settings
from benchmarks.sections.loading import made_store
from benchmarks.serve.running import serve


def _main() -> None:
    folder = Path(sys.argv[1])
    app = create_app(Settings(store=folder / "store", bundled=False))
    with made_store(folder) as store:
        hold_store(app, store)
        serve(app)


if __name__ == "__main__":
    _main()
