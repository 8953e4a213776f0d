"""Files in the article's form: added, named, ordered, removed; never lost, no other's."""

import re

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.urls import reverse

from articles import content
from articles.attachments import files
from articles.editorial import housekeeping, workflow
from articles.editorial.attaching import received, staged
from articles.editorial.rules import Action, can
from articles.models import Article, Edition
from articles.publishing import forgetting
from tests import desk
from tests.attached import document, entry, pdf, upload, workbook
from tests.makers import NOON
from tests.spoken import spoken

pytestmark = pytest.mark.django_db


def sent(article=None, **fields) -> dict:
    """What a browser sends from the form of `article`, its attachments as they are."""
    data = {
        "title": "Hội nghị tổng kết",
        "lead": "Sáng nay phường họp.",
        "body": "<p>Nội dung.</p>",
        "base_version": 1,
        "photos-TOTAL_FORMS": 0,
        "photos-INITIAL_FORMS": 0,
        "_continue": 1,
    }
    if article:
        shown = ("title", "lead", "body", "byline", "source")
        data |= {name: getattr(article, name) for name in shown}
        data |= {"unit": article.unit_id, "category": article.category_id}
        data["base_version"] = article.version
        for n, file in enumerate(article.attachments):
            data |= {
                f"attachments-{n}-key": file["file"][7:23],
                f"attachments-{n}-title": file.get("title") or file["name"].rpartition(".")[0],
                f"attachments-{n}-position": n + 1,
            }
    return data | fields


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", " ".join(spoken(page)))


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def files_of(article) -> list[str]:
    return [file["name"] for file in desk.stored(article).attachments]


def staged_rows(response) -> dict:
    """What the page would send back of the files that are not saved yet."""
    rows = response.context["adminform"].form.attachments.rows
    found = {}
    for n, row in enumerate(rows):
        start = f"attachments-{n}-"
        found |= {f"{start}key": row.attachment.key, f"{start}token": row.token}
        found |= {f"{start}title": row.title, f"{start}position": n + 1}
    return found


@pytest.fixture
def with_files(make_article):
    """A draft with a plan and a list."""
    plan = entry(pdf(), "Kế hoạch.pdf", title="Kế hoạch ra quân")
    return make_article(attachments=[plan, entry(workbook(), "Danh sách.xlsx")])


# --- without a script ---


def test_files_are_taken_in_with_a_new_post(sign_in, people, city, category):
    client = sign_in(people.clerk)
    data = sent(unit=city.viet_hung.pk, category=category.pk)
    data["attachments-files"] = [upload(pdf(), "../ke_hoach.docx"), upload(workbook(), "Dự toán")]
    assert client.post(reverse("admin:articles_article_add"), data).status_code == 302
    made = Article.objects.get()
    assert [(f["name"], f["title"]) for f in made.attachments] == [
        ("ke_hoach.pdf", "ke hoach"),
        ("Dự toán.xlsx", "Dự toán"),
    ]
    assert all(default_storage.exists(file["file"]) for file in made.attachments)
    # Saved once, they stay as they are, and saving again makes nobody a contributor.
    assert client.post(change(made), sent(made)).status_code == 302
    assert desk.events(made) == ["create"]
    page = client.get(change(made))
    assert "ke_hoach.pdf" in page.text and 'value="ke hoach"' in page.text


def test_a_bad_file_is_named_and_the_good_one_waits_in_the_form(sign_in, people, with_files):
    client = sign_in(people.clerk)
    before = desk.stored(with_files)
    data = sent(with_files) | {"title": ""}  # which is wrong, too
    data["attachments-files"] = [upload(pdf(text="mới"), "Mới.pdf"), upload(b"MZ", "a.exe")]
    refused = client.post(change(with_files), data)
    assert "“a.exe”: Đây không phải tệp PDF" in refused.text
    assert files_of(with_files) == ["Kế hoạch.pdf", "Danh sách.xlsx"]
    assert desk.stored(with_files).version == before.version
    # The file itself is not sent again, and comes along all the same.
    data = sent(with_files) | staged_rows(refused)
    data["attachments-2-title"] = "Kế hoạch mới"
    assert client.post(change(with_files), data).status_code == 302
    assert files_of(with_files) == ["Kế hoạch.pdf", "Danh sách.xlsx", "Mới.pdf"]
    assert desk.stored(with_files).attachments[2]["title"] == "Kế hoạch mới"


def test_files_are_renamed_reordered_and_removed(sign_in, people, with_files):
    client, before = sign_in(people.clerk), content.of_article(with_files).hash
    moved = {"attachments-0-position": 3, "attachments-1-title": " Danh\u202e sách\nhộ "}
    client.post(change(with_files), sent(with_files) | moved)
    assert files_of(with_files) == ["Danh sách.xlsx", "Kế hoạch.pdf"]
    now = desk.stored(with_files)
    assert now.attachments[0]["title"] == "Danh sách hộ"
    assert content.of_article(now).hash != before and now.version == with_files.version + 1
    assert desk.events(now) == ["edit"]
    client.post(change(now), sent(now) | {"attachments-1-remove": 1})
    assert files_of(now) == ["Danh sách.xlsx"]


def test_whoever_attaches_a_file_has_touched_the_text(sign_in, people, make_article):
    article = make_article()
    data = sent(article) | {"attachments-files": upload(pdf())}
    assert sign_in(people.reviewer).post(change(article), data).status_code == 302
    workflow.submit(article.pk, by=people.clerk)
    assert not can(people.reviewer, Action.APPROVE, desk.stored(article))
    assert can(people.second_reviewer, Action.APPROVE, desk.stored(article))


def test_a_stale_save_keeps_the_files_of_both(sign_in, people, with_files):
    client = sign_in(people.clerk)
    stale = sent(with_files) | {"attachments-files": upload(pdf(text="của tôi"), "Của tôi.pdf")}
    others = [*with_files.attachments[1:], entry(document(), "Của họ.docx")]
    desk.write(with_files, people.reviewer, attachments=others)
    refused = client.post(change(with_files), stale)
    assert "chưa được ghi" in refused.text and "Của tôi.pdf" in refused.text
    assert files_of(with_files) == ["Danh sách.xlsx", "Của họ.docx"]
    again = sent(desk.stored(with_files)) | staged_rows(refused)
    assert client.post(change(with_files), again).status_code == 302
    assert files_of(with_files) == ["Danh sách.xlsx", "Của họ.docx", "Của tôi.pdf"]


def test_a_stale_save_shows_what_the_other_did_to_the_files(sign_in, people, with_files):
    stale = sent(with_files) | {"attachments-files": upload(pdf(text="của tôi"), "Của tôi.pdf")}
    plan = with_files.attachments[0] | {"title": "Kế hoạch chốt"}
    desk.write(with_files, people.reviewer, attachments=[plan])
    page = words_of(sign_in(people.clerk).post(change(with_files), stale).text)
    assert "Đổi tên: (trước đây: Kế hoạch chốt · Kế hoạch.pdf ) Kế hoạch ra quân" in page
    assert "Thêm: Của tôi (PDF" in page and "giống hệt nhau" not in page


def test_files_are_examined_before_the_save_locks_anything(
    sign_in, people, make_article, monkeypatch
):
    locked = []
    take = received.intake.take

    def watched(file):
        locked.append(len(connection.savepoint_ids))
        return take(file)

    monkeypatch.setattr(received.intake, "take", watched)
    outside = len(connection.savepoint_ids)
    data = sent(article := make_article()) | {"attachments-files": upload(pdf())}
    sign_in(people.clerk).post(change(article), data)
    assert files_of(article) and locked == [outside]


def test_a_form_sent_again_after_it_became_a_post_says_which_files_it_lost(
    sign_in, people, city, category
):
    client, key = sign_in(people.clerk), "8a6e9a36-1b0e-4c3f-9d0a-3f6f3f1f5a10"
    data = sent(unit=city.viet_hung.pk, category=category.pk, typed_key=key, typed_form=key)
    data["attachments-files"] = upload(pdf(), "Kế hoạch.pdf")
    add = reverse("admin:articles_article_add")
    client.post(add, data)
    data["attachments-files"] = [upload(pdf(), "Kế hoạch.pdf"), upload(workbook(), "Dự toán.xlsx")]
    page = client.post(add, data, follow=True)
    assert "Tệp đính kèm chưa có trong bài: “Dự toán”." in words_of(page.text)
    assert files_of(Article.objects.get()) == ["Kế hoạch.pdf"]


def test_a_post_has_so_many_files_and_no_more(sign_in, people, make_article, settings):
    settings.ATTACHMENT_MAX_COUNT = 2
    article = make_article()
    data = sent(article)
    data["attachments-files"] = [upload(pdf(text=str(n)), f"{n}.pdf") for n in range(3)]
    refused = sign_in(people.clerk).post(change(article), data)
    assert "nhiều nhất 2 tệp" in refused.text and not files_of(article)


def test_a_file_that_is_too_large_is_not_even_read(sign_in, people, make_article, settings):
    settings.ATTACHMENT_MAX_BYTES = 2**20
    data = sent(article := make_article())
    data["attachments-files"] = upload(pdf() + bytes(2**20), "to.pdf")
    assert "quá mức 1 MB" in sign_in(people.clerk).post(change(article), data).text
    assert not default_storage.exists("tep")


def test_the_same_file_twice_is_one(sign_in, people, with_files):
    data = sent(with_files) | {"attachments-files": upload(pdf(), "Lại nữa.pdf")}
    sign_in(people.clerk).post(change(with_files), data)
    assert files_of(with_files) == ["Kế hoạch.pdf", "Danh sách.xlsx"]


# --- what the script does ---


def take(client, article, data=None, **fields):
    """Send one file as the script does."""
    name, args = ("attach", [article.pk]) if article else ("attach_new", [])
    address = reverse(f"admin:articles_article_{name}", args=args)
    user = client.session["_auth_user_id"]
    return client.post(address, {"file": upload(data or pdf()), "user": user, **fields})


def test_a_file_sent_alone_waits_signed_until_the_form_is_saved(sign_in, people, make_article):
    article, client = make_article(), sign_in(people.clerk)
    said = take(client, article, workbook("Lan", hidden=True)).json()
    assert said["what"].startswith("Excel, ") and "Tên trong tệp: Lan." in said["notes"][-1]
    assert not files_of(article)
    row = {"attachments-7-key": said["key"], "attachments-7-token": said["token"]}
    client.post(change(article), sent(article) | row)
    assert files_of(article) == ["ke-hoach.xlsx"]
    assert "Tệp có trang tính bị ẩn" in words_of(client.get(change(article)).text)


def test_a_file_waits_for_a_new_post_under_its_key(sign_in, people, city, category):
    client, key = sign_in(people.clerk), "8a6e9a36-1b0e-4c3f-9d0a-3f6f3f1f5a10"
    said = take(client, None, typed_key=key).json()
    row = {"attachments-0-key": said["key"], "attachments-0-token": said["token"]}
    data = sent(unit=city.viet_hung.pk, category=category.pk, typed_key=key) | row
    assert client.post(reverse("admin:articles_article_add"), data).status_code == 302
    assert files_of(Article.objects.get()) == ["ke-hoach.pdf"]
    assert take(sign_in(people.stranger), None).status_code == 403


def test_a_refused_file_says_why_and_leaves_nothing(sign_in, people, make_article):
    answer = take(sign_in(people.clerk), make_article(), b"MZ")
    assert answer.status_code == 422 and answer.json()["error"].startswith("Đây không phải")
    assert not default_storage.exists("tep")
    assert take(sign_in(people.clerk), make_article(), user="0").status_code == 409


def test_what_was_signed_serves_its_own_user_and_form_alone(
    sign_in, people, make_article, monkeypatch
):
    article, other = make_article(), make_article()
    said = take(sign_in(people.clerk), article).json()
    row = {"attachments-0-key": said["key"], "attachments-0-token": said["token"]}
    for user, where in ((people.clerk, other), (people.reviewer, article)):
        assert "Hãy chọn lại tệp" in sign_in(user).post(change(where), sent(where) | row).text
    forged = row | {"attachments-0-token": said["token"][:-2] + "xx"}
    assert (
        "Hãy chọn lại tệp"
        in sign_in(people.clerk).post(change(article), sent(article) | forged).text
    )
    folder = f"tep/{said['key'][:2]}"
    [name] = default_storage.listdir(folder)[1]
    default_storage.delete(f"{folder}/{name}")  # as a sweep does
    swept = sign_in(people.clerk).post(change(article), sent(article) | row)
    assert "Hãy chọn lại tệp" in swept.text
    monkeypatch.setattr(staged, "KEPT_FOR", -1)
    assert staged.read(people.clerk, staged.form_of(article), said["token"]) is None
    assert not files_of(article) and not files_of(other)


# --- read at the desk ---


def test_the_reviewer_sees_and_fetches_what_changed(sign_in, people, publish, with_files):
    publish(with_files, at=NOON)
    workflow.revise(with_files.pk, by=people.clerk)
    plan = with_files.attachments[0] | {"title": "Kế hoạch sửa"}
    changed = [plan, entry(document(), "Mới.docx", notes=["changes"])]
    desk.write(with_files, people.clerk, attachments=changed)
    workflow.submit(with_files.pk, by=people.clerk)
    client = sign_in(people.reviewer)
    page = client.get(reverse("admin:articles_article_review", args=[with_files.pk])).text
    said = words_of(page)
    assert "Bỏ: Danh sách (Excel" in said and "Thêm: Mới (Word" in said
    assert "Đổi tên:" in said and "Kế hoạch sửa" in said
    assert "còn lưu các chỗ đã sửa" in said
    for file in (*with_files.attachments, changed[1]):  # of any version
        address = reverse(
            "admin:articles_article_attachment", args=[with_files.pk, file["file"][7:23]]
        )
        assert address in page
        answer = client.get(address)
        assert answer.status_code == 200 and answer["Content-Disposition"].startswith("attachment")
        assert sign_in(people.other_clerk).get(address).status_code == 404
        sign_in(people.reviewer)


def test_history_and_looking_back_lead_to_the_files(sign_in, people, publish, with_files):
    publish(with_files)
    desk.write(with_files, people.clerk, attachments=[])
    client = sign_in(people.reviewer)
    compare = reverse("admin:articles_article_compare", args=[with_files.pk])
    page = client.get(compare, {"tu": "1", "den": "nhap"}).text
    assert words_of(page).count("Bỏ: ") == 2 and "/tep/" in page


# --- what befalls a post ---


def test_a_masked_file_keeps_its_ending_and_its_content(people, publish, with_files, client):
    publish(with_files)
    housekeeping.redact_text(with_files.pk, by=people.chief, phrase="Kế hoạch.pdf", reason="Tòa.")
    edition = Edition.objects.get()
    assert edition.attachments[0]["name"] == "[đã che]"
    assert edition.attachments[0]["file"] == with_files.attachments[0]["file"]
    page = client.get(edition.get_absolute_url()).text
    address = re.search(r'href="(/tin/[^"]+/tep/[^"]+)"', page)[1]
    answer = client.get(address)
    assert b"".join(answer) == pdf() and answer["Content-Disposition"].endswith(".pdf")


def test_what_texts_refer_to_is_told_to_whoever_sweeps(people, publish, make_article):
    kept = [entry(pdf(text=str(n)), f"{n}.pdf") for n in range(4)]
    article = make_article(attachments=[kept[0]])
    publish(article)
    desk.write(article, people.clerk, attachments=[kept[1]], state="draft")
    workflow.submit(article.pk, by=people.clerk)
    workflow.recall(article.pk, by=people.clerk)
    desk.write(article, people.clerk, attachments=[kept[2]])
    make_article()
    assert set(files.referred()) == {file["file"] for file in kept[:3]}
    assert files.find_anywhere(desk.stored(article), kept[1]["file"][7:23])
    assert files.find_anywhere(desk.stored(article), kept[3]["file"][7:23]) is None


def test_what_is_purged_refers_to_nothing(people, with_files, settings):
    settings.DELETED_KEPT_DAYS = 0
    workflow.submit(with_files.pk, by=people.clerk)
    workflow.recall(with_files.pk, by=people.clerk)
    housekeeping.delete(with_files.pk, by=people.clerk)
    assert len(set(files.referred())) == 2
    assert forgetting.forget(with_files.pk)
    assert not set(files.referred())


def test_a_revision_that_is_discarded_brings_the_files_back(people, publish, with_files):
    publish(with_files)
    workflow.revise(with_files.pk, by=people.clerk)
    desk.write(with_files, people.clerk, attachments=[])
    workflow.discard(with_files.pk, by=people.clerk)
    assert files_of(with_files) == ["Kế hoạch.pdf", "Danh sách.xlsx"]
