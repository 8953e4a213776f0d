"""Pictures on their way into a post: staged for one person and form, pointed out, turned, swept."""

import errno
import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from articles.editorial import housekeeping, workflow
from articles.editorial.drafting import typed
from articles.models import Article, Photo, PhotoUpload
from articles.publishing import forgetting
from tests.articles.editorial.gallery.conftest import as_rows, rows_of
from tests.makers import jpeg

pytestmark = pytest.mark.django_db


def width_at(client, url: str) -> int:
    """How wide the picture is that is shown at `url`."""
    return Image.open(io.BytesIO(client.get(url).getvalue())).width


def test_a_picture_is_staged_for_its_person_alone(form, make_article, people, sign_in):
    desk = form(make_article())
    answer = desk.upload(jpeg((1200, 800))).json()
    staged = PhotoUpload.objects.get()
    assert answer["upload"] == staged.pk and (answer["width"], answer["height"]) == (1200, 800)
    assert default_storage.exists(staged.file)
    assert width_at(desk.client, answer["url"]) == 480
    assert width_at(desk.client, answer["url"] + "&lon") == 1200
    for person in (people.chief, people.root, people.stranger):
        assert sign_in(person).get(answer["url"]).status_code == 404
    assert Article.objects.get().version == 1


def test_a_retry_after_a_lost_answer_makes_no_double(form, make_article):
    desk = form(make_article())
    assert desk.upload().json()["upload"] == desk.upload().json()["upload"]
    assert PhotoUpload.objects.count() == 1
    other = form(make_article())
    assert other.upload().json()["upload"] != PhotoUpload.objects.first().pk


def test_what_is_no_picture_is_refused_in_words(form, make_article):
    file = jpeg()
    file.seek(0)
    file.write(b"khong phai anh")
    file.seek(0)
    answer = form(make_article()).upload(file)
    assert answer.status_code == 400 and "Không đọc được ảnh này" in answer.json()["error"]


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (OSError(errno.ENOSPC, "full"), 507, "hết chỗ chứa"),
        (OSError(errno.EIO, "broken"), 503, "Hãy thử lại sau"),
    ],
)
def test_a_store_that_takes_nothing_is_told_and_leaves_no_row(
    form, make_article, monkeypatch, error, status, words
):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(default_storage, "save", fail)
    answer = form(make_article()).upload(jpeg(colour="olive"))
    assert answer.status_code == status and words in answer.json()["error"]
    assert not PhotoUpload.objects.exists()


def test_a_page_of_somebody_who_signed_out_since_stages_nothing(form, make_article, people):
    answer = form(make_article()).upload(user=people.chief.pk)
    assert answer.json() == {"another_person": True}
    assert not PhotoUpload.objects.exists()


def test_one_person_has_an_end_of_staged_pictures(form, make_article, monkeypatch):
    monkeypatch.setattr("articles.editorial.gallery.uploads.MOST_OF_PERSON", 1)
    form(make_article()).staged("red")
    answer = form(make_article()).upload()
    assert answer.status_code == 409 and "Bạn đang có 1 ảnh" in answer.json()["error"]


def test_a_post_has_an_end_of_photos(form, make_article, monkeypatch):
    monkeypatch.setattr("articles.editorial.gallery.uploads.MOST_OF_POST", 2)
    desk = form(make_article(photos=1))
    desk.staged("red")
    answer = desk.upload(jpeg(colour="blue"))
    assert answer.status_code == 409 and "Bài đã có 2 ảnh" in answer.json()["error"]


def test_what_is_too_old_goes_when_the_next_picture_comes(form, make_article):
    form(make_article()).staged("red")
    PhotoUpload.objects.update(uploaded_at=timezone.now() - timedelta(days=91))
    form(make_article()).staged("blue")
    assert [upload.name for upload in PhotoUpload.objects.all()] == ["blue.jpg"]


# --- turned and cropped ---


def test_a_turned_photo_keeps_its_words_and_is_made_of_the_picture_that_came_in(form, make_article):
    article = make_article(photos=1)
    before = article.photos.get()
    desk = form(article)
    turned = desk.edit(photo=before.pk, turn="90").json()
    assert (turned["width"], turned["height"]) == (before.height, before.width)
    assert Photo.objects.get().digest == before.digest  # not saved yet
    [row] = rows_of(desk.open())
    assert row.upload_row.pk == turned["upload"]  # after a closed tab it stands in its row
    cut = desk.edit(upload=turned["upload"], turn="90", crop="0,0,500,1000").json()
    assert width_at(desk.client, cut["url"] + "&goc") == before.width  # what the next edit shows
    desk.save([as_rows(article)[0] | {"upload": cut["upload"]}])
    after = Photo.objects.get()
    assert after.pk == before.pk and after.caption == "Chú thích 1"
    assert (after.root, after.turn, after.crop) == (before.digest, 90, "0,0,500,1000")
    assert (after.width, after.height) == (before.height // 2, before.width)
    assert not PhotoUpload.objects.exists()


def test_turning_back_gives_the_very_picture_that_came_in(form, make_article):
    article = make_article(photos=1)
    desk = form(article)
    before = article.photos.get()
    turned = desk.edit(photo=before.pk, turn="180").json()["upload"]
    desk.save([as_rows(article)[0] | {"upload": turned}])
    desk = form(Article.objects.get())
    back = desk.edit(photo=before.pk, turn="0").json()["upload"]
    desk.save([as_rows(article)[0] | {"upload": back}])
    after = Photo.objects.get()
    assert (after.digest, after.root, after.turn) == (before.digest, "", 0)


@pytest.mark.parametrize("asked", [{"turn": "45"}, {"crop": "0,0,0,0"}, {"crop": "a"}])
def test_what_cannot_be_cut_so_is_refused_in_words(form, make_article, asked):
    article = make_article(photos=1)
    answer = form(article).edit(photo=article.photos.get().pk, **asked)
    assert answer.status_code == 400 and answer.json()["error"]


def test_only_photos_of_the_post_and_ones_own_pictures_are_turned(form, make_article, people):
    article, other = make_article(photos=1), make_article(photos=1)
    theirs = form(article, people.chief).staged("red")
    desk = form(article)
    assert desk.edit(photo=other.photos.get().pk, turn="90").status_code == 404
    assert desk.edit(upload=theirs.pk, turn="90").status_code == 404
    assert desk.edit(turn="90").status_code == 400


def test_a_remark_stays_with_the_photo_that_was_turned_since(form, make_article, people):
    article = make_article(photos=2)
    photo = article.photos.last()
    workflow.submit(article.pk, by=people.clerk)
    remark = workflow.RemarkOn("Xoay lại.", digest=photo.digest)
    workflow.send_back(article.pk, by=people.reviewer, reason="", remarks=[remark])
    desk = form(Article.objects.get())
    turned = desk.edit(photo=photo.pk, turn="90").json()["upload"]
    rows = as_rows(article)
    page = desk.save([rows[0], rows[1] | {"upload": turned}])
    assert [row.said for row in rows_of(page)] == [[], ["Xoay lại."]]
    assert page.context["returned"].remarks[0].number == 2


# --- where a picture stands already ---


def test_a_picture_that_stands_elsewhere_is_pointed_out(form, make_article, city, publish):
    here = make_article()
    desk = form(here)
    desk.save([{"upload": desk.upload().json()["upload"], "caption": "Ở đây"}])
    again = form(Article.objects.get()).upload().json()
    assert [each["text"] for each in again["same"]] == ["Ảnh này đã có trong bài, ở vị trí 1."]
    elsewhere = form(make_article()).upload().json()["same"]
    assert "Ảnh này đã dùng trong bài “Ra quân dọn vệ sinh”." in elsewhere[0]["text"]
    assert elsewhere[0]["url"] == f"/admin/articles/article/{here.pk}/change/"


def test_posts_out_of_reach_are_pointed_out_by_what_residents_read(
    form, make_article, city, people, publish
):
    theirs = make_article(unit=city.new_bo_de, author=people.other_clerk, title="Bí mật")
    other = form(theirs, people.other_clerk)
    other.save([{"upload": other.upload().json()["upload"], "caption": "Của họ", "alt": "x"}])
    desk = form(make_article())
    assert desk.upload().json()["same"] == []
    Article.objects.filter(pk=theirs.pk).update(title="Ai cũng đọc")
    publish(Article.objects.get(pk=theirs.pk))
    Article.objects.filter(pk=theirs.pk).update(title="Bí mật mới")
    [same] = desk.upload().json()["same"]
    assert "Ai cũng đọc" in same["text"] and same["url"].startswith("/tin/")


# --- given back ---


def test_staged_pictures_and_their_words_come_back_after_a_lost_session(form, make_article):
    article = make_article(photos=1)
    desk = form(article)
    red, blue = desk.staged("red"), desk.staged("blue")
    stored = article.photos.get()
    rows = [
        {"id": stored.pk, "caption": "Sửa dở", "alt": "Mô tả 1", "position": 2},
        {"upload": blue.pk, "caption": "Xanh", "alt": "", "position": 1, "lead": True},
        {"upload": 10**17, "caption": "Không có"},
        {"caption": "Không ảnh"},
        "rác",
    ]
    assert desk.type(photos=rows)["kept"]
    page = desk.open()
    shown = rows_of(page)
    assert [row["caption"].value() for row in shown][:2] == ["Xanh", "Sửa dở"]
    assert [row.picture.digest for row in shown] == [blue.digest, stored.digest, red.digest]
    assert shown[0].is_lead
    assert page.context["drafting"].restored.conflict.differences.photos
    assert "Khác bản đã lưu ở đâu" in page.content.decode()
    desk.discard()
    assert [row["caption"].value() for row in rows_of(desk.open())] == ["Chú thích 1"]
    assert not PhotoUpload.objects.exists()


def test_photos_as_they_are_stored_are_no_news(form, make_article):
    article = make_article(photos=2)
    desk = form(article)
    desk.type(photos=as_rows(article))
    assert desk.open().context["drafting"].restored is None


def test_what_was_staged_for_a_new_post_comes_back_with_its_key(form):
    desk = form()
    red = desk.staged("red")
    desk.type(title="Hoa", photos=[{"upload": red.pk, "caption": "Đỏ"}])
    [row] = rows_of(desk.open())
    assert (row["caption"].value(), row.picture) == ("Đỏ", red)


def test_words_of_photos_are_bounded(form, make_article):
    desk = form(make_article())
    desk.type(photos=[{"upload": 1, "caption": "x" * 5000, "file": "/etc/passwd"}] * 900)
    kept = typed.waiting(desk.user, desk.key).fields["photos"]
    assert len(kept) == 300 and kept[0] == {"upload": 1, "caption": "x" * 2000}


def test_a_deleted_post_takes_its_staged_pictures_along(form, make_article, people, settings):
    article = make_article()
    form(article).staged("red")
    housekeeping.delete(article.pk, by=people.clerk)
    Article.objects.update(deleted_at=timezone.now() - timedelta(days=400))
    assert forgetting.forget(article.pk)
    assert not PhotoUpload.objects.exists()
