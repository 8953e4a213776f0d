"""Importing records: what becomes of a `.jsonl` file, by the command that people run."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles import content
from articles.editorial import advice
from articles.importing import importer, sources
from articles.models import Article, Category, Edition, Event, ImportedPage, OldAddress, ViewCount
from tests.articles.importing.made import numbered, record, write
from tests.makers import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path, capsys):
    """`run(records, *options)`: import them from one file; returns what the command said."""

    def call(records, *options, refused=0):
        path = write(tmp_path / "bai.jsonl", records)
        if refused:
            with pytest.raises(CommandError, match=f"{refused} bài bị từ chối"):
                call_command("import_articles", str(path), *options)
        else:
            call_command("import_articles", str(path), *options)
        said = capsys.readouterr()
        return said.err if refused else said.out

    return call


def test_a_record_becomes_an_article(run, city, client, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.jpg").write_bytes(jpeg().getvalue())
    photo = {"file": "a/1.jpg", "caption": "Ngõ sạch", "alt": "Bà con quét ngõ"}
    about = ["chi-bo-19-duc-giang", "Tổ dân phố 19"]
    url = "http://cu.example.vn/view?nid=7"
    run([record(photos=[photo], about=about, source_url=url)])
    edition = Edition.objects.get()
    assert edition.unit == city.duc_giang
    assert edition.category.slug == "khoi-phuong"
    assert edition.published_at == edition.starts_at == datetime(2022, 5, 19, 2, 0, tzinfo=UTC)
    assert edition.body == "<p>Đoạn một.</p>\n<p>Đoạn hai.</p>"
    assert {a.unit for a in edition.about.all()} == {city.cell, city.group}
    [shown] = edition.photos.all()
    assert (shown.caption, shown.alt, shown.is_lead) == ("Ngõ sạch", "Bà con quét ngõ", True)
    assert ViewCount.objects.get().total == 999
    assert OldAddress.objects.get().path == "/view"
    page = client.get("/view?nid=7", follow=True)
    assert "Ngõ sạch" in page.content.decode()


def test_the_edition_is_the_content_of_the_working_copy(run, city, tmp_path):
    """Written in bulk and read back by the desk, it is the same text: else no update could come."""
    for name, colour in (("1.jpg", "teal"), ("2.jpg", "red")):
        (tmp_path / name).write_bytes(jpeg(colour=colour).getvalue())
    photos = [{"file": "2.jpg"}, {"file": "1.jpg", "alt": "Ngõ"}]
    run([record(photos=photos, about=["duc-giang", "bo-de"], body="<p>a&nbsp;b <b>c</b></p>")])
    edition = Edition.objects.get()
    assert edition.content_hash == content.of_article(Article.objects.get()).hash
    assert edition.content_hash == content.of_edition(edition).hash


UNITS = [
    # what the record says, and when: whose article it is
    ({"unit": "bo-de"}, "bo-de"),
    ({"unit": "Phường Đức Giang"}, "duc-giang"),
    ({"unit": "PHUONG DUC GIANG"}, "duc-giang"),
    ({"unit": "Phường Bồ Đề"}, "bo-de"),
    ({"unit": "Phường Bồ Đề", "published_at": "2026-05-19T09:00:00+07:00"}, "bo-de-2025"),
    ({"unit": "", "title": "Phường Bồ Đề tổng kết"}, "bo-de"),
]


@pytest.mark.parametrize(("changes", "slug"), UNITS)
def test_the_unit_is_given_by_slug_or_by_its_name_of_that_day(run, city, changes, slug):
    run([record(**changes)])
    assert Edition.objects.get().unit.slug == slug


BAD = [
    ({"unit": "khong-co"}, "không có đơn vị nào tên hoặc đường dẫn “khong-co”"),
    ({"unit": "Chi bộ 19"}, "không rõ “Chi bộ 19” là đơn vị nào"),
    ({"unit": "", "title": "Bà con họp", "lead": ""}, "không thấy tên đơn vị nào"),
    ({"unit": "viet-hung"}, "không hoạt động vào ngày 19/05/2022"),
    ({"unit": "viet-hung", "published_at": "2999-01-01T00:00:00Z"}, "nằm trong tương lai"),
    ({"about": ["khong-co"]}, "không có đơn vị nào"),
    ({"photos": [{"file": "thieu.jpg"}]}, "ảnh thieu.jpg: không đọc được"),
    ({"published_at": "2022-05-19"}, "thiếu múi giờ"),
]


@pytest.mark.parametrize(("changes", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_bad_record_is_refused_with_file_line_and_reason_and_stops_nothing(
    run, city, changes, reason
):
    bad = record(title="Bài hỏng", category="Mục hỏng") | changes
    error = run([numbered(1), bad, numbered(2)], refused=1)
    assert "bai.jsonl: từ chối, dòng 2: " in error and reason in error
    assert Edition.objects.count() == Article.objects.count() == 2
    assert not Category.objects.filter(name="Mục hỏng").exists()


def test_what_only_the_database_refuses_is_found_among_many(city, monkeypatch):
    """A batch that fails as a whole is halved until the one is found that makes it fail."""
    create = ImportedPage.objects.bulk_create

    def refuse_one(pages, *args, **options):
        pages = list(pages)
        for page in pages:
            if page.source_url.endswith("=3"):
                page.digest = None
        return create(pages, *args, **options)

    monkeypatch.setattr(ImportedPage.objects, "bulk_create", refuse_one)
    items = [sources.records.read(n, write_line(numbered(n)), Path()) for n in range(1, 8)]
    outcomes = importer.Importer().take_all(items)
    kinds = [outcome.kind for outcome in outcomes]
    assert kinds == ["imported"] * 2 + ["refused"] + ["imported"] * 4
    assert "cơ sở dữ liệu không nhận" in outcomes[2].message and outcomes[2].line == 3
    assert Article.objects.count() == Edition.objects.count() == ViewCount.objects.count() == 6
    assert Category.objects.count() == 6


def write_line(one: dict) -> bytes:
    return json.dumps(one).encode()


def test_a_record_comes_once_and_changed_text_needs_update(run, city):
    run([numbered(1), numbered(1)])
    assert Edition.objects.count() == 1
    changed = numbered(1) | {"body": "<p>Mới.</p>", "views": 1}
    assert "thêm --update" in run([changed], refused=1)
    assert "cập nhật 1" in run([changed, numbered(1) | {"views": 5}, numbered(2)][:1], "--update")
    last = Edition.objects.order_by("number").last()
    assert (last.number, last.body) == (2, "<p>Mới.</p>")
    assert ViewCount.objects.get().total == numbered(1)["views"]
    assert Event.objects.filter(action=Event.Action.UPDATE_IMPORT).count() == 1


def test_a_caption_alone_is_a_change(run, city, tmp_path):
    (tmp_path / "1.jpg").write_bytes(jpeg().getvalue())
    run([record(photos=[{"file": "1.jpg"}])])
    run([record(photos=[{"file": "1.jpg", "caption": "Ngõ"}])], "--update")
    assert Edition.objects.order_by("number").last().photos.get().caption == "Ngõ"


def test_a_title_that_changed_there_is_known_by_its_new_words(run, city, people, make_article):
    post = record(source_url="http://cu.example.vn/view?nid=7")
    run([post])
    title = "Ngõ 12 đường Đức Giang trồng hoa"
    run([post | {"title": title}], "--update")
    article = make_article(title=title)
    [said] = advice.of(article, content.of_article(article), people.root)
    assert [link.title for link in said.links] == [title]


def test_an_update_never_overwrites_the_desk_nor_stops_the_rest(run, city):
    run([numbered(1), numbered(2)])
    Article.objects.filter(imported_page__source_url__endswith="=1").update(lead="Đã sửa.")
    changed = [numbered(n) | {"body": "<p>Mới.</p>"} for n in (1, 2, 3)]
    assert "ban biên tập đã tiếp nhận" in run(changed, "--update", refused=1)
    assert Edition.objects.filter(body="<p>Mới.</p>").count() == 2
    assert Article.objects.get(lead="Đã sửa.").editions.count() == 1


def test_a_page_and_a_record_of_one_article_are_one(run, city, tmp_path, capsys):
    page = tmp_path / "trang.txt"
    page.write_text(
        "KHỐI PHƯỜNG\n\nChi bộ 19 họp bàn việc giữ ngõ sạch\n"
        "Ngày đăng 19/05/2022 | 09:00 | Lượt xem: 999\n\nPhường Đức Giang họp.\n\nĐoạn.\n"
    )
    call_command("import_articles", str(page))
    capsys.readouterr()
    assert "đã có (bài số" in run([record()], refused=1)


def test_a_dry_run_says_the_same_and_writes_nothing(run, city, tmp_path, settings):
    (tmp_path / "1.jpg").write_bytes(jpeg().getvalue())
    said = run([record(photos=[{"file": "1.jpg"}]), numbered(1)], "--dry-run", "-v2")
    assert "sẽ nhập; đơn vị: Phường Đức Giang (theo bản ghi); sẽ tạo chuyên mục" in said
    assert "Nhập mới 2" in said
    assert not Article.objects.exists() and not Category.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.jpg"))


def test_photos_may_lie_in_a_folder_of_their_own_and_the_unit_may_be_given(run, city, tmp_path):
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh" / "1.jpg").write_bytes(jpeg().getvalue())
    one = record(photos=[{"file": "1.jpg"}])
    run([one], "--photos", str(tmp_path / "anh"), "--unit", "bo-de")
    assert Edition.objects.get().unit == city.bo_de
    assert Edition.objects.get().photos.count() == 1


def test_a_folder_gives_its_pages_and_its_records(city, tmp_path, capsys):
    write(tmp_path / "a.jsonl", [numbered(1)])
    write(tmp_path / "b.json", [numbered(2)])
    (tmp_path / "c.txt").write_text("hỏng")
    with pytest.raises(CommandError):
        call_command("import_articles", str(tmp_path))
    assert "Nhập mới 1, cập nhật 0, bỏ qua 0, từ chối 1." in capsys.readouterr().out


def test_a_batch_takes_a_fixed_number_of_statements(city, django_assert_max_num_queries, tmp_path):
    path = write(tmp_path / "a.jsonl", [numbered(n) for n in range(1, 301)])
    with django_assert_max_num_queries(90):  # ten sections are made on the way
        call_command("import_articles", str(path))
    assert Edition.objects.count() == 300
