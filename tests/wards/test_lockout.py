"""Who guesses is shut out, and nobody shuts out anybody else."""

import logging

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client, RequestFactory

from tests.accounts import LOGIN, fail, is_in, kinds, long_ago, try_in
from tests.people import PASSWORD
from wards.accounts import lockout
from wards.accounts.addresses import client_address, lock_address
from wards.models import AccountEvent

pytestmark = pytest.mark.django_db
ELSEWHERE = "198.51.100.9"


def test_the_fifth_refusal_locks_the_name_at_that_address_for_a_while(people):
    assert fail(5, "huong") == [200, 200, 200, 200, 429]
    locked = try_in("huong")
    assert locked.status_code == 429
    text = locked.content.decode()
    assert "15 phút" in text and "gọi quản trị viên" in text
    assert 840 < int(locked["Retry-After"]) <= 900
    long_ago(minutes=9)
    assert "6 phút" in try_in("huong").content.decode()
    long_ago(minutes=16)
    assert is_in(try_in("huong"))
    assert kinds(people.clerk) == ["refused"] * 5 + ["locked", "signed_in"]


def test_trying_while_locked_does_not_lengthen_it(people):
    fail(5, "huong")
    long_ago(minutes=14)
    fail(3, "huong")
    assert "1 phút" in try_in("huong").content.decode()


def test_trying_while_locked_writes_nothing(people, django_assert_max_num_queries):
    fail(5, "huong")
    with django_assert_max_num_queries(20) as seen:
        assert try_in("huong").status_code == 429
    assert seen.captured_queries
    verbs = {query["sql"].split()[0] for query in seen.captured_queries}
    assert not verbs & {"INSERT", "UPDATE", "DELETE"}


def test_nobody_is_locked_out_from_afar(people):
    fail(7, "huong", ELSEWHERE)
    assert is_in(try_in("huong"))
    assert try_in("huong", address=ELSEWHERE).status_code == 429


def test_another_name_at_that_address_is_not_locked(people):
    fail(6, "huong")
    assert is_in(try_in("tuan"))


def test_a_right_password_forgets_the_wrong_ones_before(people):
    fail(4, "huong")
    assert is_in(try_in("huong"))
    assert fail(4, "huong") == [200] * 4


def test_names_without_an_account_are_locked_alike_and_not_kept(people):
    assert fail(5, "mat-khau-that") == [200, 200, 200, 200, 429]
    assert kinds() == ["refused"] * 5 + ["locked"]
    rows = [*AccessAttempt.objects.values(), *AccountEvent.objects.values()]
    assert "mat-khau-that" not in str(rows)


def test_many_addresses_together_are_bounded_and_the_owner_still_gets_in(people):
    office = Client()
    assert is_in(try_in("huong", client=office, address="192.0.2.1"))
    office.post("/admin/logout/")
    for number in range(5):
        fail(4, "huong", f"198.51.100.{number}")
    assert try_in("huong", address="198.51.100.77").status_code == 429  # right, but unknown there
    # In the browser where they were before, even at a new address.
    assert is_in(try_in("huong", client=office, address="192.0.2.200"))
    assert is_in(try_in("tuan", address="198.51.100.77"))


def test_a_known_browser_is_no_way_around_the_lock_of_a_name_at_an_address(people):
    office = Client()
    try_in("huong", client=office)
    for _ in range(5):
        try_in("huong", "sai-mat-khau", office)
    assert try_in("huong", client=office).status_code == 429


def test_what_says_that_a_browser_is_known_cannot_be_made_up_or_lent(people):
    office = Client()
    try_in("huong", client=office)
    known = office.cookies[lockout.COOKIE]
    assert known["path"] == LOGIN and known["httponly"]
    requests = RequestFactory()
    for value, name, expected in [
        (known.value, "huong", True),
        (known.value, "tuan", False),
        (known.value.swapcase(), "huong", False),
        ("[1]", "huong", False),
    ]:
        requests.cookies[lockout.COOKIE] = value
        assert lockout.is_known_browser(requests.get(LOGIN), name) is expected


def test_one_address_cannot_try_a_few_passwords_of_everybody(people, monkeypatch):
    monkeypatch.setattr(lockout, "ADDRESS_LIMIT", 6)
    for name in ("tuan", "minh", "hoa"):
        fail(2, name, ELSEWHERE)
    assert try_in("huong", address=ELSEWHERE).status_code == 429
    assert is_in(try_in("huong"))


# --- the address ---


def request_from(remote, forwarded=None):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **headers)


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (None, "203.0.113.7", "1.1.1.1", "203.0.113.7"),
        (0, "203.0.113.7", "1.1.1.1", "203.0.113.7"),
        (1, "127.0.0.1", "203.0.113.7", "203.0.113.7"),
        (1, "127.0.0.1", "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        (1, "127.0.0.1", "1.1.1.1,2.2.2.2 ,  203.0.113.7 ", "203.0.113.7"),
        (2, "127.0.0.1", "1.1.1.1, 203.0.113.7, 10.0.0.1", "203.0.113.7"),
        (2, "127.0.0.1", "203.0.113.7", "127.0.0.1"),
        (1, "127.0.0.1", None, "127.0.0.1"),
        (1, "127.0.0.1", "không phải địa chỉ", "127.0.0.1"),
        (1, "127.0.0.1", "203.0.113.7:5123", "203.0.113.7"),
        (1, "127.0.0.1", "[2001:db8::7]:5123", "2001:db8::7"),
        (0, "::ffff:203.0.113.7", None, "203.0.113.7"),
        (0, "", "1.1.1.1", "0.0.0.0"),
    ],
)
def test_the_address_is_the_one_that_no_stranger_can_write(
    settings, proxies, remote, forwarded, address
):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(request_from(remote, forwarded)) == address


def test_a_customer_of_ipv6_is_one_address():
    ones, others = request_from("2001:db8:1:2::1"), request_from("2001:db8:1:2:ffff::9")
    assert lock_address(ones) == lock_address(others) == "2001:db8:1:2::"
    assert lock_address(request_from("2001:db8:1:3::1")) != lock_address(ones)


@pytest.mark.parametrize("proxies", [0, 1])
def test_a_forged_header_neither_escapes_a_lock_nor_makes_one_for_others(settings, people, proxies):
    settings.TRUSTED_PROXIES = proxies

    def passed(forged, true):
        """How a request of `true` arrives that claims to be forwarded for `forged`."""
        if proxies:
            return {"address": "127.0.0.1", "HTTP_X_FORWARDED_FOR": f"{forged}, {true}"}
        return {"address": true, "HTTP_X_FORWARDED_FOR": forged}

    for number in range(5):
        fail(1, "huong", **passed(f"10.0.0.{number}", ELSEWHERE))
    assert try_in("huong", **passed("10.9.9.9", ELSEWHERE)).status_code == 429
    fail(6, "tuan", **passed("192.0.2.44", ELSEWHERE))
    assert is_in(try_in("tuan", **passed("192.0.2.44", "192.0.2.44")))


# --- what is kept, and how one is let in again ---


def test_nothing_that_was_posted_is_kept(people, caplog):
    caplog.set_level(logging.DEBUG)
    data = {"username": "huong", "password": "Bi-Mat-1", "next": "/admin/?q=Bi-Mat-2"}
    Client().post(f"{LOGIN}?x=Bi-Mat-3", data | {"other": "Bi-Mat-4"})
    assert AccessAttempt.objects.exists() and kinds(people.clerk) == ["refused"]
    rows = [*AccessAttempt.objects.values(), *AccountEvent.objects.values()]
    said = [r.getMessage() for r in caplog.records if not r.name.startswith("django.db")]
    assert "Bi-Mat" not in str(rows) + str(said)
    assert "refused account=huong by=- address=127.0.0.1" in said


def test_an_administrator_unlocks_an_account(people, sign_in):
    fail(6, "huong")
    client = sign_in(people.root)
    security = f"/admin/auth/user/{people.clerk.pk}/bao-mat/"
    page = client.get(security).content.decode()
    assert "203.0.113.7" in page and "Mở khóa đăng nhập" in page
    assert client.post(f"{security}mo-khoa/").status_code == 302
    assert "Không bị khóa" in client.get(security).content.decode()
    assert is_in(try_in("huong"))
    unlocked = AccountEvent.objects.get(kind="unlocked")
    assert (unlocked.user, unlocked.by) == (people.clerk, people.root)


def test_the_command_unlocks_an_account_also_where_its_address_is_locked(
    people, monkeypatch, capsys
):
    monkeypatch.setattr(lockout, "ADDRESS_LIMIT", 8)
    fail(5, "tuan"), fail(4, "huong")
    assert try_in("huong").status_code == 429
    call_command("unlock_account", "huong")
    assert "Đã mở khóa huong" in capsys.readouterr().out
    assert is_in(try_in("huong", PASSWORD))


def test_accounts_that_are_off_are_answered_like_any_wrong_password(people):
    people.clerk.is_active = False
    people.clerk.save()
    off, wrong = try_in("huong"), try_in("tuan", "sai-mat-khau")
    assert off.status_code == wrong.status_code == 200
    assert off.context["form"].errors == wrong.context["form"].errors
    assert kinds(people.clerk) == ["refused_off"]
