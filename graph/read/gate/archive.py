"""ZIP packages (docx, xlsx, OFD), read in memory only and never beyond the limits.

Nothing is ever written to the disk, so a member named ../../etc/passwd is a name like any other. Sizes are checked
as declared, before anything is unpacked, and counted again while unpacking.
"""

import lzma
import struct
import zipfile
import zlib
from io import BytesIO

from graph.read.gate.limits import MEMBER_BYTES, MEMBERS, RATIO, RATIO_FROM, UNPACKED_BYTES
from graph.read.gate.refusals import refusal

# What `zipfile` lets out for damaged archives, unknown compression and wrong declared sizes.
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    LookupError, OverflowError, struct.error,
)  # fmt: skip


class Package:
    """An opened archive whose declared sizes are within the limits."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._unpacked = 0
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
        except BROKEN as wrong:
            raise refusal("damaged", name, "ZIP") from wrong
        self._members = {member.filename.lstrip("/"): member for member in self._file.infolist()}
        self._check_declared()

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def names(self) -> list[str]:
        """Names of all members, in the order of the archive."""
        return list(self._members)

    def read(self, member: str) -> bytes:
        """Unpack one member; a missing one is damage: its package refers to it."""
        if member not in self._members:
            raise refusal("damaged", self.name, member)
        try:
            with self._file.open(self._members[member]) as file:
                data = file.read(MEMBER_BYTES + 1)
        except BROKEN as wrong:
            raise refusal("damaged", self.name, member) from wrong
        # Counted over all reads: a package may name one member as each of its thousand pages.
        self._unpacked += len(data)
        if len(data) > MEMBER_BYTES or self._unpacked > UNPACKED_BYTES:
            raise refusal("bomb", self.name, member)
        return data

    def _check_declared(self) -> None:
        members = self._file.infolist()
        if len(members) > MEMBERS:
            raise refusal("too-many", self.name, "压缩包成员 / members")
        if any(member.flag_bits & 1 for member in members):
            raise refusal("password", self.name)
        if sum(member.file_size for member in members) > UNPACKED_BYTES:
            raise refusal("bomb", self.name, f"{UNPACKED_BYTES // 1_000_000} MB")
        for member in members:
            if member.file_size > RATIO_FROM and member.file_size > RATIO * max(member.compress_size, 1):
                raise refusal("bomb", self.name, f"1:{RATIO}")
