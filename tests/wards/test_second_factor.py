"""A password alone does not open the desk to whoever has, or must have, a second factor."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.accounts import CODE, App, enrol, is_in, kinds, try_in
from tests.articles.editorial import matrix_doors
from wards.accounts import factor
from wards.models import AccountEvent

pytestmark = pytest.mark.django_db
OWN = "/admin/tai-khoan/"
FACTOR = "/admin/tai-khoan/hai-lop/"
DESK = "/admin/articles/article/"


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR = "required"


def half_in(name) -> Client:
    """A browser in which the password was right."""
    client = Client()
    assert is_in(try_in(name, client=client))
    return client


def give(client, code):
    """Post a code at the second step of the sign-in."""
    return client.post(CODE, {"code": code, "next": DESK})


def wait_long_enough():
    """Make it as if the last wrong code had been a long time ago."""
    for model in (TOTPDevice, StaticDevice):
        model.objects.update(throttling_failure_timestamp=timezone.now() - timedelta(hours=1))


# --- turning it on ---


def test_it_is_turned_on_with_the_first_code_of_the_app(people, sign_in):
    client = sign_in(people.clerk)
    page = client.get(FACTOR).content.decode()
    assert "Bắt đầu" in page and not TOTPDevice.objects.exists()
    client.post(f"{FACTOR}bat-dau/")
    page = client.get(FACTOR)
    assert page.context["qr"].startswith("data:image/svg+xml")
    assert page.context["key"].replace(" ", "") in page.context["device"].config_url
    assert client.get(FACTOR).context["key"] == page.context["key"]  # a phone may reload the page
    app = App(people.clerk)
    assert "Mã không đúng" in client.post(FACTOR, {"code": "000000"}).content.decode()
    assert factor.device_of(people.clerk) is None
    wait_long_enough()
    page = client.post(FACTOR, {"code": f" {app.code()[:3]} {app.code()[3:]} "})
    assert len(set(page.context["codes"])) == 10
    assert "no-store" in page["Cache-Control"]
    assert client.get(DESK).status_code == 200  # whoever has just given a code is not asked again
    assert "Còn 10 mã dự phòng" in client.get(OWN).content.decode()
    assert not any(code in client.get(OWN).content.decode() for code in page.context["codes"])
    assert client.post(f"{FACTOR}bat-dau/").status_code == 302
    assert TOTPDevice.objects.count() == 1
    assert kinds(people.clerk) == ["signed_in", "factor_on"]


# --- signing in ---


def test_a_code_is_asked_for_after_the_password(people):
    app = enrol(people.clerk)
    client = half_in("huong")
    led = client.get(f"{DESK}?q=hoa")
    assert (led.status_code, led["Location"]) == (
        302,
        f"{CODE}?next=%2Fadmin%2Farticles%2Farticle%2F%3Fq%3Dhoa",
    )
    assert client.post(f"{DESK}add/", {"title": "Lén"})["Location"] == CODE
    entered = give(client, app.code())
    assert (entered.status_code, entered["Location"]) == (302, DESK)
    assert client.get(DESK).status_code == 200
    assert kinds(people.clerk)[-2:] == ["signed_in", "code_accepted"]


def test_the_session_gets_a_new_key_with_the_code(people):
    app = enrol(people.clerk)
    client = half_in("huong")
    before = client.session.session_key
    give(client, app.code())
    assert client.session.session_key != before


def test_the_password_alone_does_not_bring_back_a_session_that_was_ended(people, sign_in):
    app = enrol(people.clerk)
    stolen = half_in("huong")
    assert give(stolen, app.code())["Location"] == DESK
    sign_in(people.root).post(f"/admin/auth/user/{people.clerk.pk}/bao-mat/ket-thuc-phien/")
    assert is_in(try_in("huong", client=stolen))
    assert stolen.get(DESK)["Location"].startswith(CODE)


def test_a_code_is_good_for_one_sign_in(people):
    app = enrol(people.clerk)
    code = app.code()
    assert give(half_in("huong"), code).status_code == 302
    again = give(half_in("huong"), code)
    assert "đã dùng rồi" in again.content.decode()
    assert half_in("huong").get(DESK).status_code == 302


def test_whoever_guesses_has_to_wait_twice_as_long_each_time(people):
    app = enrol(people.clerk)
    client = half_in("huong")
    assert "Mã không đúng" in give(client, "000000").content.decode()
    for failures, told in [(4, "8 giây"), (10, "9 phút")]:
        TOTPDevice.objects.update(
            throttling_failure_count=failures, throttling_failure_timestamp=timezone.now()
        )
        answer = give(client, app.code()).content.decode()  # right, but too soon
        assert "Hãy thử lại sau" in answer and told in answer
    assert client.get(DESK).status_code == 302
    wait_long_enough()
    assert give(client, app.code()).status_code == 302
    assert kinds(people.clerk)[-2:] == ["code_refused", "code_accepted"]


@pytest.mark.parametrize("typed", ["", "abc", "12345", "1234567", "-12345", "１２３４５６"])
def test_anything_else_is_refused_in_words(people, typed):
    enrol(people.clerk)
    client = half_in("huong")
    assert give(client, typed).status_code == 200
    assert client.get(DESK).status_code == 302


def test_a_recovery_code_lets_in_once(people):
    app = enrol(people.clerk)
    typed = f" {app.codes[3].upper().replace('-', ' ')} "
    client = half_in("huong")
    assert give(client, typed).status_code == 302
    assert "còn 9 mã" in client.get(DESK).content.decode()
    assert "đã dùng rồi" in give(half_in("huong"), typed).content.decode()
    wait_long_enough()
    assert give(half_in("huong"), app.codes[4]).status_code == 302
    assert kinds(people.clerk).count("recovery_used") == 2


def test_wrong_recovery_codes_do_not_slow_the_app_down(people):
    app = enrol(people.clerk)
    client = half_in("huong")
    for _ in range(3):
        give(client, "abcd-efgh")
    assert give(client, app.code()).status_code == 302


def test_a_code_of_somebody_else_is_refused(people):
    enrol(people.clerk)
    other = enrol(people.other_clerk)
    client = half_in("huong")
    assert give(client, other.code()).status_code == 200
    assert give(client, other.codes[0]).status_code == 200
    assert client.get(DESK).status_code == 302


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_nobody_is_led_away_from_the_site(people, wanted):
    app = enrol(people.clerk)
    client = half_in("huong")
    answer = client.post(CODE, {"code": app.code(), "next": wanted})
    assert answer["Location"] == "/admin/"


# --- who must have one ---


@pytest.mark.parametrize(
    ("who", "must"),
    [("root", True), ("chief", True), ("reviewer", False), ("clerk", False), ("stranger", False)],
)
def test_chiefs_and_administrators_must_have_one_where_it_is_required(
    people, sign_in, required, who, must
):
    answer = sign_in(getattr(people, who)).get("/admin/")
    assert (answer.status_code == 302) is must
    if must:
        assert answer["Location"] == f"{FACTOR}?next=%2Fadmin%2F"


def test_where_it_is_offered_nobody_must(people, sign_in):
    for who in (people.root, people.chief):
        assert sign_in(who).get("/admin/").status_code == 200


def admin_addresses() -> list[str]:
    """Every address under admin/, filled in somehow."""
    return sorted(
        "/" + matrix_doors.filled_somehow(route)
        for route in matrix_doors.routes()
        if route.startswith("admin/")
    )


@pytest.mark.parametrize("how", ["without one", "before the code"])
def test_no_address_of_the_back_office_opens_by_half(people, required, how):
    if how == "before the code":
        enrol(people.root)
    client, leads = half_in("root"), CODE if how == "before the code" else FACTOR
    own = {leads, "/admin/logout/", f"{FACTOR}bat-dau/"}
    addresses = [a for a in admin_addresses() if a not in own]
    assert len(addresses) > 60
    for address in addresses:
        for method in (client.get, client.post):
            answer = method(address)
            if "dat-mat-khau" in address:  # a link of one's own, for whoever has it
                assert answer.status_code == 200 and "không dùng được" in answer.content.decode()
            elif address != "/admin/login/":
                assert answer.status_code == 302, address
                assert answer["Location"].startswith(leads), address


def test_the_way_from_the_password_to_the_desk_where_it_is_required(people, required):
    client = half_in("hoa")
    assert client.get(DESK)["Location"].startswith(FACTOR)
    client.post(f"{FACTOR}bat-dau/", {"next": DESK})
    page = client.post(FACTOR, {"code": App(people.chief).code(), "next": DESK})
    assert f'href="{DESK}"' in page.content.decode()
    assert client.get(DESK).status_code == 200


# --- keeping and losing it ---


def test_new_recovery_codes_are_made_for_a_code_and_void_the_old_ones(people):
    app = enrol(people.clerk)
    client = half_in("huong")
    give(client, app.codes[0])
    assert "Mã không đúng" in client.post(f"{FACTOR}ma-du-phong/", {"code": "1"}).content.decode()
    wait_long_enough()
    page = client.post(f"{FACTOR}ma-du-phong/", {"code": app.code()})
    assert len(page.context["codes"]) == 10
    client = half_in("huong")
    assert give(client, app.codes[1]).status_code == 200
    wait_long_enough()
    assert give(client, page.context["codes"][0]).status_code == 302


def test_another_phone_takes_a_code_and_ends_other_sessions(people):
    app = enrol(people.clerk)
    elsewhere, client = half_in("huong"), half_in("huong")
    give(elsewhere, app.codes[0])
    give(client, app.codes[1])
    assert client.get(f"{FACTOR}tat/").status_code == 200
    assert factor.device_of(people.clerk)  # looking does nothing
    assert client.post(f"{FACTOR}tat/", {"code": app.code()}).status_code == 302
    assert factor.device_of(people.clerk) is None
    assert client.get(DESK).status_code == 200
    assert elsewhere.get(DESK)["Location"].startswith("/admin/login/")
    assert kinds(people.clerk)[-1] == "factor_off"


def test_an_administrator_takes_it_away_from_whoever_lost_the_phone(people, sign_in):
    app = enrol(people.clerk)
    theirs = half_in("huong")
    give(theirs, app.code())
    client = sign_in(people.root)
    security = f"/admin/auth/user/{people.clerk.pk}/bao-mat/"
    assert client.post(f"{security}bo-hai-lop/").status_code == 302
    assert theirs.get(DESK)["Location"].startswith("/admin/login/")
    assert half_in("huong").get(DESK).status_code == 200
    event = AccountEvent.objects.get(kind="factor_reset")
    assert (event.user, event.by) == (people.clerk, people.root)


def test_nobody_takes_away_their_own_or_without_being_an_administrator(people, sign_in):
    enrol(people.clerk)
    app = enrol(people.root)
    client = half_in("root")
    give(client, app.code())
    client.post(f"/admin/auth/user/{people.root.pk}/bao-mat/bo-hai-lop/")
    assert factor.device_of(people.root)
    for who in (people.chief, people.other_clerk):
        answer = sign_in(who).post(f"/admin/auth/user/{people.clerk.pk}/bao-mat/bo-hai-lop/")
        assert answer.status_code == 403
    assert factor.device_of(people.clerk)
    for by in (people.chief, people.root):
        with pytest.raises(factor.Refused):
            factor.reset(people.root, by)


# --- others ---


def test_pages_of_residents_ask_neither_for_a_session_nor_for_an_account(
    people, sign_in, django_assert_max_num_queries
):
    client = sign_in(people.root)
    for address in ("/", "/don-vi/", "/khong-co-trang-nay", "/xem-truoc/khong-co/"):
        with django_assert_max_num_queries(50) as asked:
            answer = client.get(address)
        said = str([query["sql"] for query in asked.captured_queries])
        assert not [t for t in ("django_session", "auth_user", "account", "otp_") if t in said]
        assert "Cookie" not in answer.get("Vary", "")


def test_keys_are_shown_to_nobody_else(people, sign_in):
    enrol(people.clerk)
    client = sign_in(people.root)
    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404
    assert client.get("/admin/otp_static/staticdevice/").status_code == 404
    page = client.get(f"/admin/auth/user/{people.clerk.pk}/bao-mat/").content.decode()
    assert factor.device_of(people.clerk).key not in page
