"""The long run: `python -m tests.fuzz --minutes 60`. Cases that fail are kept, with what they raised."""

import argparse
import hashlib
import random
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz.damage import random_bytes
from tests.fuzz.soundness import try_bytes

_LENGTHS = (300, 300, 300, 1000, 1000, 3000, 20_000)
_SLOWEST = 10.0  # seconds; a case of 40,000 characters takes far less


def main() -> int:
    """Run until the time is over; the exit status tells whether any case failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--dice", type=int, default=1, help="where the random cases start")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    asked = parser.parse_args()
    began = told = time.monotonic()
    cases = read = failed = 0
    slowest = 0.0
    while time.monotonic() - began < asked.minutes * 60:
        dice = random.Random(f"{asked.dice} {cases}")
        data = random_bytes(dice, dice.choice(_LENGTHS))
        started = time.process_time()
        try:
            read += try_bytes(data, dice, every=10)
        except Exception:  # noqa: BLE001 - whatever a case raises is what this run looks for
            failed += 1
            _keep(asked.keep, data)
        took = time.process_time() - started
        slowest = max(slowest, took)
        if took > _SLOWEST:
            failed += 1
            _keep(asked.keep, data, f"slow: {took:.1f} s for {len(data)} bytes\n")
        cases += 1
        if time.monotonic() - told > 60:
            told = time.monotonic()
            _tell(told - began, cases, read, failed, slowest)
    _tell(time.monotonic() - began, cases, read, failed, slowest)
    sys.stdout.write("failed\n" if failed else "passed\n")
    return int(failed > 0)


def _keep(folder: Path, data: bytes, why: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(data).hexdigest()[:12]
    (folder / f"{name}.bin").write_bytes(data)
    why = why or traceback.format_exc()
    (folder / f"{name}.txt").write_text(why, "utf-8", "backslashreplace")
    sys.stdout.write(f"kept {name}: {why.splitlines()[-1][:200]}\n")


def _tell(seconds: float, cases: int, read: int, failed: int, slowest: float) -> None:
    sys.stdout.write(
        f"{seconds / 60:6.1f} min  {cases} cases, {read} read as documents, {failed} failed, slowest {slowest:.2f} s\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
