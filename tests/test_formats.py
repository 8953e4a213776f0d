"""Dates, times and numbers as people in Việt Nam write and read them."""

from datetime import UTC, date, datetime, time

import pytest
from django import forms
from django.template import Context, Template
from django.utils import formats, timezone

NOON = datetime(2022, 6, 5, 5, 4, tzinfo=UTC)  # 12:04 in Hà Nội


class WhenForm(forms.Form):
    day = forms.DateField(required=False)
    hour = forms.TimeField(required=False)
    moment = forms.DateTimeField(required=False)


class SplitForm(forms.Form):
    starts_at = forms.SplitDateTimeField()


def read(field: str, typed: str):
    """What the form makes of what was typed; None if it is refused."""
    form = WhenForm({field: typed})
    return form.cleaned_data[field] if form.is_valid() else None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("19/05/2022", date(2022, 5, 19)),
        ("05/06/2022", date(2022, 6, 5)),  # not 6 May
        ("5/6/2022", date(2022, 6, 5)),
        ("5-6-2022", date(2022, 6, 5)),
        ("5.6.2022", date(2022, 6, 5)),
        ("05/06/22", date(2022, 6, 5)),
        ("2022-06-05", date(2022, 6, 5)),  # what a browser's own date field sends
        ("05/19/2022", None),
        ("31/06/2022", None),
        ("mai", None),
    ],
)
def test_a_day_is_read_before_its_month(typed, day):
    assert read("day", typed) == day


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("09:00", time(9)),
        ("9:05", time(9, 5)),
        ("9h30", time(9, 30)),
        ("19h00", time(19)),
        ("23:59:30", time(23, 59, 30)),
        ("25:00", None),
        ("9.30pm", None),
    ],
)
def test_an_hour_is_read_on_the_24_hour_clock(typed, hour):
    assert read("hour", typed) == hour


@pytest.mark.parametrize(
    "typed",
    [
        "05/06/2022 12:04",
        "5-6-2022 12:04",
        "12:04 05/06/2022",
        "05/06/2022 12:04:00",
        "2022-06-05 12:04",
        "2022-06-05T12:04",
    ],
)
def test_a_moment_is_read_in_the_time_of_hanoi(typed):
    assert read("moment", typed) == NOON


def test_day_and_hour_in_two_fields_are_one_moment():
    form = SplitForm({"starts_at_0": "05/06/2022", "starts_at_1": "12h04"})
    assert form.is_valid()
    assert form.cleaned_data["starts_at"] == NOON


def test_a_form_shows_again_what_it_would_read():
    page = str(SplitForm(initial={"starts_at": NOON}))
    assert 'value="05/06/2022"' in page
    assert 'value="12:04"' in page
    assert 'value="05/06/2022"' in str(WhenForm(initial={"day": date(2022, 6, 5)})["day"])


@pytest.mark.parametrize(
    ("shown_by", "text"),
    [
        ("{{ day }}", "05/06/2022"),
        ("{{ day|date }}", "05/06/2022"),
        ("{{ moment }}", "05/06/2022 12:04"),
        ("{{ moment|date:'SHORT_DATE_FORMAT' }}", "05/06/2022"),
        ("{{ moment|date:'SHORT_DATETIME_FORMAT' }}", "05/06/2022 12:04"),
        ("{{ moment|time }}", "12:04"),
        ("{{ day|date:'YEAR_MONTH_FORMAT' }}", "tháng 06/2022"),
        ("{{ day|date:'MONTH_DAY_FORMAT' }}", "05/06"),
        ("{{ day|date:'l' }}", "Chủ nhật"),
        ("{{ monday|date:'l' }}", "Thứ Hai"),
        ("{{ million|floatformat:'g' }}", "1.000.000"),
        ("{{ share|floatformat:1 }}", "12,5"),
        ("{{ count|floatformat:'g' }}", "1.234"),
    ],
)
def test_pages_show_the_day_first_and_numbers_with_dots(shown_by, text):
    values = {"day": date(2022, 6, 5), "moment": NOON, "count": 1234, "million": 10**6}
    values["monday"] = date(2022, 6, 6)
    assert Template(shown_by).render(Context(values | {"share": 12.5})) == text


def test_the_format_named_in_python_is_the_one_that_pages_use():
    assert formats.date_format(date(2022, 6, 5)) == "05/06/2022"
    assert formats.localize(timezone.localtime(NOON)) == "05/06/2022 12:04"


def test_the_week_starts_on_monday():
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
