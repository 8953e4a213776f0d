"""Accounts that nobody uses are switched off; one administrator always stays."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.accounts import is_in, kinds, stored, try_in
from tests.breaches import refused
from tests.people import PASSWORD
from wards import scope
from wards.accounts import events, keeping
from wards.models import AccountEvent

pytestmark = pytest.mark.django_db


def last_here(user, days, joined=400):
    """`user` signed in so many days ago (None: never) and joined so many days ago."""
    now = timezone.now()
    get_user_model().objects.filter(pk=user.pk).update(
        last_login=None if days is None else now - timedelta(days=days),
        date_joined=now - timedelta(days=joined),
    )


@pytest.fixture
def desk(people):
    """Only two of them have been here lately."""
    for user in vars(people).values():
        last_here(user, 1)
    last_here(people.clerk, 46)
    last_here(people.other_clerk, 44)
    last_here(people.stranger, None, joined=50)
    last_here(people.reviewer, None, joined=10)
    return people


def off() -> set[str]:
    return set(get_user_model().objects.filter(is_active=False).values_list("username", flat=True))


def retire(*options):
    call_command("retire_idle_accounts", *options)


def test_whoever_has_not_signed_in_for_45_days_is_switched_off_and_named(desk, capsys):
    retire()
    assert off() == {"huong", "la"}
    said = capsys.readouterr().out
    assert "huong: lần cuối" in said and "la: chưa đăng nhập lần nào" in said
    assert "2 tài khoản đã tắt" in said
    assert kinds(desk.clerk) == ["retired"]
    retire()
    assert "0 tài khoản đã tắt" in capsys.readouterr().out


def test_looking_only_changes_nothing(desk, capsys):
    AccountEvent.objects.create(kind="refused", at=timezone.now() - timedelta(days=500))
    retire("--dry-run")
    assert "2 tài khoản sẽ tắt" in capsys.readouterr().out
    assert off() == set() and AccountEvent.objects.count() == 1


def test_another_number_of_days_can_be_given(desk):
    retire("--days", "43")
    assert off() == {"huong", "tuan", "la"}
    with pytest.raises(CommandError):
        retire("--days", "0")


def test_the_last_administrator_stays(desk):
    second = get_user_model().objects.create_superuser("root2", password=PASSWORD)
    last_here(desk.root, 90)
    last_here(second, 80)
    retire()
    assert off() == {"huong", "la", "root"}
    retire()
    assert stored(second).is_active


def test_an_account_that_cannot_administer_does_not_stand_in_for_the_last_one(desk):
    accounts = get_user_model().objects
    accounts.create_superuser("khong-vao", password=PASSWORD, is_staff=True)
    accounts.filter(username="khong-vao").update(is_staff=False)
    accounts.create_superuser("chua-dat-mat-khau")
    last_here(desk.root, 90)
    retire()
    assert stored(desk.root).is_active


def test_roles_stay_and_hold_again_when_the_account_is_switched_on(desk, sign_in):
    retire()
    assert not scope.unit_ids(stored(desk.clerk))
    client = sign_in(desk.root)
    change = f"/admin/auth/user/{desk.clerk.pk}/change/"
    page = client.get(change).content.decode()
    assert "Tự tắt ngày" in page and "vì lâu không đăng nhập" in page
    data = {"username": "huong", "is_active": "on", "is_staff": "on"}
    assert client.post(change, data).status_code == 302
    assert scope.unit_ids(stored(desk.clerk))
    retire()  # it has the full time again, though its last sign-in is long ago
    assert stored(desk.clerk).is_active
    assert is_in(try_in("huong"))
    assert kinds(desk.clerk) == ["retired", "switched_on", "signed_in"]


def test_a_session_ends_with_the_account_and_does_not_come_back_with_it(desk, sign_in):
    client = sign_in(desk.clerk)
    assert client.get("/admin/").status_code == 200
    last_here(desk.clerk, 46)
    retire()
    assert client.get("/admin/").status_code == 302
    get_user_model().objects.filter(pk=desk.clerk.pk).update(is_active=True)
    assert client.get("/admin/")["Location"].startswith("/admin/login/")


def test_what_is_written_down_goes_after_half_a_year(desk):
    for days in (1, 179, 181):
        AccountEvent.objects.create(kind="refused", at=timezone.now() - timedelta(days=days))
    retire()
    kept = AccountEvent.objects.filter(kind="refused")
    assert kept.count() == 2
    with pytest.raises(CommandError, match="ít nhất 30 ngày"):
        retire("--keep-events", "29")


def test_the_database_itself_keeps_what_happened_lately(people):
    event = AccountEvent.objects.create(kind="refused", user=people.stranger, username="la")
    old = AccountEvent.objects.create(kind="refused", at=timezone.now() - timedelta(days=31))
    mine = AccountEvent.objects.filter(pk=event.pk)
    refused(mine.delete)
    for changed in ({"kind": "signed_in"}, {"address": None, "note": "x"}, {"user": people.root}):
        refused(lambda fields: mine.update(**fields), changed)
    refused(lambda: AccountEvent.objects.filter(pk=old.pk).update(at=timezone.now()))
    with pytest.raises(IntegrityError), transaction.atomic():
        events.prune(timezone.now())
    old.delete()
    people.stranger.delete()  # the account may go; its name stays
    assert mine.get().user is None and mine.get().username == "la"


def test_idle_is_told_by_the_later_of_all_dates(desk):
    assert {user.username for user in keeping.idle(days=9)} == {"huong", "tuan", "la", "minh"}
    assert keeping.idle(at=timezone.now() - timedelta(days=200)) == []
