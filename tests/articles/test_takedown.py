"""A photo that a chief takes down is nowhere any more, and its place says so and why."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import content, publishing, takedowns
from articles.editorial import aftercare, housekeeping, workflow
from articles.editorial.drafting import typed
from articles.models import (
    Article,
    Edition,
    EditionPhoto,
    Event,
    Photo,
    PhotoUpload,
    Redaction,
    Submission,
    Tombstone,
    TypedText,
)
from articles.photos import intake, names, renditions, slots, tombstones
from articles.publishing import families, takedown
from tests.breaches import refused, sql
from tests.desk import approve, revise, shown, stored
from tests.makers import HOUR, jpeg
from wards import siteversion

pytestmark = pytest.mark.django_db
ORDER = "Quyết định 12/2026 của tòa"
CAPTION, ALT = "Người bị hại", "Một người"
REASON = Redaction.PublicReason.CHILDREN
Refused = publishing.Refused


def put(article, picture, **fields) -> Photo:
    """`picture` as the first photo of `article`."""
    words = {"caption": CAPTION, "alt": ALT, "position": 0}
    return Photo.objects.create(article=article, **words | fields, **picture.fields)


@pytest.fixture
def shared(make_article, people):
    """A picture, as a file that somebody uploads, in two published articles and a submitted one."""
    picture = intake.decode(jpeg())
    intake.store(picture)
    articles = [make_article(title=f"Bài {number}", photos=1) for number in (1, 2, 3)]
    for article in articles:
        Article.objects.filter(pk=article.pk).update(lead_photo=put(article, picture))
        workflow.submit(article.pk, by=people.clerk)
    for article in articles[:2]:
        approve(article, people.reviewer)
    return picture, articles


def take_down(article, people, picture, reason=ORDER, public_reason=REASON) -> int:
    """A chief takes it down, and what follows the commit has happened."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return uncommitted(article, people, picture, reason, public_reason)


def uncommitted(article, people, picture, reason=ORDER, public_reason=REASON) -> int:
    return housekeeping.take_photo_down(
        article.pk,
        by=people.chief,
        digest=picture.digest,
        public_reason=public_reason,
        reason=reason,
    )


def said(day=None) -> str:
    """What stands where the photo stood."""
    day = timezone.localdate(day)
    return f"Ảnh này đã được gỡ ngày {day:%d/%m/%Y}. Lý do: bảo vệ trẻ em."


def read(name: str) -> bytes:
    """The file of a photo."""
    with default_storage.open(name) as file:
        return file.read()


def shared_picture(page: str) -> str:
    """The address of the picture that other sites show with a link to the page."""
    return re.search(r'property="og:image" content="([^"]+)"', page)[1]


def files() -> set[str]:
    """The names of all files of photos."""
    folder = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


# --- what residents have ---


def test_a_photo_goes_from_every_article_that_used_it(shared, people, client):
    picture, articles = shared
    address = f"/media/{picture.file}"
    shown_before = client.get(address)
    assert (shown_before.status_code, b"".join(shown_before)) == (200, picture.data)
    before, version = list(EditionPhoto.objects.order_by("pk").values()), siteversion.current()
    assert take_down(articles[0], people, picture) == 3
    assert siteversion.current() == version + 1
    assert not Photo.objects.filter(digest=picture.digest).exists()
    for article in articles:
        assert stored(article).lead_photo is None
        assert article.photos.count() == 1, "the others stay"
        assert article.events.filter(action="take_down", reason=ORDER).count() == 1
    assert list(EditionPhoto.objects.order_by("pk").values()) == before, "what was public is kept"


def test_its_place_in_the_page_says_when_and_why_and_nothing_of_it(shared, people, client):
    picture, (article, *_) = shared
    address = article.editions.get().get_absolute_url()
    before = client.get(address).content.decode()
    assert CAPTION in before
    assert picture.digest in shared_picture(before)
    take_down(article, people, picture)
    page = client.get(address).content.decode()
    assert page.count(said()) == 1
    main = page.split("<main")[1]
    assert main.index(said()) < main.index("Chú thích 1"), "it stands where the photo stood"
    for gone in (picture.digest, CAPTION, ALT, ORDER):
        assert gone not in page
    next_photo = article.photos.get().digest
    assert next_photo in shared_picture(page)
    home = client.get("/").content.decode()
    assert picture.digest not in home
    assert next_photo in home, "in lists the next photo stands for the text"


def test_its_addresses_answer_410_with_words_and_nothing_is_to_be_kept(shared, people, client):
    picture, (article, *_) = shared
    small = names.rendition(picture.digest, names.widths(picture.width)[0], "jpg")
    before = client.get(f"/media/{picture.file}")
    b"".join(before)
    asked_again = {
        header: before[answered]
        for header, answered in (
            ("HTTP_IF_MODIFIED_SINCE", "Last-Modified"),
            ("HTTP_IF_NONE_MATCH", "ETag"),
        )
        if answered in before
    }
    take_down(article, people, picture)
    never_made = names.rendition(picture.digest, 60, "avif")
    for name in (picture.file, small, never_made):
        answer = client.get(f"/media/{name}", **asked_again)
        assert (answer.status_code, answer.content.decode()) == (410, said())
        assert answer["Cache-Control"] == "no-store"
        assert "charset=utf-8" in answer["Content-Type"]
    assert not any(picture.digest in file for file in files())


def test_of_a_photo_that_nobody_had_seen_nothing_is_told(make_article, people, client):
    article = make_article(photos=1)
    photo = article.photos.get()
    take_down(article, people, photo)
    assert client.get(f"/media/{photo.file}").status_code == 404


def test_where_all_photos_go_the_page_and_the_lists_are_whole(
    make_article, publish, people, client
):
    article = make_article(photos=1)
    edition = publish(article)
    take_down(article, people, article.photos.get())
    page = client.get(edition.get_absolute_url()).content.decode()
    assert said() in page
    assert "/share.png" in shared_picture(page), "the site's own picture"
    assert client.get("/").status_code == 200


# --- the whole family ---


@pytest.fixture
def family(make_article, people, publish, city):
    """A picture in one unit's public post; turned in another unit's draft; cropped, not saved."""
    upload = jpeg(size=(300, 200), colour="brown")
    picture = intake.decode(upload)
    intake.store(picture)
    turned, cropped = (
        intake.derive(picture.digest, 90, ""),
        intake.derive(picture.digest, 0, "0,0,500,500"),
    )
    for derived in (turned, cropped):
        intake.store(derived)
    live, draft = make_article(title="Bài đăng"), make_article(unit=city.new_bo_de)
    put(live, picture)
    publish(live)
    put(draft, turned)
    key = typed.key_of(draft)
    words = {"user": people.clerk, "article": draft, "key": key, "name": "a.jpg"}
    staged = PhotoUpload.objects.create(**words, uploaded_at=timezone.now(), **cropped.fields)
    rows = [{"id": draft.photos.get().pk, "caption": CAPTION}, {"upload": staged.pk, "alt": ALT}]
    kept = {"id": 10**6, "caption": "Ảnh khác"}
    TypedText.objects.create(
        user=people.clerk,
        article=draft,
        key=key,
        fields={"title": "Gõ dở", "photos": [*rows, kept]},
        form=typed.new_key(),
        written_at=timezone.now(),
    )
    return upload, picture, turned, cropped, live, draft


def test_what_was_turned_or_cropped_from_it_goes_with_it_wherever_it_is(family, people):
    _, picture, turned, cropped, live, draft = family
    for name in (*names.all_of(picture.digest, picture.width), turned.file, cropped.file):
        assert default_storage.exists(name)
    # Sizes of an earlier setting, and a picture beside it in the same folder.
    old = names.rendition(turned.digest, 77, "avif")
    beside = f"{names.folder(picture.digest)}/{picture.digest[:2]}{'0' * 62}.jpg"
    for name in (old, beside):
        default_storage.save(name, ContentFile(b"x"))
    assert take_down(draft, people, turned) == 2
    assert files() == {beside}
    assert not Photo.objects.exists()
    assert not PhotoUpload.objects.exists()
    assert TypedText.objects.get().fields["photos"] == [{"id": 10**6, "caption": "Ảnh khác"}]
    assert not EditionPhoto.objects.visible().exists()
    for article in (live, draft):
        assert article.events.filter(action="take_down").count() == 1


@pytest.mark.parametrize("back", ["file", "stored", "small", "turned", "old rows"])
def test_none_of_it_comes_back(family, people, back):
    upload, picture, turned, cropped, live, _ = family
    small = read(names.rendition(turned.digest, turned.width, "jpg"))
    take_down(live, people, picture)
    match back:
        case "file":
            upload.seek(0)
            again = intake.decode(upload)
        case "stored":
            again = intake.decode(SimpleUploadedFile("x.jpg", picture.data))
        case "small":
            again = intake.decode(SimpleUploadedFile("x.jpg", small))
        case "turned":  # in a process that had the root open still
            again = Photo(digest="1" * 64, root=picture.digest)
        case "old rows":
            again = Photo(digest=cropped.digest)
    with pytest.raises(ValidationError, match="bị gỡ vĩnh viễn"):
        tombstones.refuse(again)
    tombstones.refuse(intake.decode(jpeg(colour="navy")))


def test_what_the_same_file_became_another_time_goes_too(family, people, make_article):
    """The encoder may have changed between two uploads of one file."""
    _, picture, *_, live, _ = family
    other = Photo.objects.get(article=live)
    other.pk, other.article, other.digest = None, make_article(), "e" * 64
    other.save()
    assert take_down(live, people, picture) == 3
    assert tombstones.buried({"e" * 64, "f" * 64}) == {"e" * 64}


def test_sql_and_python_agree_on_what_was_taken_down(make_article, publish, people):
    article = make_article()
    hashes = {"digest": "a" * 64, "root": "b" * 64, "source": "c" * 64}
    for place, (digest, root, source) in enumerate(
        [
            ("a" * 64, "", ""),
            ("1" * 64, "b" * 64, ""),
            ("2" * 64, "", "c" * 64),
            ("3" * 64, "", ""),
            ("4" * 64, "1" * 64, "2" * 64),
        ]
    ):
        Photo.objects.create(
            article=article, file="x", width=1, height=1, position=place,
            digest=digest, root=root, source=source,
        )  # fmt: skip
    edition = publish(article)
    redaction = Redaction.objects.create(
        article=article, reason="x", by=people.chief, opened_at=timezone.now()
    )
    Tombstone.objects.bulk_create(Tombstone(hash=h, redaction=redaction) for h in hashes.values())
    photos = edition.photos.marked()
    by_python = takedowns.of(photos)
    assert {p.digest for p in photos if p.is_taken_down} == by_python.keys()
    assert {p.digest[0] for p in edition.photos.visible()} == {"3", "4"}
    assert {p.digest[0] for p in content.visible(content.of_edition(edition)).photos} == {"3", "4"}


def test_an_empty_hash_is_no_tombstone(shared, people):
    picture, (article, *_) = shared
    take_down(article, people, picture)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tombstone.objects.create(hash="", redaction=Redaction.objects.get())


# --- the desk ---


def test_an_article_in_review_with_that_photo_is_read_again_first(shared, people):
    picture, articles = shared
    waiting = articles[2]
    read, version = shown(waiting), stored(waiting).version
    take_down(articles[0], people, picture)
    assert stored(waiting).version == version + 1
    with pytest.raises(Refused, match="thay đổi sau khi bạn đọc"):
        workflow.approve(waiting.pk, by=people.reviewer, expected_hash=read)
    assert approve(waiting, people.reviewer).photo_count == 1


@pytest.mark.parametrize("how", ["restore", "withdraw", "reschedule", "discard"])
def test_no_later_step_brings_it_back_and_the_next_photo_leads(shared, people, how):
    picture, (article, *_) = shared
    take_down(article, people, picture)
    match how:
        case "restore":
            aftercare.remove(article.pk, by=people.chief, public_note="Xem lại.")
            edition = aftercare.restore(article.pk, by=people.chief)
        case "withdraw":
            edition = aftercare.withdraw(article.pk, by=people.chief, public_note="Xem lại.")
        case "reschedule":
            due = timezone.now() + HOUR
            revise(article, submitted_by=people.clerk)
            approve(article, people.reviewer, starts_at=due)
            edition = aftercare.reschedule(article.pk, by=people.reviewer, starts_at=due + HOUR)
        case "discard":
            workflow.revise(article.pk, by=people.clerk)
            workflow.discard(article.pk, by=people.clerk)
            assert not article.photos.filter(digest=picture.digest).exists()
            workflow.revise(article.pk, by=people.clerk)
            workflow.submit(article.pk, by=people.clerk)
            edition = approve(article, people.reviewer)
    assert not edition.photos.filter(digest=picture.digest).exists()
    assert [photo.is_lead for photo in edition.photos.all()] == [True]


def test_a_scheduled_photo_that_goes_before_its_time_is_not_rescheduled(shared, people):
    picture, (_, _, article) = shared
    due = timezone.now() + HOUR
    approve(article, people.reviewer, starts_at=due)
    take_down(article, people, picture)
    edition = aftercare.reschedule(article.pk, by=people.reviewer, starts_at=due + HOUR)
    assert edition.photo_count == edition.photos.count() == 1


@pytest.mark.parametrize("when", ["before", "just after it was asked"])
def test_the_importer_refuses_it_too(shared, people, tmp_path, capsys, monkeypatch, when):
    picture, (article, *_) = shared
    refuse = tombstones.refuse

    def refuse_too_early(*asked):
        monkeypatch.setattr(tombstones, "refuse", refuse)
        refuse(*asked)
        take_down(article, people, picture)

    if when == "before":
        take_down(article, people, picture)
    else:
        monkeypatch.setattr(tombstones, "refuse", refuse_too_early)
    page = tmp_path / "trang.txt"
    page.write_text(
        "HOẠT ĐỘNG CÁC PHƯỜNG\n\nChi bộ 19, đảng bộ phường Đức Giang họp\n"
        "Ngày đăng 19/05/2022 | 09:00  | Lượt xem: 9\n\nTối 18/5, chi bộ họp.\n\nBàn việc.",
        encoding="utf-8",
    )
    (tmp_path / "trang").mkdir()
    (tmp_path / "trang" / "1.jpg").write_bytes(jpeg().getvalue())
    before = Article.objects.count()
    with pytest.raises(CommandError):
        call_command("import_articles", str(page))
    assert "bị gỡ vĩnh viễn" in capsys.readouterr().err
    assert Article.objects.count() == before
    assert not EditionPhoto.objects.filter(edition__origin="import").exists()


def test_a_photo_is_taken_down_once_from_where_it_is_and_for_a_reason(shared, people, make_article):
    picture, (article, *_) = shared
    with pytest.raises(Refused, match="lý do"):
        take_down(article, people, picture, reason=" ")
    for unknown in ("", "court"):
        with pytest.raises(Refused, match="chọn lý do"):
            take_down(article, people, picture, public_reason=unknown)
    with pytest.raises(Refused, match="không thuộc bài"):
        take_down(make_article(), people, picture)
    for by in (people.reviewer, people.clerk, people.root):
        with pytest.raises(Refused, match="không có vai trò"):
            housekeeping.take_photo_down(
                article.pk, by=by, digest=picture.digest, public_reason=REASON, reason=ORDER
            )
    assert Photo.objects.filter(digest=picture.digest).count() == 3
    take_down(article, people, picture)
    with pytest.raises(Refused, match="đã được gỡ rồi"):
        take_down(article, people, picture)


# --- the store ---


@pytest.mark.django_db(transaction=True)
def test_the_files_go_after_the_commit_and_only_then(shared, people):
    picture, (article, *_) = shared
    file = Path(settings.MEDIA_ROOT) / picture.file
    with transaction.atomic():
        uncommitted(article, people, picture)
        transaction.set_rollback(True)
    assert file.exists()
    assert Photo.objects.filter(digest=picture.digest).count() == 3
    with transaction.atomic():
        uncommitted(article, people, picture)
        assert file.exists()
    assert not file.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("broken", ["delete", "listdir"])
def test_a_store_that_fails_keeps_nobody_from_the_takedown(
    shared, people, monkeypatch, client, caplog, broken
):
    picture, (article, *_) = shared
    with transaction.atomic():
        uncommitted(article, people, picture)

        def fail(name):
            raise PermissionError(name)

        monkeypatch.setattr(takedown.default_storage, broken, fail)
    assert "could not be" in caplog.text
    if broken == "delete":
        assert picture.file in files()
    assert client.get(f"/media/{picture.file}").status_code == 410
    assert tombstones.buried([picture.digest]) == {picture.digest}, "the sweep knows it"


@pytest.mark.django_db(transaction=True)
def test_a_takedown_that_fails_leaves_everything_as_it_was(shared, people, monkeypatch):
    picture, (article, *_) = shared
    there, version = files(), siteversion.current()

    class Broken(Exception):
        pass

    def fail(*args, **kwargs):
        raise Broken

    monkeypatch.setattr(Event.objects, "bulk_create", fail)
    with pytest.raises(Broken):
        take_down(article, people, picture)
    assert (files(), siteversion.current()) == (there, version)
    assert not Redaction.objects.exists()
    assert not Tombstone.objects.exists()
    assert Photo.objects.filter(digest=picture.digest).count() == 3


def test_a_family_without_files_is_taken_down_all_the_same(shared, people):
    picture, (article, *_) = shared
    for name in families.of(picture.digest).files():
        default_storage.delete(name)
    assert take_down(article, people, picture) == 3


def test_every_saved_file_is_known_again(shared, people):
    picture, (article, *_) = shared
    saved = [read(name) for name in families.of(picture.digest).files()]
    assert len(saved) >= 3
    take_down(article, people, picture)
    for data in saved:
        assert Tombstone.objects.filter(hash=hashlib.sha256(data).hexdigest()).exists()


# --- what is kept of it, and guarded ---


@pytest.mark.django_db(transaction=True)
def test_a_tombstone_stays(tables, shared, people):
    picture, (article, *_) = shared
    take_down(article, people, picture)
    before = sorted(Tombstone.objects.values_list("hash", "redaction_id"))
    for statement in (
        "DELETE FROM articles_tombstone",
        f"UPDATE articles_tombstone SET hash = '{'0' * 64}' WHERE hash = '{picture.digest}'",
        "UPDATE articles_redaction SET public_reason = 'privacy'",
    ):
        refused(sql, statement)
    # SQLite's REPLACE would delete the old row without asking any trigger.
    replace = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    for statement in (
        f"{replace} INTO articles_tombstone (id, hash, redaction_id) "
        "SELECT id + 1000, hash, redaction_id FROM articles_tombstone",
        f"{replace} INTO articles_redaction (id, article_id, digest, public_reason, reason, by_id, "
        "opened_at) SELECT id + 1000, article_id, digest, '', 'x', by_id, opened_at "
        "FROM articles_redaction WHERE digest <> ''",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            sql(statement)
    refused(Tombstone.objects.all()._raw_delete, "default")
    assert sorted(Tombstone.objects.values_list("hash", "redaction_id")) == before


def test_the_record_says_when_and_why_but_not_of_whom(shared, people):
    picture, (article, *_) = shared
    take_down(article, people, picture)
    done = Redaction.objects.get()
    assert (done.by, done.reason, done.public_reason) == (people.chief, ORDER, REASON)
    assert done.applied_at
    edition = Edition.objects.get(article=article)
    assert content.of_edition(edition).hash == edition.content_hash, "it is as it was signed"
    kept = content.from_json(Submission.objects.get(event__article=article).content)
    text, gaps = content.parted(kept)
    assert [photo.caption for photo in text.photos] == ["Chú thích 1"]
    assert [(gap.place, gap.takedown.words) for gap in gaps] == [(1, said())]


# --- renditions made at the same moment ---


def test_a_size_that_was_being_made_meanwhile_is_not_left_behind(shared, people, monkeypatch):
    picture, (article, *_) = shared
    for name in families.files_of(picture.digest):
        if name != picture.file:
            default_storage.delete(name)
    work = slots.work

    def work_late(*args, **options):
        made = work(*args, **options)
        take_down(article, people, picture)
        return made

    monkeypatch.setattr(slots, "work", work_late)
    name = names.rendition(picture.digest, picture.width, "jpg")
    with pytest.raises(FileNotFoundError):
        renditions.open_or_make(name)
    assert not any(picture.digest in file for file in files())


@pytest.mark.django_db(transaction=True)
def test_nor_is_one_that_came_when_the_files_were_listed_already(shared, people, monkeypatch):
    picture, (article, *_) = shared
    for name in names.all_of(picture.digest, picture.width)[1:]:
        default_storage.delete(name)
    listed = families.Family.files

    def files_and_one_more(family):
        found = listed(family)
        if not transaction.get_connection().in_atomic_block:  # the commit is over
            with pytest.raises(FileNotFoundError):
                renditions.make(picture.digest, picture.data)
        return found

    monkeypatch.setattr(families.Family, "files", files_and_one_more)
    uncommitted(article, people, picture)
    assert not any(picture.digest in file for file in files())


def test_an_upload_of_it_at_the_same_moment_leaves_no_file(
    shared, people, make_article, sign_in, monkeypatch
):
    picture, (article, *_) = shared
    store, other = intake.store, make_article()

    def store_late(one):
        take_down(article, people, picture)
        store(one)

    monkeypatch.setattr(intake, "store", store_late)
    address = reverse("admin:articles_article_photos", args=[other.pk])
    sent = {"file": jpeg(), "user": people.clerk.pk}
    answer = sign_in(people.clerk).post(address, sent)
    assert answer.status_code == 400 and "bị gỡ vĩnh viễn" in answer.json()["error"]
    assert not any(picture.digest in file for file in files())
