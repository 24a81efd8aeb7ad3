"""Examples for OpenAPI: true answers about the bundled policy, kept beside this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PLACE = Path(__file__).with_name("examples.json")

#: "GET /api/tasks/{task}/owners" → the answer.
EXAMPLES: dict[str, Any] = json.loads(PLACE.read_text("utf-8"))
