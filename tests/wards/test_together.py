"""Several querysets with one statement: each gives what it would give by itself."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import models
from django.db.models import Count, Exists, OuterRef, Value
from django.utils import timezone

from articles.models import Article, Edition
from wards import together
from wards.models import FormerName, Unit

pytestmark = pytest.mark.django_db


def test_each_part_gives_the_rows_that_it_gives_alone(
    city, make_article, publish, django_assert_num_queries
):
    FormerName.objects.create(unit=city.viet_hung, name="Tên cũ", until="2026-01-01")
    attached = [{"key": "k", "title": "Tệp “a”"}]
    for number in range(3):
        publish(make_article(title=f"Tin % {number}", attachments=attached, about=[city.bo_de]))
    named = FormerName.objects.filter(unit=OuterRef("pk"))
    parts = [
        Edition.objects.select_related("unit", "category"),  # dates, JSON, bytes, nothing, yes
        Edition.objects.order_by("-number", "-pk").only("title")[1:],
        Unit.objects.annotate(was_called=Exists(named), below=Count("children")),
        Article.objects.values_list("title", "created_at", "unit__name"),
        Article.objects.values_list("pk", flat=True).order_by("-pk"),
        FormerName.objects.values("until"),
        Unit.objects.filter(slug="khong-co"),
        Unit.objects.filter(pk__in=[]),
    ]
    with django_assert_num_queries(1):
        found = together.read(*parts)
    for part, rows in zip(parts, found, strict=True):
        assert rows == list(part)
    each = list(Edition.objects.select_related("unit"))
    with django_assert_num_queries(0):
        for here, alone in zip(found[0], each, strict=True):
            names = [field.attname for field in Edition._meta.concrete_fields]
            assert [getattr(here, n) for n in names] == [getattr(alone, n) for n in names]
            assert bytes(here.unit.name_order) == bytes(alone.unit.name_order)
            assert here.unit.opened_on == city.viet_hung.opened_on
        assert {u.slug: u.was_called for u in found[2]}["viet-hung"] is True
        assert {u.slug: u.below for u in found[2]}["ha-noi"] == 3
    with django_assert_num_queries(1):
        assert found[1][0].lead  # put off, as it was asked


def test_rows_keep_the_order_that_their_part_asks_for(city):
    orders = [Unit.objects.order_by("name_words", "pk"), Unit.objects.order_by("-slug")]
    assert together.read(*orders, orders[0]) == [list(orders[0]), list(orders[1]), list(orders[0])]


def test_what_a_part_prefetches_comes_as_well(city, django_assert_num_queries):
    with django_assert_num_queries(2):
        units, _ = together.read(Unit.objects.prefetch_related("children"), Unit.objects.none())
        assert any(unit.children.all() for unit in units)


def test_an_instant_comes_back_to_the_microsecond(make_article, publish):
    at = timezone.now().replace(microsecond=123456) - timedelta(days=1)
    publish(make_article(), at=at)
    assert together.read(Edition.objects.values_list("starts_at", flat=True)) == [[at]]


def test_nothing_to_ask_is_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert together.read(Unit.objects.none(), Unit.objects.filter(pk__in=[])) == [[], []]


HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
VALUES = [
    (models.BigIntegerField(), 2**53 + 1),
    (models.BigIntegerField(), -(2**63)),
    (models.BooleanField(), True),
    (models.BooleanField(), False),
    (models.BooleanField(), None),
    (models.TextField(), ""),
    (models.TextField(), "Ế ổ \U0001f600 \"“'\\ \n\t\x01\x7f\u2028 %s %% {} </script> null"),
    (models.TextField(), None),
    (models.CharField(), "2026-01-01"),
    (models.DateField(), date(1, 1, 1)),
    (models.DateField(), None),
    (models.DateTimeField(), datetime(2026, 6, 1, 12, 0, 0, 0, UTC)),
    (models.DateTimeField(), datetime(2026, 6, 1, 12, 0, 0, 100, UTC)),
    (models.DateTimeField(), datetime(1900, 6, 1, 0, 30, 0, 999999, HANOI)),  # +07:06:30
    (models.DateTimeField(), None),
    (models.BinaryField(), b"\0\xff\\x"),
    (models.BinaryField(), b""),
    (models.JSONField(), {"a": [1, None, "“Ế”", True], "n": 2**53 + 1}),
    (models.JSONField(), []),
    (models.JSONField(), "chữ"),
]


@pytest.mark.parametrize(("field", "value"), VALUES)
def test_a_value_comes_back_as_it_does_alone(city, field, value):
    part = Unit.objects.annotate(found=Value(value, output_field=field)).order_by("pk")[:1]
    [alone] = part.values_list("found", flat=True)
    [[here]] = together.read(part.values_list("found", flat=True))
    if isinstance(alone, memoryview):
        alone = bytes(alone)
    assert (type(here), here) == (type(alone), alone)
    [[whole]] = together.read(part)
    assert whole.found == alone


@pytest.mark.parametrize(
    "kind",
    [
        models.DecimalField,
        models.DurationField,
        models.FloatField,
        models.TimeField,
        models.UUIDField,
    ],
)
def test_what_would_come_back_as_something_else_is_refused(city, kind):
    part = Unit.objects.annotate(found=Value(None, output_field=kind()))
    with pytest.raises(NotImplementedError, match=kind.__name__):
        together.read(part.values_list("found"))
