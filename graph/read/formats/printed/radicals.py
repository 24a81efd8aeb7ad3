"""Radicals that stand for the letters they look like, a fault of the letter maps in printed files.

A font draws 民 and the radical ⺠ with one shape, and programs that print note either: 「州⺠政局」 is 州民政局.
"""

import unicodedata

_SIMPLIFIED = (
    "⺁厂⺎兀⺒巳⺓幺⺝月⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐"
    "⻮齿⻰龙⻳龟⼾户⾭青"
)

RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
RADICALS |= {ord(radical): letter for radical, letter in zip(_SIMPLIFIED[::2], _SIMPLIFIED[1::2], strict=True)}
"""For `str.translate`; the two whose first meaning is an old shape (戶, 靑) become the letters in use."""
