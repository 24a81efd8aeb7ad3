"""Where the vocabulary, the code lists, the registers, the shapes and the questions lie."""

from pathlib import Path

ROOM = Path(__file__).parent
VOCABULARY = ROOM / "vocabulary"
CODES = ROOM / "codes"
REGISTERS = ROOM / "registers"
SHAPES = ROOM / "shapes"
QUESTIONS = ROOM / "questions"
EXAMPLES = ROOM / "examples"

ZEREN = VOCABULARY / "zeren.ttl"
ALIGNMENTS = VOCABULARY / "alignments.ttl"
BORROWED = VOCABULARY / "borrowed.csv"
CONTEXT = VOCABULARY / "context.jsonld"


def load_files(folder: Path, suffix: str) -> tuple[Path, ...]:
    """The files of a folder in the order of their names, so that whatever reads them does so in one order."""
    return tuple(sorted(folder.glob(f"*{suffix}")))
