"""Bytes of text to Unicode, by a strict ladder: the same bytes give the same text on every machine.

BOM → UTF-16 without BOM → UTF-8 → GB18030 or Big5, each strictly, and believed only if the result reads like Chinese:
Big5 bytes nearly always decode as GB18030 too, and English as UTF-16, but into letters nobody uses. A text with a few
damaged bytes comes last, each counted as replaced. UTF-8 fits no other text by chance, so its letters may be any.
"""

import codecs
import re
from typing import NamedTuple

from graph.read.formats.blocks import Extracted
from graph.read.gate.refusals import refusal

SAMPLE = 60_000
ENOUGH = 0.1
USUAL = 0.1
_LETTERS = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003134f]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]+")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FAMILIAR = frozenset(
    "的一是在不了有和人大为上个以我要他时来用生作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开合还因由其些然前外天政四日社义"
    "事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通"
    "并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别角期根论运农指区强"
    "放决西被干做必先回则任取据处府市县州省乡镇村局厅委办单责督导查安保障务规划范施措落印通知校教育医"
    "為個時來於會對發動過說產種後學經進著電裏體機當點從業開還應與關間樣現實兩無題黨將組見計別論運農區強決則據處縣鄉鎮"
    "廳辦單責導務規劃範請報級統條員設長資質線數號總項標準門環財創領檔執監"
)


class Reading(NamedTuple):
    """One decoding of the bytes: how much of it is Chinese letters, and how many of these are usual ones."""

    encoding: str
    text: str
    replaced: int
    letters: float
    familiar: float


def read_plain(data: bytes, name: str) -> Extracted:
    """Decode, drop the BOM, CR LF and CR → LF; refuse what holds no Chinese text.

    The GB18030 bytes of 「责任单位：州教育局」 are not valid UTF-8, so the ladder goes on to GB18030.
    """
    reading = decode(data, ENOUGH)
    if reading is None:
        raise refusal("binary" if _looks_binary(data) else "few-chinese", name)
    return Extracted(unix_lines(reading.text), reading.encoding, reading.replaced)


def decode(data: bytes, share: float) -> Reading | None:
    """The decoding that reads like Chinese, or none; `share` is how much of a sample must be Chinese letters at least.

    What a web page declares about itself is no help: the declared charset is wrong too often, the letters never are.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            reading = _leniently(data[len(mark) :], encoding)
            return reading if reading and reading.letters >= share else None
    return _utf16(data, share) or _by_ladder(data, share)


def has_chinese(text: str) -> bool:
    """Whether there is any Chinese letter: a table of figures has few, a document without one is none of ours."""
    return _LETTERS.search(text) is not None


def unix_lines(text: str) -> str:
    """CR LF and a lone CR become LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _utf16(data: bytes, share: float) -> Reading | None:
    for encoding in ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 else ():
        reading = _strictly(data, encoding)
        if reading and reading.letters >= share and reading.familiar >= 2 * USUAL:
            return reading
    return None


def _by_ladder(data: bytes, share: float) -> Reading | None:
    for attempt in (_strictly, _leniently):
        utf8 = attempt(data, "utf-8")
        if utf8 and utf8.letters >= share:
            return utf8
        chinese = [attempt(data, encoding) for encoding in ("gb18030", "big5hkscs")]
        believed = [found for found in chinese if found and found.letters >= share and found.familiar >= USUAL]
        if believed:
            return max(believed, key=lambda reading: reading.familiar)
    return None


def _strictly(data: bytes, encoding: str) -> Reading | None:
    try:
        return _weigh(encoding, data.decode(encoding), 0)
    except UnicodeDecodeError:
        return None


def _leniently(data: bytes, encoding: str) -> Reading | None:
    """A text with damaged places: at most one in two hundred letters, or two in a short one."""
    text = data.decode(encoding, errors="replace")
    replaced = text.count("\ufffd") - (data.count("\ufffd".encode()) if encoding == "utf-8" else 0)
    return _weigh(encoding, text, replaced) if replaced <= max(2, len(text) // 200) else None


def _weigh(encoding: str, text: str, replaced: int) -> Reading:
    """Weigh a part of the text only: telling an encoding must not cost more than using it.

    Which letters are usual is asked from the first letter on: a web page may begin with pages of script.
    """
    sample = text[:SAMPLE]
    solid = sum(map(len, sample.split())) or 1
    controls = sum(map(len, _CONTROLS.findall(sample)))
    share = sum(map(len, _LETTERS.findall(sample))) / solid if controls <= solid // 50 else 0.0
    first = _LETTERS.search(text)
    letters = "".join(_LETTERS.findall(text[first.start() : first.start() + SAMPLE])) if first else ""
    familiar = sum(map(_FAMILIAR.__contains__, letters)) / (len(letters) or 1)
    return Reading(encoding, text, replaced, share, familiar)


def _looks_binary(data: bytes) -> bool:
    sample = data[:SAMPLE]
    return len(sample.translate(None, bytes(range(8)) + bytes(range(14, 32)))) < len(sample) * 0.97
