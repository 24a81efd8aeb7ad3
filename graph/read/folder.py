"""A folder of documents: which files in it are worth reading, in an order that is the same everywhere."""

import os
from collections.abc import Iterator
from pathlib import Path

from graph.read.gate.refusals import refusal

READABLE = frozenset(
    """
    .txt .text .md .htm .html .shtml .mht .mhtml .docx .doc .wps .rtf .pdf .ofd .xlsx
    """.split()  # noqa: SIM905
)


def files_of(path: Path) -> Iterator[Path]:
    """Files with a readable ending in the folder and below it, sorted by name; hidden files and links are left out.

    `~$方案.docx`, which Word keeps beside an open 方案.docx, is no document.
    """
    if not path.exists():
        raise refusal("missing", str(path))
    if not path.is_dir():
        raise refusal("not-folder", path.name)
    for folder, below, files in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            file = Path(folder, name)
            if file.suffix.lower() in READABLE and not name.startswith((".", "~$")) and not file.is_symlink():
                yield file
