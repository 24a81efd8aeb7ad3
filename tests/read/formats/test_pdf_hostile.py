"""PDF files that are scans, locked, damaged or made to hurt: one clear error each, in bounded time and memory."""

import random
import zlib
from contextlib import suppress

import pytest

from graph.errors import UnreadableFile
from graph.read.source import read_source
from tests.read.formats.made_pdf import assembled, made_pdf, sheet, stream, wrapped

WORK = "压实校内安全工作责任。督促指导学校牢固树立安全是办学底线的理念。（责任单位：州教育局、州公安局）"
WHOLE = made_pdf([sheet(wrapped(WORK))])
LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)


def _refusal(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_source(data, "计划.pdf")
    return caught.value


def test_a_scan_is_told_as_one_and_what_to_do() -> None:
    picture = {0: stream(b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q")}
    wrong = _refusal(made_pdf([[]], streams=picture))
    assert "扫描件" in wrong.zh
    assert "OCR" in wrong.hint_zh
    assert "OCR" in wrong.hint_en


def test_a_scan_of_many_pages_with_page_numbers_only_is_a_scan() -> None:
    wrong = _refusal(made_pdf([sheet([], foot=f"- {at} -") for at in range(1, 6)]))
    assert "扫描件" in wrong.zh


def test_a_scan_with_the_mark_of_its_scanner_is_a_scan() -> None:
    picture = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q\n"
    marked = picture + b"BT /F 9 Tf 72 40 Td <" + "由扫描软件创建".encode("utf-16-be").hex().encode() + b"> Tj ET"
    wrong = _refusal(made_pdf([sheet(["由扫描软件创建"])], streams={0: stream(marked)}))
    assert "扫描件" in wrong.zh


def test_a_password_is_told() -> None:
    assert "密码" in _refusal(made_pdf([sheet(wrapped(WORK))], trailer=LOCK)).zh


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + b"\xff" * 999])
def test_a_head_without_a_body_is_damaged(data: bytes) -> None:
    assert "损坏" in _refusal(data).zh


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_off_is_read_as_far_as_it_goes_or_refused(share: float) -> None:
    with suppress(UnreadableFile):
        assert read_source(WHOLE[: int(len(WHOLE) * share)], "计划.pdf").text == f"{WORK}\n"


def test_damaged_bytes_give_a_text_or_the_one_error() -> None:
    dice = random.Random(3)
    for _ in range(6):
        data = bytearray(WHOLE)
        for _ in range(dice.choice((1, 5, 50))):
            data[dice.randrange(8, len(data))] = dice.randrange(256)
        with suppress(UnreadableFile):
            assert read_source(bytes(data), "计划.pdf").text


def test_nesting_beyond_measure_is_refused() -> None:
    deep = b"<< /Type /Catalog /Pages 2 0 R /Names " + b"[" * 100_000 + b"]" * 100_000 + b" >>"
    assert _refusal(assembled([deep, b"<< /Type /Pages /Count 0 /Kids [] >>"])).hint_zh


def test_pages_that_lead_back_to_themselves_end() -> None:
    circle = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>"]
    assert _refusal(assembled(circle)).hint_zh


def test_a_stream_that_unpacks_to_gigabytes_is_stopped() -> None:
    packed = zlib.compress(_zeros(3_000_000_000), 9)
    assert len(packed) < 100_000
    bomb = b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    wrong = _refusal(made_pdf([sheet(wrapped(WORK))], streams={0: bomb}))
    assert "用时或内存" in wrong.zh


def test_more_pages_than_any_document_has_are_refused() -> None:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = b" ".join(b"%d 0 R" % at for at in range(3, 5_004))
    objects.append(b"<< /Type /Pages /Count 5001 /Kids [%s] >>" % kids)
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"] * 5_001
    assert "过多" in _refusal(assembled(objects)).zh


def _zeros(count: int) -> bytes:
    """That many zero bytes, packed by repeating one packed block."""
    block = 1_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = packer.compress(bytes(block)) + packer.flush(zlib.Z_FULL_FLUSH)
    check = ((count % 65521) << 16 | 1).to_bytes(4, "big")
    return b"\x78\xda" + once * (count // block) + b"\x03\x00" + check
