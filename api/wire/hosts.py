"""Which names of a host are ours, and which is written where an answer needs a whole address.

A name is ours where a setting says so. An address of digits can be nobody else's name, so it is always answered to;
it is written only where the connection really came to it, else the address it came to is.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache

from starlette.types import Scope

from api.settings import Settings

_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::[0-9]{1,5})?", re.ASCII)


class Hosts:
    """The names that the settings give."""

    def __init__(self, settings: Settings) -> None:
        self._names = {name.lower() for name in ("localhost", settings.host, *settings.hosts)}

    def answers_to(self, host: str) -> bool:
        """Whether a `Host` is one of ours, or digits: `localhost:8000`, `[::1]`; not `localhost:x@evil.example`."""
        name = _name_in(host)
        return name is not None and (self._is_named(name) or _is_address(name))

    def written(self, host: str, scope: Scope) -> bytes | None:
        """What is written in place of a `Host` that is answered to but may not be ours; None where it is."""
        name = _name_in(host) or ""
        address, port = scope.get("server") or ("localhost", None)
        if self._is_named(name) or name == address:
            return None
        place = f"[{address}]" if ":" in address else address
        return f"{place}:{port}".encode("ascii") if port else place.encode("ascii")

    def _is_named(self, name: str) -> bool:
        return "*" in self._names or name in self._names


@lru_cache(maxsize=64)
def _name_in(host: str) -> str | None:
    found = _HOST.fullmatch(host.lower())
    return found[1].strip("[]") if found else None


@lru_cache(maxsize=64)
def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
