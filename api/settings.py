"""Settings: every one has a default, is read once from `ZEREN_*`, and travels as one frozen object."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from api.schemas.day import WrittenDay
from graph.errors import BadRequest

CHINA = timezone(timedelta(hours=8))  # no summer time since 1991, and no need of a time zone database


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


#: Written with commas in the environment: `ZEREN_HOSTS=zeren.example.gov.cn,10.0.0.5`.
Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


def _default_store() -> Path:
    data_home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data_home).expanduser() / "zeren"


class Settings(BaseSettings):
    """What the program can be told from outside; the environment variable is `ZEREN_` and the field's name.

    `ZEREN_PORT=9000 ZEREN_AS_OF=2021-01-01 zeren serve`
    """

    model_config = SettingsConfigDict(env_prefix="ZEREN_", frozen=True, extra="ignore")

    store: Path = Field(
        default_factory=_default_store,
        description="存储目录，或 SPARQL 1.1 端点的地址 / folder of the store, or address of a SPARQL 1.1 endpoint",
    )
    endpoint: str = Field(default="", description="图在哪个端点，空为本机 / the endpoint that keeps the graph, if any")
    data: Path | None = Field(
        default=None, description="用端点时日志所在的目录 / folder of the journal where an endpoint keeps the graph"
    )
    endpoint_update: str = Field(
        default="", description="端点的更新地址，默认由查询地址推得 / where the endpoint takes updates"
    )
    endpoint_user: str = Field(default="", description="端点的用户名 / the endpoint's user")
    endpoint_password: SecretStr = Field(default=SecretStr(""), description="端点的口令 / the endpoint's password")
    host: str = Field(default="127.0.0.1", description="监听地址 / address to listen on")
    port: int = Field(default=8000, ge=0, le=65535, description="端口 / port")
    hosts: Listed = Field(
        default=(), description="另外应答的主机名，* 为任意 / further host names answered to; * for any"
    )
    proxies: Listed = Field(
        default=(), description="可信代理的地址，只信它们转告的来源 / proxies whose X-Forwarded-For is believed"
    )
    origins: Listed = Field(default=(), description="允许跨域读取的来源 / other sites that may read the API")
    upload_limit: int = Field(default=50_000_000, gt=0, description="上传上限（字节） / largest upload, in bytes")
    page_limit: int = Field(default=500, ge=1, description="每页上限 / largest page of a list")
    query_seconds: float = Field(default=5.0, gt=0, le=600, description="一次查询的时限（秒） / time of a SPARQL query")
    query_memory: int = Field(default=512, ge=64, description="一次查询的内存上限（MB） / memory of a SPARQL query")
    query_rows: int = Field(default=10_000, ge=1, description="一次查询的行数上限 / rows of a SPARQL answer")
    query_workers: int = Field(default=2, ge=1, le=64, description="同时进行的查询数 / SPARQL queries at once")
    registers: Path | None = Field(
        default=None, description="自编名录的文件夹 / folder of registers that a clerk keeps beside the bundled ones"
    )
    as_of: WrittenDay | None = Field(
        default=None, description="状态的基准日，默认今天（北京时间） / day on which status is judged"
    )
    licence: str = Field(
        default="",
        description="数据许可的网址，未设则写未声明 / address of the data's licence; none is claimed if unset",
    )
    bundled: bool = Field(default=True, description="首次启动载入自带文件 / take in the bundled policy at first start")

    @model_validator(mode="before")
    @classmethod
    def _tell_address_from_folder(cls, given: dict[str, Any]) -> dict[str, Any]:
        """`ZEREN_STORE=https://…/query` names an endpoint; the journal then lies in ZEREN_DATA, or where it would."""
        if "://" not in str(given.get("store", "")):
            return given
        return given | {"endpoint": str(given["store"]), "store": given.get("data") or _default_store()}

    def today(self) -> date:
        """The day on which status is judged: as set, else today in China."""
        return self.as_of or datetime.now(CHINA).date()


def load_settings() -> Settings:
    """Read the environment once; a value that cannot be used is named together with its variable."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"ZEREN_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors())
        raise BadRequest(
            f"环境变量有误：{wrong}",
            f"these environment variables cannot be used: {wrong}",
            hint_zh="改正或删去它；不设任何变量也能运行",
            hint_en="correct or unset it; everything runs with none set",
        ) from error
