"""The photos of a post are saved as they stand on the form, and nothing chosen or typed is lost."""

import re

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import content
from articles.editorial import foureyes
from articles.editorial.gallery import uploads
from articles.editorial.gallery.inline import PhotoInline
from articles.models import Article, Photo, PhotoUpload, Redaction, Tombstone
from tests.articles.editorial.gallery.conftest import as_rows, rows_of, said
from tests.articles.photos.made import exif
from tests.makers import jpeg

pytestmark = pytest.mark.django_db


def gallery(article) -> list[tuple]:
    """The stored photos in their order."""
    return [(p.position, p.caption, p.alt) for p in Photo.objects.filter(article=article)]


def captions(article) -> list[str]:
    """The captions in order; the places are numbered from one without gaps."""
    found = gallery(article)
    assert [position for position, _, _ in found] == list(range(1, len(found) + 1))
    return [caption for _, caption, _ in found]


def test_staged_pictures_become_photos_and_are_staged_no_longer(form, make_article):
    article = make_article(photos=1)
    desk = form(article)
    red, blue = desk.staged("red"), desk.staged("blue")
    rows = [
        {"upload": red.pk, "caption": "Đỏ", "alt": "Tấm bảng đỏ", "position": 3},
        {"upload": blue.pk, "caption": "Xanh", "alt": "Tấm bảng xanh", "position": 1},
    ]
    desk.save([*as_rows(article), *rows])
    assert captions(article) == ["Chú thích 1", "Xanh", "Đỏ"]
    first = Photo.objects.get(caption="Đỏ")
    assert (first.digest, first.source, first.width) == (red.digest, red.source, red.width)
    assert default_storage.exists(first.file)
    assert not PhotoUpload.objects.exists()


def test_places_are_numbered_without_gaps_and_new_ones_come_last(form, make_article):
    article = make_article(photos=3)
    desk = form(article)
    rows = as_rows(article)
    rows[0] |= {"position": 9}
    rows[1] |= {"DELETE": "on"}
    desk.save([*rows, {"upload": desk.staged("red").pk, "caption": "Mới", "position": ""}])
    assert captions(article) == ["Chú thích 3", "Chú thích 1", "Mới"]


def test_the_lead_picture_is_the_chosen_one_or_else_the_first(form, make_article):
    article = make_article(photos=2)
    rows = as_rows(article)
    desk = form(article)
    desk.save(rows, photos_lead="1")
    assert Article.objects.get().lead_photo == article.photos.last()
    assert [row.is_lead for row in rows_of(desk.open())] == [False, True]
    desk.version = 2
    desk.save([rows[0], rows[1] | {"DELETE": "on"}], photos_lead="1")
    assert Article.objects.get().lead_photo is None
    assert content.of_article(Article.objects.get()).photos[0].is_lead


def test_a_save_that_changes_nothing_makes_nobody_a_contributor(form, make_article, people):
    article = make_article(photos=2)
    Photo.objects.filter(position=2).update(focal_x=20, decorative=True, alt="", position=7)
    rows = as_rows(article)
    rows[1] |= {"decorative": "on"}
    desk = form(article, people.reviewer)
    desk.save(rows, photos_lead="")
    assert foureyes.contributors(article) == set()
    assert Article.objects.get().version == 1
    desk.save([rows[0] | {"position": 2}, rows[1] | {"position": 1}])
    assert captions(article) == ["Chú thích 2", "Chú thích 1"]
    assert foureyes.contributors(article) == {people.reviewer.pk}


@pytest.mark.parametrize("change", ["focal", "decorative", "lead", "turned"])
def test_whoever_changes_how_a_photo_is_shown_has_touched_the_text(
    form, make_article, people, change
):
    article = make_article(photos=2)
    desk, rows, lead = form(article, people.reviewer), as_rows(article), ""
    match change:
        case "focal":
            rows[0] |= {"focal_x": 10}
        case "decorative":
            rows[0] |= {"decorative": "on"}
        case "lead":
            lead = "1"
        case "turned":
            rows[0] |= {"upload": desk.edit(photo=rows[0]["id"], turn=90).json()["upload"]}
    desk.save(rows, photos_lead=lead)
    assert foureyes.contributors(article) == {people.reviewer.pk}
    assert Article.objects.get().version == 2


def test_an_imported_post_with_many_photos_and_no_places_stays_as_it_is(
    form, make_article, people, monkeypatch
):
    monkeypatch.setattr(uploads, "MOST_OF_POST", 3)
    monkeypatch.setattr(PhotoInline, "max_num", 3)
    article = make_article(photos=5)
    Photo.objects.update(position=0)
    before = content.of_article(article).hash
    desk = form(article, people.reviewer)
    names = ("id", "caption", "alt", "position", "focal_x", "focal_y")
    desk.save([{name: row[name].value() for name in names} for row in rows_of(desk.open())])
    assert captions(article) == [f"Chú thích {number}" for number in range(1, 6)]
    assert content.of_article(Article.objects.get()).hash == before
    assert foureyes.contributors(article) == set()


def test_a_decorative_photo_needs_no_alt_and_keeps_none(form, make_article):
    article = make_article(photos=1)
    form(article).save([as_rows(article)[0] | {"decorative": "on", "alt": "Hoa văn"}])
    photo = Photo.objects.get()
    assert (photo.decorative, photo.alt) == (True, "")


def test_another_error_of_the_form_loses_no_picture_and_no_word(form, make_article):
    article = make_article()
    desk = form(article)
    files = [jpeg(colour="red"), jpeg(colour="blue")]
    for number, file in enumerate(files, start=1):
        file.name = f"IMG_{number}.jpg"
    page = desk.save([], photos_files=files, photos_text="Một | Mô tả một\nHai", title="")
    assert not Photo.objects.exists()
    assert [row["caption"].value() for row in rows_of(page)] == ["Một", "Hai"]
    names = ("upload", "caption", "position")
    desk.save([{name: row[name].value() for name in names} for row in rows_of(page)])
    assert captions(article) == ["Một", "Hai"]


def test_a_browser_without_script_sends_the_files_along(form, make_article):
    page = form(make_article()).open().content.decode()
    tag = re.search(r'<form[^>]* id="article_form"[^>]*>', page)[0]
    assert 'enctype="multipart/form-data"' in tag
    assert re.search(r'<input type="file" multiple name="photos-files"', page)


def test_a_bad_file_spoils_nothing_and_holds_the_submission_back(form, make_article):
    article = make_article()
    bad, good = jpeg(), jpeg(colour="red")
    bad.write(b"\x00" * bad.size)
    bad.seek(0)
    bad.name, good.name = "IMG_12.heic", "IMG_13.jpg"
    both = {"photos_files": [bad, good], "photos_text": "Đỏ | Tấm bảng đỏ"}
    page = form(article).save([], _submit="1", **both)
    assert "IMG_12.heic: Không đọc được ảnh này" in said(page)
    assert "chưa trình duyệt vì còn ảnh chưa nhận được" in said(page)
    assert gallery(article) == [(1, "Đỏ", "Tấm bảng đỏ")]
    assert Article.objects.get().state == Article.State.DRAFT


def test_a_batch_stands_in_the_order_in_which_it_was_taken(form, make_article):
    article = make_article(photos=1)
    names = ["IMG_10.jpg", "IMG_9.jpg", "sau.jpg", "truoc.jpg"]
    taken = [None, None, "2026:05:19 10:00:00", "2026:05:19 09:00:00"]
    files = []
    for number, (name, at) in enumerate(zip(names, taken, strict=True)):
        # Known again by its width.
        file = jpeg(size=(100 + number, 60), **({"exif": exif(taken=at)} if at else {}))
        file.name = name
        files.append(file)
    lines = "\ntruoc\nsau\nchín\nmười"
    form(article).save(as_rows(article), photos_files=files, photos_text=lines)
    assert captions(article) == ["Chú thích 1", "truoc", "sau", "chín", "mười"]
    widths = [photo.width for photo in Photo.objects.filter(article=article)]
    assert widths[1:] == [103, 102, 101, 100]


def test_lines_for_more_photos_than_there_are_stay_and_change_nothing(form, make_article):
    article = make_article(photos=1)
    page = form(article).save(as_rows(article), photos_text="Một\nHai")
    assert "2 dòng, nhưng bài có 1 ảnh" in said(page)
    assert ">\nMột\nHai</textarea>" in page.content.decode()
    assert captions(article) == ["Chú thích 1"]


def test_one_text_for_all_leaves_those_that_have_their_own(form, make_article):
    article = make_article(photos=2)
    rows = as_rows(article)
    rows[1] |= {"caption": "", "alt": ""}
    shared = {"photos_all-caption": "Hội nghị", "photos_all-alt": "Bà con trong hội trường"}
    form(article).save(rows, **shared)
    assert gallery(article) == [
        (1, "Chú thích 1", "Mô tả 1"),
        (2, "Hội nghị", "Bà con trong hội trường"),
    ]


def test_a_stale_save_keeps_pictures_and_captions_and_shows_the_others(form, make_article, people):
    article = make_article(photos=2)
    theirs = form(article, people.reviewer)
    rows = as_rows(article)
    new = {"upload": theirs.staged("blue").pk, "caption": "Của họ"}
    theirs.save([rows[0], rows[1] | {"DELETE": "on"}, new])
    mine = form(article)
    staged = mine.staged("red")
    sent = [rows[0] | {"caption": "Tôi sửa"}, rows[1] | {"caption": "Tôi sửa nữa"}]
    page = mine.save([*sent, {"upload": staged.pk, "caption": "Của tôi", "position": 9}])
    assert "không còn ở đây" in said(page) and "Tôi sửa nữa" in said(page)
    shown = [row["caption"].value() for row in rows_of(page)]
    assert shown == ["Tôi sửa", "Của họ", "Của tôi"]
    # What this one did is to be seen where the two are compared, too.
    sources = [f'src="{row.url}"'.replace("&", "&amp;") for row in rows_of(page)]
    assert [page.content.decode().count(source) for source in sources] == [2, 1, 2]
    names = ("id", "upload", "caption", "position")
    sent = [{name: row[name].value() or "" for name in names} for row in rows_of(page)]
    form(Article.objects.get()).save(sent)
    assert captions(article) == shown


def test_only_ones_own_pictures_of_this_form_can_be_saved(form, make_article, people):
    article, other = make_article(), make_article()
    theirs = form(article, people.reviewer).staged("red")
    elsewhere = form(other).staged("blue")
    for picture in (theirs, elsewhere):
        page = form(article).save([{"upload": picture.pk, "caption": "Lén"}])
        assert "không còn ở đây" in said(page)
    assert not Photo.objects.exists()
    assert PhotoUpload.objects.count() == 2


def test_what_was_taken_down_meanwhile_is_not_saved(form, make_article, people):
    article = make_article()
    desk = form(article)
    staged = desk.staged("red")
    redaction = Redaction.objects.create(
        article=article,
        digest=staged.digest,
        by=people.chief,
        reason="Tòa.",
        opened_at=timezone.now(),
    )
    Tombstone.objects.create(hash=staged.digest, redaction=redaction)
    page = desk.save([{"upload": staged.pk, "caption": "Đỏ"}])
    assert "bị gỡ vĩnh viễn" in said(page)
    assert not Photo.objects.exists()


def test_a_new_post_takes_what_was_staged_for_it(form, city, category):
    desk = form()
    rows = [
        {"upload": desk.staged("red").pk, "caption": "Đỏ"},
        {"upload": desk.staged("blue").pk, "DELETE": "on"},
    ]
    desk.save(rows, unit=city.viet_hung.pk, category=category.pk)
    assert [p.caption for p in Photo.objects.all()] == ["Đỏ"]
    assert not PhotoUpload.objects.exists()
