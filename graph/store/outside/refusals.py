"""Why a query was not answered. Each has a stable code, words in two languages, and where it can a place in the text.

- `BadRequest`
  - `QueryRefused`: the text of the query (`line` and `column` count from 1; 0 where the whole of it is meant)
    - `QueryTooLong`
  - `NotServed`: the answer cannot be written in the form asked for
- `StoreError`
  - `QueryUnanswered`: no answer came of it this time (`retry_after` seconds)
    - `QueryBusy`: too many are waiting
    - `QueryStopped`: it took more time or memory than a query may
"""

from graph.errors import BadRequest, StoreError


class QueryRefused(BadRequest):
    """The query as it is written cannot be answered here."""

    code = "query-refused"

    def __init__(self, zh: str, en: str, *, line: int = 0, column: int = 0, code: str = "query-refused") -> None:
        place = (f"第 {line} 行第 {column} 列：", f"line {line}, column {column}: ") if line else ("", "")
        super().__init__(place[0] + zh, place[1] + en)
        self.line, self.column, self.code = line, column, code
        self.said = (zh, en)


class QueryTooLong(QueryRefused):
    """More bytes than a query may have."""


class NotServed(BadRequest):
    """The answer cannot be written in the form asked for."""

    code = "not-served"


class QueryUnanswered(StoreError):  # noqa: N818
    """No answer came of the query; asking again later, or for less, may bring one."""

    code = "unanswered"

    def __init__(self, zh: str, en: str, *, retry_after: int, hint_zh: str = "", hint_en: str = "") -> None:
        super().__init__(zh, en, hint_zh=hint_zh, hint_en=hint_en)
        self.retry_after = retry_after


class QueryBusy(QueryUnanswered):
    """Too many queries are waiting, or the copy of the graph is not ready yet."""

    code = "busy"


class QueryStopped(QueryUnanswered):
    """It took more time or memory than a query may, and was stopped."""

    code = "stopped"
