"""The exception tree: what can go wrong, told in Chinese and English.

- `ZerenError`: base; carries a stable code, a Chinese and an English sentence, and what to do
  - `UnreadableFile`: the bytes are no document this program can read
  - `BadRegister`: a register or vocabulary of ours is wrong (raised at load)
  - `BadRequest`: a question that cannot be asked as it stands
    - `NotFound`: what was asked for is not in the store
  - `StoreError`: the store cannot be used
    - `StoreInUse`: another process holds it
    - `InvalidGraph`: SHACL refused what was to be loaded; the store is as it was
"""

from functools import partial
from typing import Self


class ZerenError(Exception):
    """Base: `code` is stable and machine-readable, `zh`/`en` say what was wrong and where, `hint_*` what to do."""

    code = "error"

    def __init__(self, zh: str, en: str, *, hint_zh: str = "", hint_en: str = "") -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en, self.hint_zh, self.hint_en = zh, en, hint_zh, hint_en

    def __reduce__(self) -> tuple[partial[Self], tuple[()]]:
        """Errors travel between processes, with the words they were made of."""
        return partial(type(self), self.zh, self.en, hint_zh=self.hint_zh, hint_en=self.hint_en), ()


class UnreadableFile(ZerenError):  # noqa: N818 - the names say what happened
    """The bytes are no document this program can read (empty, too large, a picture, a damaged archive, …)."""

    code = "unreadable-file"


class BadRegister(ZerenError):  # noqa: N818
    """A register or vocabulary of ours is wrong; the message names file and line."""

    code = "bad-register"


class BadRequest(ZerenError):  # noqa: N818
    """A question that cannot be asked as it stands."""

    code = "bad-request"


class NotFound(BadRequest):
    """What was asked for is not in the store."""

    code = "not-found"


class StoreError(ZerenError):
    """The store cannot be used."""

    code = "store-error"


class StoreInUse(StoreError):  # noqa: N818
    """Another process writes to this store."""

    code = "store-in-use"


class InvalidGraph(StoreError):  # noqa: N818
    """The shapes refused a policy; nothing was stored."""

    code = "invalid-graph"
