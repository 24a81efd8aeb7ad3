"""Why a query was not answered. Each has a stable code, words in two languages, and where it can a place in the text.

- `BadRequest`
  - `QueryRefused`: the text of the query (`line` and `column` count from 1; 0 where the whole of it is meant)
    - `QueryTooLong`
  - `NotServed`: the answer cannot be written in the form asked for
- `StoreError`
  - `QueryUnanswered`: no answer came of it this time (`retry_after` seconds)
    - `QueryBusy`: too many are waiting
    - `QueryStopped`: it took more time or memory than a query may
    - `EndpointLost`: the endpoint that keeps the graph does not answer
- `NotExact`: the endpoint cannot be asked over exactly our graphs; nobody outside sees it
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


class EndpointLost(QueryUnanswered):
    """The endpoint that keeps the graph does not answer; `log` says to the log where it is and what is wrong."""

    code = "endpoint-lost"

    def __init__(self, log: str) -> None:
        super().__init__(
            "保存图的端点没有应答",
            "the endpoint that keeps the graph does not answer",
            retry_after=10,
            hint_zh="请稍后再试；页面和接口不受影响。原因见服务日志。",
            hint_en="Try again later; pages and the API go on. The server's log holds the reason.",
        )
        self.log = log


class NotExact(Exception):  # noqa: N818 - the name says what it is
    """The endpoint cannot be asked over exactly our graphs as the journal has them; `reason` is for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def out_of_time(seconds: float) -> tuple[str, str]:
    """What is said of a query that took too long."""
    return f"查询超过 {seconds:g} 秒，已停止", f"the query took more than {seconds:g} seconds and was stopped"
