"""The arithmetic of what an office, a province and the country need, from figures that are given."""

import pytest

from benchmarks.scale import Measured, extents, lines_of, main

MEASURED = Measured(
    documents=100,
    characters=6000,
    triples=8000,
    core_seconds=0.08,
    load=80_000,
    merge=1_000_000,
    journal_bytes=100_000,
    graph_bytes=200,
    index_bytes=50,
    memory_bytes=500,
)


def test_the_arithmetic_is_what_it_says() -> None:
    among = extents(county=200, prefecture=500, province=1000)
    assert [extent.documents for extent in among] == [1000, 24_900, 766_100]
    office = list(lines_of(MEASURED, among, used=0.8, price=0.5))[-3]
    cells = [cell.strip() for cell in office.strip("|").split("|")]
    # 1,000 × 0.08 s ÷ 0.8 = 100 core seconds = 0.028 core hours; 8 million triples at 80,000/s take 100 s
    assert cells == [
        "office",
        "1,000",
        "8.0 M",
        "50 s",
        "6 s",
        "1 s",
        "0.03",
        "¥0.01",
        "2 min",
        "8 s",
        "2.1 GB",
        "4.0 GB",
    ]


def test_it_measures_and_prints(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--sample", "3", "--county", "10"])
    shown = capsys.readouterr().out
    assert "| triples a document |" in shown
    assert "| country |" in shown
