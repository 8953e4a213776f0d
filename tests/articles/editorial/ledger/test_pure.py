"""Periods, bars and durations: nothing here asks a database."""

from datetime import date

import pytest

from articles import richtext
from articles.editorial.ledger import charts, periods
from articles.editorial.ledger.page import duration
from articles.editorial.ledger.periods import Period


@pytest.mark.parametrize(
    ("key", "first", "last", "label"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "tháng 2/2024"),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31), "quý 4/2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
    ],
)
def test_whole_periods_have_a_short_name(key, first, last, label):
    period = periods.named(key)
    assert (period.first, period.last, period.label, period.key) == (first, last, label, key)
    assert Period(first, last) == period  # days typed by hand mean the same


@pytest.mark.parametrize(
    "key", ["2026-13", "2026-q5", "2026-1", "0000", "1944", "26", "x", "２０２６"]
)
def test_names_that_are_none_are_refused(key):
    with pytest.raises(ValueError):
        periods.named(key)


def test_any_other_days_are_a_period_too():
    some = Period(date(2026, 1, 5), date(2026, 2, 3))
    assert (some.key, some.slug) == ("", "2026-01-05_2026-02-03")
    assert some.label == "từ 05/01/2026 đến 03/02/2026"
    assert some.beside() == (None, None)
    assert Period(some.first, some.first).label == "ngày 05/01/2026"
    with pytest.raises(ValueError):
        Period(some.last, some.first)


def test_one_turns_from_month_to_month_over_the_year():
    before, after = periods.named("2026-01").beside()
    assert (before.key, after.key) == ("2025-12", "2026-02")
    assert [p.key for p in periods.named("2026-q1").beside()] == ["2025-q4", "2026-q2"]
    assert periods.named("1945").beside()[0] is None


def test_long_periods_are_told_in_longer_steps():
    assert len(periods.named("2024-02").steps()) == 29
    assert len(periods.named("2026-q1").steps()) == 3
    assert len(Period(date(2024, 1, 15), date(2026, 12, 31)).steps()) == 36
    decade = Period(date(2015, 6, 1), date(2026, 1, 1)).steps()
    assert (decade[0], decade[-1], len(decade)) == (date(2015, 1, 1), date(2026, 1, 1), 12)


@pytest.mark.parametrize("text", ["2025-08-03", "2025-08", "2025"])
def test_steps_are_read_as_databases_write_them(text):
    assert periods.read_step(text).isoformat().startswith(text)
    assert periods.read_step(text) <= date(2025, 8, 3)


def test_bars_are_as_long_as_their_numbers():
    bars = charts.columns([("1", 5), ("2", 0), ("3", 10)]).bars
    assert [bar.height for bar in bars] == [80, 0, 160]
    assert [bar.number for bar in bars] == ["5", "", "10"]
    lying = charts.rows([("A", 1), ("B", 4)])
    assert [(bar.label, bar.width) for bar in lying.bars] == [("B", "100.000%"), ("A", "25.000%")]
    assert charts.rows([(str(n), n) for n in range(1, 21)]).left_out == 5
    month = charts.columns([(str(n), n % 7) for n in range(31)]).bars
    assert len([bar for bar in month if bar.label]) <= 7
    assert [bar.number for bar in month if bar.number] == ["6"]  # one tells the scale


def test_waits_are_said_as_people_say_them():
    said = [duration(hours) for hours in (0, 0.42, 1, 3.34, 23.999, 24, 53, 1000)]
    assert said == [
        "0 phút", "25 phút", "1 giờ", "3 giờ 20 phút", "1 ngày", "1 ngày", "2 ngày 5 giờ",
        "41 ngày 16 giờ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Mọi người <strong>đ</strong>ến rất sớm.</p>",
        "<h2>Một</h2><ul><li>hai</li><li>ba<br>bốn</li></ul>",
        '<table><tr><th scope="row">Một</th><td>hai</td><td>ba</td></tr></table>',
        '<p>Xem <a href="https://a.vn/?a=1&amp;b=2">ở đây</a> &amp; ở kia</p>\n<p>5 &lt; 6</p>',
    ],
)
def test_words_are_counted_as_they_are_read(html):
    assert richtext.word_count(html) == len(richtext.to_text(html).split())
