"""Lists that a person keeps under a name: their own, and nobody else's."""

from urllib.parse import parse_qsl

import pytest
from django.contrib.messages import get_messages

from articles.editorial.lists import saved
from articles.models import SavedView
from articles.publishing import Refused

pytestmark = pytest.mark.django_db

SAVED = "/admin/articles/article/bo-loc/"


def said(answer) -> str:
    return " ".join(map(str, get_messages(answer.wsgi_request)))


def test_a_search_is_kept_shown_above_the_list_and_leads_back(
    listed, sign_in, people, make_article
):
    make_article(title="Dọn rác")
    make_article(title="Chợ hoa")
    page = listed(people.clerk, q="rac", cong_khai="never")
    assert "Lưu bộ lọc này" in page.text
    kept = page.context["cl"].kept
    client = sign_in(people.clerk)
    answer = client.post(SAVED, {"ten": "Rác chưa đăng", "dieu-kien": kept})
    assert answer["Location"].endswith(f"?{kept}")
    page = listed(people.clerk, q="rac", cong_khai="never")
    assert 'aria-current="page">Rác chưa đăng</a>' in page.text
    assert "Lưu bộ lọc này" not in page.text  # it is
    view = page.context["cl"].views[0]
    assert listed(people.clerk, **dict(parse_qsl(view.query))).titles == ["Dọn rác"]


def test_what_the_first_page_leads_to_is_kept_whole(people):
    query = f"author__id__exact={people.clerk.pk}&state__exact=draft&unit__id__exact=3"
    assert saved.save(people.clerk, "Của tôi", query).query == query


def test_nobody_sees_renames_or_deletes_anothers(listed, sign_in, people):
    view = saved.save(people.clerk, "Của Hương", "q=rac")
    assert "Của Hương" not in listed(people.chief).text
    client = sign_in(people.chief)
    assert "Của Hương" not in client.get(SAVED).content.decode()
    for data in ({"ten": "Của tôi"}, {"xoa": "1"}):
        assert client.post(f"{SAVED}{view.pk}/", data).status_code == 404
    assert SavedView.objects.get().name == "Của Hương"


def test_ones_own_is_renamed_and_deleted(sign_in, people):
    view = saved.save(people.clerk, "Cũ", "q=rac")
    client = sign_in(people.clerk)
    client.post(f"{SAVED}{view.pk}/", {"ten": "  Mới  "})
    assert SavedView.objects.get().name == "Mới"
    assert client.get(f"{SAVED}{view.pk}/").status_code == 405  # nothing is changed by reading
    client.post(f"{SAVED}{view.pk}/", {"xoa": "1"})
    assert not SavedView.objects.exists()


def test_what_cannot_be_kept_is_refused_with_a_reason(sign_in, people):
    saved.save(people.clerk, "Rác", "q=rac")
    client = sign_in(people.clerk)
    for name, query, reason in (
        ("", "q=hoa", "Hãy đặt tên"),
        ("Rác", "q=hoa", "Bạn đã có bộ lọc tên “Rác”"),
        ("x" * 61, "q=hoa", "dài nhất 60 ký tự"),
        ("Rỗng", "", "Chưa có điều kiện nào"),
        ("Lạ", "next=//evil.vn&author__password=x", "Chưa có điều kiện nào"),
        ("Dài", "q=" + "a" * 1200, "quá dài"),
    ):
        assert reason in said(client.post(SAVED, {"ten": name, "dieu-kien": query}))
    assert SavedView.objects.count() == 1


def test_one_may_keep_twenty_and_others_do_not_count(people):
    for number in range(saved.MOST):
        saved.save(people.clerk, f"Số {number}", f"q={number}")
    with pytest.raises(Refused, match="Bạn đã có 20 bộ lọc"):
        saved.save(people.clerk, "Một nữa", "q=x")
    saved.save(people.chief, "Số 1", "q=1")  # the name is another person's, too


def test_strangers_keep_nothing(sign_in, people):
    client = sign_in(people.stranger)
    assert client.get(SAVED).status_code == 403
    assert client.post(SAVED, {"ten": "x", "dieu-kien": "q=x"}).status_code == 403
    assert not SavedView.objects.exists()
