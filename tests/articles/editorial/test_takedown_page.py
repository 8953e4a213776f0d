"""The page on which a chief takes a photo down, and the ways that lead there."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import workflow
from articles.models import Event, Photo, Redaction, Tombstone
from articles.photos import intake
from tests.desk import approve, grant
from tests.makers import add_photo, jpeg

pytestmark = pytest.mark.django_db
LINK = "Gỡ vĩnh viễn ảnh này…"
GIVEN = {"public_reason": "copyright", "reason": "Công văn 7/CV.", "sure": "on"}


@pytest.fixture
def story(make_article, people):
    """A published article with two photos, in the hands of its clerk again."""
    article = make_article(title="Hội nghị tổng kết")
    for number, caption in ((1, "Toàn cảnh"), (2, "Trao quà")):
        add_photo(article, number, caption=caption, alt=f"Ảnh {caption}")
    workflow.submit(article.pk, by=people.clerk)
    approve(article, people.reviewer)
    workflow.revise(article.pk, by=people.clerk)
    return article


def door(article, photo) -> str:
    return reverse("admin:articles_article_take_down", args=[article.pk, photo.digest])


def share(photo, article, **changes) -> Photo:
    """The same picture in another article."""
    photo = Photo.objects.get(pk=photo.pk)
    photo.pk, photo.article = None, article
    for name, value in changes.items():
        setattr(photo, name, value)
    photo.save()
    return photo


def test_it_shows_the_photo_large_and_all_that_loses_it(
    sign_in, people, story, make_article, city, client
):
    photo = story.photos.first()
    share(photo, make_article(title="Bài của phường khác", unit=city.bo_de))
    mine = make_article(title="Bản nháp cùng phường")
    share(photo, mine)
    # A chief of that ward alone.
    grant(people.stranger, city.viet_hung, "chief")
    page = sign_in(people.stranger).get(door(story, photo)).content.decode()
    assert f'src="/admin/articles/article/{story.pk}/anh/{photo.pk}/"' in page
    assert "Ảnh Toàn cảnh" in page
    assert "Hội nghị tổng kết" in page and "bản đang đăng, bản đang làm" in page
    assert "Bản nháp cùng phường" in page
    assert "Bài của phường khác" not in page
    assert "Và 1 bài của đơn vị khác" in page
    assert "Không hoàn tác được" in page
    assert "đừng ghi tên người yêu cầu" in page
    for label in Redaction.PublicReason.labels:
        assert label in page


def test_pictures_cut_from_the_same_one_are_shown_to_go_along(sign_in, people, make_article):
    article = make_article()
    picture = intake.decode(jpeg(size=(120, 80)))
    turned = (intake.store(picture), intake.derive(picture.digest, 90, ""))[1]
    intake.store(turned)
    for position, each in enumerate((picture, turned)):
        Photo.objects.create(article=article, position=position, **each.fields)
    whole, cut = article.photos.all()
    page = sign_in(people.chief).get(door(article, cut)).content.decode()
    assert "Các ảnh xoay hoặc cắt từ cùng một ảnh cũng mất" in page
    assert f"/anh/{whole.pk}/?nho" in page


def test_one_press_takes_it_down_and_the_record_says_so(sign_in, people, story):
    photo = story.photos.first()
    client = sign_in(people.chief)
    answer = client.post(door(story, photo), GIVEN, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(f"/admin/articles/article/{story.pk}/history/", 302)]
    assert "Đã gỡ ảnh khỏi 1 bài" in page
    day = timezone.localdate()
    assert f"Ảnh này đã được gỡ ngày {day:%d/%m/%Y}. Lý do: bản quyền." in page
    assert "Công văn 7/CV." in page
    assert not story.photos.filter(digest=photo.digest).exists()
    assert story.events.filter(action=Event.Action.TAKE_DOWN, actor=people.chief).count() == 1


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("public_reason", "Chưa gỡ ảnh"),
        ("reason", "Chưa gỡ ảnh"),
        ("sure", "Chưa gỡ ảnh"),
        ("nothing", "Hãy bấm nút “Gỡ ảnh vĩnh viễn”"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(sign_in, people, story, missing, said):
    data = GIVEN | {"nothing": "1"} if missing == "nothing" else GIVEN | {missing: ""}
    page = sign_in(people.chief).post(door(story, story.photos.first()), data).content.decode()
    assert said in page
    assert not Tombstone.objects.exists()
    if missing != "reason":
        assert "Công văn 7/CV." in page


def test_whoever_comes_second_is_told(sign_in, people, story, make_article):
    public, draft = story.photos.first(), add_photo(make_article(), 9)
    client = sign_in(people.chief)
    for photo in (public, draft):
        assert client.post(door(photo.article, photo), GIVEN).status_code == 302
        again = client.post(door(photo.article, photo), GIVEN)
        assert "Ảnh này đã được gỡ rồi." in again.content.decode()
    assert Redaction.objects.count() == 2
    assert "Lý do: bản quyền." in client.get(door(story, public)).content.decode()
    assert client.get(door(draft.article, draft)).status_code == 404


PLACES = ("history/", "xu-ly/", "nhu-ngay/?ngay={day}", "duyet/")


def test_chiefs_find_the_way_under_each_photo_and_others_do_not(sign_in, people, story):
    photo = story.photos.first()
    workflow.submit(story.pk, by=people.clerk)
    start = f"/admin/articles/article/{story.pk}/"
    day = f"{timezone.localdate():%d/%m/%Y}"
    pages = [start + place.format(day=day) for place in PLACES]
    pages.append(f"/admin/articles/edition/{story.editions.get().pk}/change/")
    for who, may in ((people.chief, True), (people.reviewer, False)):
        client = sign_in(who)
        for address in pages:
            page = client.get(address).content.decode()
            assert (door(story, photo) in page) == may, (who, address)


def test_no_page_of_the_desk_shows_anything_of_it_afterwards(sign_in, people, story):
    photo = story.photos.first()
    workflow.submit(story.pk, by=people.clerk)
    workflow.send_back(
        story.pk,
        by=people.reviewer,
        reason="Xem lại ảnh.",
        remarks=[workflow.RemarkOn("Mờ quá", quote="Toàn cảnh", digest=photo.digest)],
    )
    workflow.submit(story.pk, by=people.clerk)
    client = sign_in(people.chief)
    client.post(door(story, photo), GIVEN)
    start = f"/admin/articles/article/{story.pk}/"
    day = f"?ngay={timezone.localdate():%d/%m/%Y}"
    edition = story.editions.get()
    for address in (
        *(start + place for place in ("change/", "history/", "xu-ly/", "duyet/", "xem-truoc/")),
        *(
            f"{start}nhu-ngay/{day}",
            f"{start}nhu-ngay/trang/{day}",
            f"{start}so-sanh/?tu=1&den=nhap",
        ),
        f"/admin/articles/edition/{edition.pk}/change/",
    ):
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200, address
        for words in ("Toàn cảnh", photo.digest, photo.file):
            assert words not in page, (address, words)
        if address.endswith(("history/", "duyet/", "nhap", "edition/1/change/", day)):
            assert "Lý do: bản quyền." in page, address
    printed = edition.photos.first()
    assert client.get(f"{start}ban/1/anh/{printed.pk}/").status_code == 404
