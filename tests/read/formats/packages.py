"""Makes ZIP packages for tests: Word, Excel and OFD files from a few lines of XML."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def package(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these members, deflated."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(kind: str, target: str) -> str:
    """A relations part with one relation."""
    return f'<Relationships><Relationship Id="r1" Type="{RELATION}/{kind}" Target="{target}"/></Relationships>'


def word(body: str, **parts: str) -> bytes:
    """A Word file: the XML of its body, and of parts such as numbering and styles."""
    return package(
        {
            "_rels/.rels": relations("officeDocument", "word/document.xml"),
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
            **{f"word/{part}.xml": f'<w:{part} xmlns:w="{WORD}">{xml}</w:{part}>' for part, xml in parts.items()},
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    """A Word paragraph that Word numbers by itself."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def levels(*forms: tuple[str, str]) -> str:
    """numbering.xml with one list: for each level its form and text."""
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(forms)
    )
    return (
        f'<w:abstractNum w:abstractNumId="5">{written}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    )


def workbook(*sheets: str, **parts: str) -> bytes:
    """An Excel file: the XML inside each worksheet element, and of parts such as styles and sharedStrings."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    targets = "".join(
        f'<Relationship Id="r{n}" Type="{RELATION}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    return package(
        {
            "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATION}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{targets}</Relationships>",
            **{
                f"xl/worksheets/sheet{n}.xml": f'<worksheet xmlns="{SHEET}">{xml}</worksheet>'
                for n, xml in zip(numbers, sheets, strict=True)
            },
            **{f"xl/{part}.xml": f'<root xmlns="{SHEET}">{xml}</root>' for part, xml in parts.items()},
        }
    )


def cells(rows: list[list[str]], merged: tuple[str, ...] = ()) -> str:
    """Worksheet XML of rows of inline text; an empty text makes no cell."""
    written = ""
    for at, row in enumerate(rows, 1):
        texts = "".join(
            f'<c r="{chr(65 + column)}{at}" t="inlineStr"><is><t>{text}</t></is></c>'
            for column, text in enumerate(row)
            if text
        )
        written += f'<row r="{at}">{texts}</row>'
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    return f"<sheetData>{written}</sheetData><mergeCells>{merges}</mergeCells>"


def ofd(*pages: str) -> bytes:
    """An OFD file of pages, each the XML of its text objects."""
    namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    root = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    area = (
        "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
    )
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    return package(
        {
            "OFD.xml": f"<ofd:OFD {namespace}>{root}</ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {namespace}>{area}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
            **{
                f"Doc_0/Pages/Page_{n}/Content.xml": f"<ofd:Page {namespace}><ofd:Content><ofd:Layer>{xml}</ofd:Layer>"
                "</ofd:Content></ofd:Page>"
                for n, xml in enumerate(pages)
            },
        }
    )


def ofd_text(text: str, x: float, y: float, size: float = 5.0) -> str:
    """A text object with its letters one beside the other."""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 160 {size}" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="g {max(len(text) - 1, 1)} {size}">{text}</ofd:TextCode>'
        "</ofd:TextObject>"
    )
