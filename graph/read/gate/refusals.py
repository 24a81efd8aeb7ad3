"""Why a file cannot be read and what to do about it: every sentence in one place, Chinese and English.

`raise refusal("empty", name)`; the hint says what a person at a desk can do next.
"""

from graph.errors import UnreadableFile

_REASONS: dict[str, tuple[str, str, str, str]] = {
    "missing": (
        "找不到文件“{name}”", "no such file: {name}",
        "请核对路径和文件名", "check the path and the name",
    ),
    "folder": (
        "“{name}”是文件夹，不是文件", "{name} is a folder, not a file",
        "请指定文件夹里的一个文件，或整个文件夹批量导入", "name a file in it, or take in the whole folder",
    ),
    "not-folder": (
        "“{name}”不是文件夹", "{name} is not a folder",
        "请指定一个文件夹", "name a folder",
    ),
    "no-access": (
        "无法打开文件“{name}”：{detail}", "cannot open {name}: {detail}",
        "请检查读取权限，或复制到别处再试", "check the permission to read it, or copy it elsewhere",
    ),
    "too-large": (
        "文件“{name}”超过{detail}的上限", "{name} is larger than the limit of {detail}",
        "请拆成几个文件，或删去图片后另存", "split it, or save it again without pictures",
    ),
    "empty": (
        "文件“{name}”是空的", "{name} is empty",
        "请核对是否选对了文件、是否下载完整", "check that it is the right file and was downloaded whole",
    ),
    "no-text": (
        "文件“{name}”里没有文字", "{name} holds no text",
        "请核对是否选对了文件", "check that it is the right file",
    ),
    "picture": (
        "“{name}”是图片，没有可读的文字", "{name} is a picture without text",
        "请提供文字版，或先用文字识别（OCR）软件处理", "use a text version, or run OCR on it first",
    ),
    "binary": (
        "“{name}”不是文字文件", "{name} is not a text file",
        "请另存为 .txt、.docx 或带文字的 PDF 再试", "save it as .txt, .docx or a PDF with text",
    ),
    "unsupported": (
        "“{name}”是{detail}，暂不支持这种格式", "{name} is {detail}, which is not supported",
        "请另存为 .docx、.xlsx 或 .txt 再试", "save it as .docx, .xlsx or .txt",
    ),
    "few-chinese": (
        "“{name}”里几乎没有汉字，或编码无法识别", "{name} has hardly any Chinese letters, or an unknown encoding",
        "请用记事本打开，另存为 UTF-8 编码再试", "open it in an editor and save it as UTF-8",
    ),
    "damaged": (
        "文件“{name}”已损坏或不完整（{detail}）", "{name} is damaged or cut off ({detail})",
        "请重新下载，或用原来的软件打开后另存再试", "download it again, or open it and save it once more",
    ),
    "password": (
        "文件“{name}”有密码保护", "{name} is protected by a password",
        "请先用密码打开，另存为不加密的文件", "open it with the password and save it without",
    ),
    "scan": (
        "“{name}”是扫描件，没有文字层", "{name} is a scan without a text layer",
        "请提供文字版，或先用文字识别（OCR）软件处理", "use a text version, or run OCR on it first",
    ),
    "bomb": (
        "文件“{name}”解压后过大（{detail}），已停止读取", "{name} unpacks to too much ({detail}); reading stopped",
        "请确认文件来源；正常的公文不会这样", "check where it comes from; no ordinary document does this",
    ),
    "doctype": (
        "文件“{name}”含有不允许的实体声明（{detail}）", "{name} declares entities, which is not allowed ({detail})",
        "请确认文件来源；正常的公文不会这样", "check where it comes from; no ordinary document does this",
    ),
    "garbled": (
        "“{name}”的文字层是乱码，无法识别", "the text layer of {name} is garbled",
        "请提供 Word 或文字版，或用文字识别（OCR）软件处理", "use a Word or text version, or run OCR on it",
    ),
    "too-slow": (
        "读取文件“{name}”用时或内存超过上限，已停止", "reading {name} took too much time or memory and was stopped",
        "请拆成几个文件，或另存为 .docx 再试", "split it into several files, or save it as .docx",
    ),
    "too-deep": (
        "文件“{name}”的结构嵌套过深（{detail}）", "{name} is nested too deeply ({detail})",
        "请把文字复制到新的文档里另存再试", "copy the text into a new document and save that",
    ),
    "too-many": (
        "文件“{name}”的{detail}过多", "{name} has too many {detail}",
        "请拆成几个文件再试", "split it into several files",
    ),
    "old-word": (
        "“{name}”是旧版 Word 文件，本机没有转换程序", "{name} is an old Word file; nothing here converts it",
        "请用 Word 或 WPS 打开，另存为 .docx；或安装 LibreOffice", "save it as .docx, or install LibreOffice",
    ),
    "convert-failed": (
        "转换文件“{name}”没有成功（{detail}）", "converting {name} failed ({detail})",
        "请用 Word 或 WPS 打开，另存为 .docx 再试", "open it in Word or WPS and save it as .docx",
    ),
}  # fmt: skip


def refusal(reason: str, name: str, detail: str = "") -> UnreadableFile:
    """The error to raise for `reason`; `detail` fills the place left for it: one word, or "词 / word"."""
    zh, en, hint_zh, hint_en = _REASONS[reason]
    detail_zh, _, detail_en = detail.partition(" / ")
    return UnreadableFile(
        zh.format(name=name, detail=detail_zh),
        en.format(name=name, detail=detail_en or detail_zh),
        hint_zh=hint_zh,
        hint_en=hint_en,
    )
