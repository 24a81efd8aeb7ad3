"""Taking a file from a request: bytes are counted while they arrive, and reading stops at the limit."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from api.problems import TooLarge
from graph.errors import BadRequest

#: What a form adds around a file: boundaries, names, a token.
_FORM_OVERHEAD = 16 * 1024

#: How an upload is described in OpenAPI; FastAPI must not read the body itself, it knows no limit.
UPLOAD_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary", "description": "政策文件 / the document"}
                    },
                }
            },
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


async def receive_file(request: Request, name: str, limit: int) -> tuple[bytes, str]:
    """The bytes of the uploaded file and its name, from a form (`file`) or from the body as it is (named by `name`)."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await _from_form(request, name, limit)
    return b"".join([chunk async for chunk in _counted(request, limit, limit)]), name or "upload"


async def _from_form(request: Request, name: str, limit: int) -> tuple[bytes, str]:
    parser = MultiPartParser(request.headers, _counted(request, limit + _FORM_OVERHEAD, limit), max_files=1)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise BadRequest(
            "上传的表单不完整",
            f"the form is not complete: {error.message}",
            hint_zh="用名为 file 的一个文件字段上传",
            hint_en="Send one file in a field named file",
        ) from error
    try:
        uploaded = form.get("file")
        if not isinstance(uploaded, UploadFile):
            raise BadRequest(
                "表单里没有名为 file 的文件",
                "the form holds no file in a field named file",
                hint_zh="curl -F file=@文件.docx",
                hint_en="curl -F file=@document.docx",
            )
        if uploaded.size is not None and uploaded.size > limit:
            raise _too_large(limit)
        return await uploaded.read(), name or uploaded.filename or "upload"
    finally:
        await form.close()


async def _counted(request: Request, most: int, limit: int) -> AsyncGenerator[bytes, None]:
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise _too_large(limit)
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > most:
            raise _too_large(limit)
        yield chunk


def _too_large(limit: int) -> TooLarge:
    megabytes = f"{limit / 1_000_000:g} MB"
    return TooLarge(
        f"文件超过上限 {megabytes}，没有存入任何内容",
        f"the file is larger than {megabytes}; nothing was stored",
        hint_zh="只上传文件正文，或用 ZEREN_UPLOAD_LIMIT 提高上限",
        hint_en="Upload the document alone, or raise ZEREN_UPLOAD_LIMIT",
    )
