"""Importing: what becomes of a page, by the command that people run."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError

from articles import publishing
from articles.importing import importer, page
from articles.models import Article, Category, Edition, Event, ViewCount
from tests.concurrency import at_once
from tests.makers import REFORM, jpeg
from tests.makers import unit as make_unit
from wards.models import Unit
from wards.text import squeeze

pytestmark = pytest.mark.django_db

SEED = Path(settings.BASE_DIR).parent / "shared" / "seed" / "hoat-dong-cac-phuong.txt"
TITLE = "Chi bộ 19, đảng bộ phường Đức Giang họp bàn việc giữ ngõ sạch"
PAGE = f"""HOẠT ĐỘNG CÁC PHƯỜNG

{TITLE}
Ngày đăng 19/05/2022 | 09:00  | Lượt xem: 999

Tối 18/5, tại nhà văn hóa, chi bộ họp.

Đoạn <một> & hai.

Một số hình ảnh của hội nghị:"""


@pytest.fixture
def run(tmp_path, capsys):
    """`run(text, *options)`: import one page; returns what the command said."""

    def call(text, *options, name="trang.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        call_command("import_articles", str(path), *options)
        return capsys.readouterr().out

    return call


def test_a_page_becomes_an_article_with_its_date_views_section_and_units(run, city, category):
    said = run(PAGE)
    edition = Edition.objects.get()
    assert edition.title == TITLE
    assert edition.published_at == datetime(2022, 5, 19, 2, 0, tzinfo=UTC)
    assert edition.starts_at == edition.published_at
    assert edition.category == category
    assert (edition.unit, edition.unit_name) == (city.duc_giang, "Phường Đức Giang")
    assert [a.unit for a in edition.about.all()] == [city.cell]
    assert edition.lead == "Tối 18/5, tại nhà văn hóa, chi bộ họp."
    assert edition.body == "<p>Đoạn &lt;một&gt; &amp; hai.</p>"
    assert ViewCount.objects.get().total == 999
    assert (edition.origin, edition.approved_by) == ("import", None)
    assert "đã nhập; đơn vị: Phường Đức Giang, nói về: Chi bộ 19 (tiêu đề nêu" in said


def test_the_gallery_heading_heads_nothing_without_photos(run, city):
    run(PAGE)
    assert "hình ảnh" not in Edition.objects.get().body


def test_photos_come_from_the_folder_of_the_pages_name_and_keep_their_heading(run, city, tmp_path):
    folder = tmp_path / "trang"
    folder.mkdir()
    for number, width in ((10, 90), (2, 60)):
        (folder / f"{number}.jpg").write_bytes(jpeg((width, 40)).getvalue())
    run(PAGE)
    edition = Edition.objects.get()
    assert [photo.width for photo in edition.photos.all()] == [60, 90]
    assert edition.body.endswith("<p>Một số hình ảnh của hội nghị:</p>")


def test_captions_go_to_their_photos_and_what_is_left_out_is_said(run, city, tmp_path):
    (tmp_path / "trang").mkdir()
    (tmp_path / "trang" / "1.jpg").write_bytes(jpeg().getvalue())
    counted = f"Lượt truy cập: 1.234\n{PAGE}"
    said = run(counted.replace("Một số hình ảnh của hội nghị:", "Ảnh: Bà con dọn ngõ"))
    edition = Edition.objects.get()
    assert [photo.caption for photo in edition.photos.all()] == ["Ảnh: Bà con dọn ngõ"]
    assert "dọn ngõ" not in edition.body
    assert "bỏ: bộ đếm “Lượt truy cập: 1.234”" in said


def test_a_page_with_a_bad_photo_is_refused_whole(run, city, tmp_path, capsys):
    folder = tmp_path / "anh" / "trang"
    folder.mkdir(parents=True)
    (folder / "1.jpg").write_bytes(jpeg().getvalue())
    (folder / "2.jpg").write_bytes(b"khong phai anh")
    with pytest.raises(CommandError):
        run(PAGE, "--photos", str(tmp_path / "anh"))
    assert "ảnh 2.jpg: Không đọc được ảnh này" in capsys.readouterr().err
    assert not Article.objects.exists()


def test_the_same_page_again_is_skipped_even_with_another_view_total(run, city):
    run(PAGE)
    said = run(PAGE.replace("999", "1.204"))
    assert "đã có, bỏ qua" in said
    assert Edition.objects.count() == 1
    assert ViewCount.objects.get().total == 999


def test_changed_text_is_refused_and_with_update_becomes_a_new_edition(run, city, capsys):
    run(PAGE)
    changed = PAGE.replace("Đoạn", "Phần")
    with pytest.raises(CommandError):
        run(changed)
    assert "--update" in capsys.readouterr().err
    assert Edition.objects.count() == 1
    assert "giữ ngày đăng" in run(changed, "--update")
    first, second = Edition.objects.order_by("number")
    assert second.body == "<p>Phần &lt;một&gt; &amp; hai.</p>"
    assert second.published_at == first.published_at < second.starts_at == first.ends_at
    assert Article.objects.get().events.filter(action=Event.Action.UPDATE_IMPORT).exists()
    assert "đã có, bỏ qua" in run(changed)


def test_an_update_never_overwrites_the_desk(run, city, capsys):
    run(PAGE)
    Article.objects.update(lead="Ban biên tập đã sửa.")
    with pytest.raises(CommandError):
        run(PAGE.replace("Đoạn", "Phần"), "--update")
    assert "ban biên tập đã tiếp nhận" in capsys.readouterr().err
    assert Article.objects.get().lead == "Ban biên tập đã sửa."


def test_a_spoiled_date_line_is_refused_with_file_line_and_reason(run, city, capsys):
    with pytest.raises(CommandError):
        run(PAGE.replace("19/05/2022", "19-tháng 5"), name="hong.txt")
    error = capsys.readouterr().err
    assert "hong.txt: từ chối, dòng 4: không đọc được dòng ngày đăng" in error
    assert not Article.objects.exists() and not Category.objects.exists()


def test_a_page_that_names_no_unit_is_refused_whole(run, city, capsys):
    with pytest.raises(CommandError):
        run(PAGE.replace("Chi bộ 19, đảng bộ phường Đức Giang", "Bà con"))
    assert "không thấy tên đơn vị nào" in capsys.readouterr().err
    assert not Article.objects.exists() and not Category.objects.exists()


def test_a_unit_can_be_given(run, city):
    run(PAGE, "--unit", "bo-de")
    assert Edition.objects.get().unit == city.bo_de


def test_an_unknown_given_unit_is_refused(run, city, capsys):
    with pytest.raises(CommandError):
        run(PAGE, "--unit", "khong-co")
    assert "không có đơn vị nào với đường dẫn “khong-co”" in capsys.readouterr().err


def test_a_unit_that_was_closed_on_the_day_is_refused(run, city, capsys):
    with pytest.raises(CommandError):
        run(PAGE.replace("2022", "2025"), "--unit", "viet-hung")
    assert "không hoạt động vào ngày 19/05/2025" in capsys.readouterr().err


def test_a_body_too_long_to_be_one_is_refused(run, city, capsys):
    with pytest.raises(CommandError):
        run(PAGE + "\n\n" + "dài " * 120_000)
    assert "quá mức 400.000" in capsys.readouterr().err
    assert not Article.objects.exists()


def test_a_dry_run_says_the_same_and_writes_nothing(run, city):
    said = run(PAGE, "--dry-run")
    assert "sẽ nhập" in said and "Xem thử, không ghi gì" in said
    assert not Article.objects.exists() and not Category.objects.exists()


def test_an_unknown_section_is_created_and_said(run, city):
    said = run(PAGE.replace("HOẠT ĐỘNG CÁC PHƯỜNG", "KHỐI PHƯỜNG"))
    assert "đã tạo chuyên mục “Khối phường”" in said
    assert Edition.objects.get().category.slug == "khoi-phuong"


def test_one_bad_page_does_not_stop_the_rest(city, tmp_path, capsys):
    (tmp_path / "1-hong.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "2-tot.txt").write_text(PAGE, encoding="utf-8")
    with pytest.raises(CommandError, match="1 bài bị từ chối"):
        call_command("import_articles", str(tmp_path))
    said = capsys.readouterr()
    assert "không phải văn bản UTF-8" in said.err
    assert "Nhập mới 1, cập nhật 0, bỏ qua 0, từ chối 1." in said.out


UNITS = [
    # what the title says, responsible, about
    ("Chi bộ 19, đảng bộ phường Đức Giang họp", "duc-giang", ["chi-bo-19-duc-giang"]),
    ("Phường Bồ Đề: chi bộ số 19 kết nạp đảng viên", "bo-de", ["chi-bo-19-bo-de"]),
    ("TDP 19 phường Đức Giang ra quân", "duc-giang", ["tdp-19-duc-giang"]),
    ("TỔ DÂN PHỐ SỐ 19, PHƯỜNG ĐỨC GIANG", "duc-giang", ["tdp-19-duc-giang"]),
    ("Phường Đức Giang giao lưu với phường Bồ Đề", "duc-giang", ["bo-de"]),
    ("Tổ dân phố số 3 cụm Đức Giang phường Đức Giang thi đua", "duc-giang", ["tdp-3-cum"]),
    (
        "Tổ dân phố số 3 cụm Đức Giang giao lưu với phường Bồ Đề",
        "duc-giang",
        ["tdp-3-cum", "bo-de"],
    ),
    ("PHUONG BO DE TONG KET", "bo-de", []),
    ("P. Bồ Đề tổng kết", "bo-de", []),
    ("Quận Long Biên: phường Bồ Đề về đích", "bo-de", []),
    ("Đảng bộ phường Đức Giang học nghị quyết", "duc-giang", ["dang-bo-duc-giang"]),
]


@pytest.mark.parametrize(("title", "unit", "about"), UNITS, ids=[u[0] for u in UNITS])
def test_the_units_come_from_the_title(run, city, title, unit, about):
    group, old = Unit.Kind.RESIDENTIAL_GROUP, {"closed_on": REFORM}
    make_unit(group, "Tổ dân phố số 3 cụm Đức Giang", "tdp-3-cum", city.duc_giang, **old)
    make_unit(group, "Tổ dân phố 3", "tdp-3-bo-de", city.bo_de, **old)
    run(PAGE.replace(TITLE, title))
    edition = Edition.objects.get()
    assert edition.unit.slug == unit
    assert sorted(a.unit.slug for a in edition.about.all()) == sorted(about)


LEADS = [
    # title, lead, responsible, about
    ("Phường Đức Giang đổi mới", "Chi bộ 19 họp.", "duc-giang", ["chi-bo-19-duc-giang"]),
    ("Phường Đức Giang đổi mới", "Khách là phường Bồ Đề.", "duc-giang", ["bo-de"]),
    ("Quận kiểm tra", "Tại chi bộ 19, phường Bồ Đề.", "bo-de", ["chi-bo-19-bo-de"]),
    ("Quận Long Biên kiểm tra", "Chi bộ 19 phường Bồ Đề.", "bo-de", ["chi-bo-19-bo-de"]),
    ("Phường Đức Giang họp", "Chỉ bỏ 19 phiếu.", "duc-giang", []),
]


@pytest.mark.parametrize(("title", "lead", "unit", "about"), LEADS, ids=[u[1] for u in LEADS])
def test_the_lead_makes_the_title_more_specific(run, city, title, lead, unit, about):
    run(PAGE.replace(TITLE, title).replace("Tối 18/5, tại nhà văn hóa, chi bộ họp.", lead))
    edition = Edition.objects.get()
    assert edition.unit.slug == unit
    assert sorted(a.unit.slug for a in edition.about.all()) == sorted(about)


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Địa phương Đức Giang đổi thay", "không thấy tên đơn vị nào"),
        ("Ở xa Bồ Đề vẫn nhớ", "không thấy tên đơn vị nào"),
        ("Quận Long Biên phát động thi đua", "bài chỉ nêu “Quận Long Biên”"),
        ("Chi bộ 190 họp", "không thấy tên đơn vị nào"),
    ],
)
def test_what_only_looks_like_a_ward_is_none(run, city, capsys, title, reason):
    with pytest.raises(CommandError):
        run(PAGE.replace(TITLE, title))
    error = capsys.readouterr().err
    assert "từ chối, dòng 3: " in error and reason in error
    assert not Article.objects.exists()


def test_a_refused_page_does_not_spoil_the_next_one_of_its_new_section(city, tmp_path, capsys):
    new = PAGE.replace("HOẠT ĐỘNG CÁC PHƯỜNG", "MỤC MỚI")
    (tmp_path / "1.txt").write_text(new.replace("19/05/2022", "19/05/2999"), encoding="utf-8")
    (tmp_path / "2.txt").write_text(new, encoding="utf-8")
    (tmp_path / "3.txt").write_text(new.replace("họp bàn", "lại họp bàn"), encoding="utf-8")
    with pytest.raises(CommandError, match="1 bài bị từ chối"):
        call_command("import_articles", str(tmp_path))
    assert Edition.objects.filter(category__name="Mục mới").count() == 2


def test_refused_pages_and_dry_runs_leave_no_file_behind(run, city, tmp_path, settings):
    (tmp_path / "trang").mkdir()
    (tmp_path / "trang" / "1.jpg").write_bytes(jpeg().getvalue())
    run(PAGE, "--dry-run")
    with pytest.raises(CommandError):
        run(PAGE.replace("2022", "2999"))
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.jpg"))
    run(PAGE)
    assert len(list(Path(settings.MEDIA_ROOT).rglob("*.jpg"))) == 1


def test_photos_that_come_later_are_no_silent_skip(run, city, tmp_path, capsys):
    run(PAGE)
    (tmp_path / "trang").mkdir()
    (tmp_path / "trang" / "1.jpg").write_bytes(jpeg().getvalue())
    with pytest.raises(CommandError):
        run(PAGE)
    run(PAGE, "--update")
    edition = Edition.objects.order_by("number").last()
    assert edition.photos.count() == 1
    assert "Một số hình ảnh của hội nghị:" in edition.body


@pytest.mark.django_db(transaction=True)
def test_one_page_imported_by_several_at_once_is_one_article(city):
    whole = page.read(PAGE)
    outcomes = at_once(*[lambda: importer.Importer().take(whole)] * 4)
    assert sorted(o.kind for o in outcomes) == ["imported", "skipped", "skipped", "skipped"]
    assert Article.objects.count() == Category.objects.count() == 1
    changed = page.read(PAGE.replace("Đoạn", "Phần"))
    outcomes = at_once(*[lambda: importer.Importer(update=True).take(changed)] * 4)
    assert sorted(o.kind for o in outcomes) == ["skipped", "skipped", "skipped", "updated"]
    assert Edition.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_import_and_an_approval_of_one_article_at_once_do_not_wait_for_ever(city, people):
    importer.Importer().take(page.read(PAGE))
    article = Article.objects.get()
    for number in range(4):
        changed = page.read(PAGE.replace("Đoạn", f"Phần {number}"))
        outcomes = at_once(
            lambda changed=changed: importer.Importer(update=True).take(changed),
            lambda: publishing.withdraw(article.pk, by=people.chief, public_note="Xem lại."),
        )
        assert not [o for o in outcomes if isinstance(o, OperationalError)]
        publishing.restore(article.pk, by=people.chief)


def test_two_cells_of_one_name_are_told_apart_by_the_lead_or_refused(run, city, capsys):
    page = PAGE.replace(TITLE, "Chi bộ 19 họp")
    with pytest.raises(CommandError):
        run(page)
    assert "không rõ đơn vị nào" in capsys.readouterr().err
    run(page.replace("tại nhà văn hóa", "tại nhà văn hóa phường Bồ Đề"))
    assert [a.unit.slug for a in Edition.objects.get().about.all()] == ["chi-bo-19-bo-de"]


def test_the_unit_is_the_one_that_bore_the_name_on_that_day(run, city):
    run(PAGE.replace(TITLE, "Phường Bồ Đề tổng kết năm"))
    run(PAGE.replace(TITLE, "Phường Bồ Đề tổng kết năm").replace("2022", "2026"))
    assert [e.unit.slug for e in Edition.objects.order_by("published_at")] == [
        "bo-de",
        "bo-de-2025",
    ]


@pytest.mark.skipif(
    not SEED.exists(),
    reason=f"the seed page is not beside this clone; lay it at {SEED.relative_to(SEED.parents[2])} "
    "next to the project's folder to try it",
)
def test_the_seed_page_reads_on_the_portal_exactly_as_it_was_printed(client, city, capsys):
    call_command("import_articles", str(SEED))
    printed = [
        squeeze(line) for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    edition = Edition.objects.get()
    assert edition.category.name == "Hoạt động các phường"
    assert edition.unit == city.duc_giang
    assert [a.unit for a in edition.about.all()] == [city.cell]
    page = client.get(edition.get_absolute_url()).content.decode()
    shown = [edition.title, edition.lead]
    shown += edition.body.removeprefix("<p>").removesuffix("</p>").split("</p>\n<p>")
    # Without photos the heading of the gallery goes; all else stands, in its order.
    assert shown == [printed[1], *printed[3:-1]]
    assert edition.lead.startswith("Tối ngày 18/5/2022")
    # Numbers of documents are links, and abbreviations are explained; no word is another for that.
    read = re.sub(r"</?(?:a|abbr)\b[^>]*>", "", page)
    assert all(text in read for text in shown)
    assert page.count("/van-ban/") > 3 and '<abbr title="trật tự đô thị">TTĐT</abbr>' in page
    assert printed[-1] not in page
    assert "19/05/2022 | 09:00" in page and "Lượt xem: 1.000" in page
    call_command("import_articles", str(SEED))
    assert "đã có, bỏ qua" in capsys.readouterr().out
