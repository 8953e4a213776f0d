"""Administrators make accounts, hand out links, switch off; and one of them always stays."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core import checks
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.accounts import is_in, kinds, stored, try_in
from tests.people import PASSWORD
from wards.models import AccountEvent

pytestmark = pytest.mark.django_db
ADD = "/admin/auth/user/add/"
LIST = "/admin/auth/user/"
PHRASE = "bốn con mèo đi chợ"


def change(user) -> str:
    return f"/admin/auth/user/{user.pk}/change/"


def security(user, action="") -> str:
    return f"/admin/auth/user/{user.pk}/bao-mat/{action}"


def switches(user, **on) -> dict:
    """What the form of `user` posts with these switches."""
    now = {name: getattr(user, name) for name in ("is_active", "is_staff", "is_superuser")}
    return {"username": user.username} | {k: "on" for k, v in (now | on).items() if v}


def twice(name, password) -> dict:
    """A password as its form asks for it."""
    return {f"{name}1": password, f"{name}2": password}


def make(client, **fields):
    return client.post(ADD, {"username": "moi", "last_name": "Vũ", "first_name": "Mai"} | fields)


# --- a new account's way ---


def test_a_new_colleague_gets_a_link_sets_a_password_and_gets_a_role(people, sign_in, city):
    client = sign_in(people.root)
    made = make(client, usable_password="false")
    user = get_user_model().objects.get(username="moi")
    assert made["Location"] == security(user)
    assert user.is_staff and not user.has_usable_password()
    page = client.post(security(user, "lien-ket/")).content.decode()
    link = re.search(r'value="http://testserver(/admin/[^"]+)"', page)[1]
    theirs = Client()
    form = theirs.get(link, follow=True)
    assert "Đặt mật khẩu" in form.content.decode()
    address = form.redirect_chain[-1][0]
    weak = theirs.post(
        address, {"new_password1": "matkhau123456", "new_password2": "matkhau123456"}
    )
    assert "đã bị lộ" in weak.content.decode()
    done = theirs.post(address, twice("new_password", PHRASE))
    assert done["Location"] == "/admin/login/"
    assert "không dùng được" in Client().get(link, follow=True).content.decode()  # once
    assert is_in(try_in("moi", PHRASE))
    offered = sign_in(people.chief).get("/admin/wards/membership/add/").content.decode()
    assert "Vũ Mai (moi) · chưa có vai trò" in offered
    assert kinds(user) == ["created", "link_made", "password_changed", "signed_in"]


def test_a_password_that_somebody_else_chose_is_changed_first(people, sign_in):
    client = sign_in(people.root)
    make(client, usable_password="true", **twice("password", PHRASE))
    theirs = Client()
    try_in("moi", PHRASE, theirs)
    led = theirs.get("/admin/articles/article/")
    assert led["Location"].startswith("/admin/password_change/")
    assert "do quản trị viên đặt" in theirs.get("/admin/password_change/").content.decode()
    own = "/admin/password_change/"
    same = dict.fromkeys(("new_password1", "new_password2"), PHRASE)
    page = theirs.post(own, same | {"old_password": PHRASE}).content.decode()
    assert "Mật khẩu này đang dùng" in page
    data = dict.fromkeys(("new_password1", "new_password2"), "xe đạp cũ ngoài sân")
    assert (
        theirs.post("/admin/password_change/", data | {"old_password": PHRASE}).status_code == 302
    )
    assert theirs.get("/admin/").status_code == 200
    assert kinds(get_user_model().objects.get(username="moi"))[-1] == "password_changed"


def test_one_set_by_hand_has_to_be_changed_and_ends_sessions(people, sign_in):
    theirs = Client()
    try_in("huong", client=theirs)
    client = sign_in(people.root)
    address = f"/admin/auth/user/{people.clerk.pk}/password/"
    weak = client.post(address, twice("password", "matkhau123456"))
    assert "đã bị lộ" in weak.content.decode()
    client.post(address, twice("password", PHRASE))
    assert theirs.get("/admin/")["Location"].startswith("/admin/login/")
    try_in("huong", PHRASE, theirs)
    assert theirs.get("/admin/")["Location"].startswith("/admin/password_change/")
    assert kinds(people.clerk)[-2:] == ["password_set", "signed_in"]


def test_a_link_dies_with_the_account_and_is_not_made_for_one_that_is_off(people, sign_in):
    client = sign_in(people.root)
    page = client.post(security(people.clerk, "lien-ket/")).content.decode()
    link = re.search(r'value="http://testserver(/admin/[^"]+)"', page)[1]
    client.post(change(people.clerk), switches(people.clerk, is_active=False))
    assert "không dùng được" in Client().get(link, follow=True).content.decode()
    client.post(security(people.clerk, "lien-ket/"))
    assert kinds(people.clerk) == ["link_made", "switched_off"]


# --- switching ---


def test_nobody_switches_themselves_off_or_leaves_administration(people, sign_in):
    get_user_model().objects.create_superuser("root2")
    client = sign_in(people.root)
    for name in ("is_active", "is_staff", "is_superuser"):
        page = client.post(change(people.root), switches(people.root, **{name: False}))
        assert "Hãy nhờ quản trị viên khác" in page.content.decode()
    assert client.post(
        f"/admin/auth/user/{people.root.pk}/delete/", {"post": "yes"}
    ).status_code == (403)
    assert client.get(LIST).content.decode().count("delete_selected") == 0
    assert stored(people.root).is_active and stored(people.root).is_superuser


def test_another_administrator_is_switched_off_and_their_session_ends(people, sign_in):
    second = get_user_model().objects.create_superuser("root2", password=PASSWORD)
    theirs = Client()
    try_in("root2", client=theirs)
    client = sign_in(people.root)
    assert client.post(change(second), switches(second, is_active=False)).status_code == 302
    assert theirs.get("/admin/")["Location"].startswith("/admin/login/")
    assert kinds(second) == ["signed_in", "switched_off"]
    client.post(change(second), switches(second, is_active=True))
    assert theirs.get("/admin/")["Location"].startswith("/admin/login/")


def test_an_account_that_was_deleted_is_still_told_of(people, sign_in):
    client = sign_in(people.root)
    gone = get_user_model().objects.create_user("thua", is_staff=True)
    address = f"/admin/auth/user/{gone.pk}/delete/"
    assert client.post(address, {"post": "yes"}).status_code == 302
    event = AccountEvent.objects.get(kind="deleted")
    assert (event.username, event.user, event.by) == ("thua", None, people.root)


def test_who_was_switched_off_meanwhile_deletes_nobody(people, rf):
    second = get_user_model().objects.create_superuser("root2")
    get_user_model().objects.filter(pk=people.root.pk).update(is_active=False)
    request = rf.post("/")
    request.user = people.root  # as it was read before
    with pytest.raises(PermissionDenied):
        admin.site.get_model_admin(get_user_model()).delete_model(request, second)
    assert get_user_model().objects.filter(pk=second.pk).exists()


def test_ones_own_password_is_changed_only_where_the_old_one_is_asked_for(people, sign_in):
    client = sign_in(people.root)
    address = f"/admin/auth/user/{people.root.pk}/password/"
    done = client.post(address, twice("password", PHRASE))
    assert done["Location"] == "/admin/password_change/"
    assert stored(people.root).check_password(PASSWORD)


def test_rights_given_are_written_down(people, sign_in):
    client = sign_in(people.root)
    client.post(change(people.clerk), switches(people.clerk, is_superuser=True))
    event = AccountEvent.objects.get(kind="rights_changed")
    assert (event.user, event.by, event.note) == (people.clerk, people.root, "Quản trị viên: có")


def test_sessions_everywhere_can_be_ended(people, sign_in):
    theirs = Client()
    try_in("huong", client=theirs)
    assert theirs.get("/admin/").status_code == 200
    client = sign_in(people.root)
    client.post(security(people.clerk, "ket-thuc-phien/"))
    assert theirs.get("/admin/")["Location"].startswith("/admin/login/")
    client.post(security(people.root, "ket-thuc-phien/"))
    assert client.get("/admin/").status_code == 200


# --- what is shown ---


def test_the_list_tells_who_has_no_role_and_who_is_off(people, sign_in):
    client = sign_in(people.root)

    def names(query):
        found = client.get(f"{LIST}?{query}").context["cl"].queryset
        return set(found.values_list("username", flat=True))

    assert names("vai_tro=khong") == {"la", "root"}
    assert names("vai_tro=co") == {"huong", "tuan", "minh", "lan", "hoa"}
    client.post(change(people.clerk), switches(people.clerk, is_active=False))
    assert names("is_active__exact=0") == {"huong"}
    assert "Quản trị viên đã tắt" in client.get(LIST).content.decode()


def test_groups_and_permissions_are_not_offered(people, sign_in):
    client = sign_in(people.root)
    page = client.get(change(people.clerk)).content.decode()
    assert "user_permissions" not in page and "groups" not in page
    assert client.get("/admin/auth/group/").status_code == 404


def test_people_see_their_own_sign_ins_and_nobody_elses(people, sign_in):
    try_in("huong", "sai-mat-khau", address="198.51.100.9")
    try_in("tuan", "sai-mat-khau", address="198.51.100.44")
    page = sign_in(people.clerk).get("/admin/tai-khoan/").content.decode()
    assert "Sai tên hoặc mật khẩu" in page and "198.51.100.9" in page
    assert "198.51.100.44" not in page
    assert sign_in(people.chief).get("/admin/wards/accountevent/").status_code == 403
    page = sign_in(people.root).get("/admin/wards/accountevent/?loai=tu-choi").content.decode()
    assert "198.51.100.9" in page and "198.51.100.44" in page


def test_what_happened_is_neither_added_to_nor_changed(people, sign_in):
    client = sign_in(people.root)
    event = AccountEvent.objects.earliest("pk")
    for address in ("add/", f"{event.pk}/delete/", f"{event.pk}/change/"):
        answer = client.post(f"/admin/wards/accountevent/{address}", {"post": "yes", "note": "x"})
        assert answer.status_code == 403
    assert AccountEvent.objects.get(pk=event.pk).note == ""


def test_leaving_is_written_down(people):
    client = Client()
    try_in("huong", client=client)
    client.post("/admin/logout/")
    assert kinds(people.clerk) == ["signed_in", "signed_out"]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SECOND_FACTOR", "offered", "wards.W001"),
        ("SECOND_FACTOR", "required", None),
        ("TRUSTED_PROXIES", None, "wards.W002"),
        ("TRUSTED_PROXIES", 0, None),
        ("TRUSTED_PROXIES", 1, None),
    ],
)
def test_deploying_without_protection_is_warned_of(settings, name, value, told):
    settings.SECOND_FACTOR, settings.TRUSTED_PROXIES = "required", 1
    setattr(settings, name, value)
    found = {c.id for c in checks.run_checks(include_deployment_checks=True)}
    assert {each for each in found if each.startswith("wards.")} == ({told} if told else set())
