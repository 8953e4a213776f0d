"""The open data: what the city's portal takes, all of it and only what changed."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Article, Edition, EditionPhoto, ViewCount
from articles.public.machines.data import cursors, selection
from tests import attached, unguarded
from tests.makers import HOUR, NOON, import_item, unit
from wards.models import FormerName, Leader, Succession, Unit

pytestmark = pytest.mark.django_db

SITE = "https://tin.example.vn"
ALL = "/du-lieu/bai-viet.json"


@pytest.fixture
def get(client, settings):
    """`get(address)`: the JSON there."""
    settings.SITE_URL = SITE

    def run(address, status=200):
        response = client.get(address.removeprefix(SITE))
        assert response.status_code == status, (address, response.content.decode())
        assert response["Content-Type"] == "application/json"
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cache-Control"] == "no-cache"
        return json.loads(response.content)

    return run


@pytest.fixture
def take(get):
    """`take(address)`: all articles of a round, by id, and the address at which the next begins."""

    def run(address=ALL):
        found, more = {}, True
        while more:
            said = get(address)
            assert len(said["articles"]) <= selection.PAGE
            found |= {told["id"]: told for told in said["articles"]}
            more, address = said["more"], said["next"]
        return found, address

    return run


@pytest.fixture
def article(make_article, city):
    body = '<p>Xem <a href="/don-vi/">đơn vị</a>.</p><p>Hết &amp; hết.</p>'
    made = make_article(
        photos=2, about=[city.cell], body=body, byline="Thu Hương", source="UBND phường",
        event_date="2025-07-30",
        attachments=[attached.entry(attached.pdf(), "ke-hoach.pdf", title="Kế hoạch")],
    )  # fmt: skip
    return made


def test_an_article_is_told_in_full(get, client, article, publish):
    edition = publish(article, at=NOON)
    (told,) = get(ALL)["articles"]
    address = SITE + edition.get_absolute_url()
    first, second = EditionPhoto.objects.order_by("position")
    plain = {name: told[name] for name in told if name not in ("photos", "attachments")}
    assert plain == {
        "id": article.pk,
        "state": "published",
        "edition": 1,
        "address": address,
        "short_address": f"{SITE}/tin/{article.pk}/",
        "data_address": f"{SITE}/du-lieu/bai-viet/{article.pk}.json",
        "title": "Ra quân dọn vệ sinh",
        "lead": "Sáng thứ bảy, bà con cùng quét dọn.",
        "body_html": f'<p>Xem <a href="{SITE}/don-vi/" rel="noopener nofollow">đơn vị</a>.</p>'
        "<p>Hết &amp; hết.</p>",
        "body_text": "Xem đơn vị.\nHết & hết.",
        "unit": {
            "slug": "viet-hung",
            "name_then": "Phường Việt Hưng",
            "name_now": "Phường Việt Hưng",
            "address": f"{SITE}/don-vi/viet-hung/",
        },
        "about": [
            {
                "slug": "chi-bo-19-duc-giang",
                "name_then": "Chi bộ 19",
                "name_now": "Chi bộ 19",
                "address": f"{SITE}/don-vi/chi-bo-19-duc-giang/",
            }
        ],
        "section": {
            "slug": "hoat-dong-cac-phuong",
            "name": "Hoạt động các phường",
            "address": f"{SITE}/chuyen-muc/hoat-dong-cac-phuong/",
        },
        "byline": "Thu Hương",
        "source": "UBND phường",
        "event_date": "2025-07-30",
        "published_at": "2025-08-01T12:00:00+07:00",
        "modified_at": "2025-08-01T12:00:00+07:00",
        "changed_at": "2025-08-01T12:00:00+07:00",
        "corrections": [],
    }
    assert [p["address"] for p in told["photos"]] == [SITE + first.url, SITE + second.url]
    assert told["photos"][0] | {"address": "", "small": ""} == {
        "address": "", "small": "", "width": 60, "height": 40, "alt": "Mô tả 1",
        "caption": "Chú thích 1", "type": "image/jpeg",
    }  # fmt: skip
    (file,) = told["attachments"]
    assert (file["title"], file["type"]) == ("Kế hoạch", "application/pdf")
    served = client.get(file["address"].removeprefix(SITE))
    assert len(served.getvalue()) == file["bytes"]
    for photo in told["photos"]:
        for size in ("address", "small"):
            served = client.get(photo[size].removeprefix(SITE))
            assert b"".join(served)[:2] == b"\xff\xd8"
    assert get(told["data_address"])["article"] == told


def test_the_answer_says_what_it_is_and_where_it_comes_from(get, article, publish):
    publish(article)
    said = get(ALL)
    assert said["version"] == 1
    assert said["portal"] == "Tin phường"
    assert said["attribution"] == f"Nguồn: Tin phường, {SITE}/"
    assert said["documentation"] == f"{SITE}/du-lieu/"


def test_a_unit_is_named_as_then_and_as_now(get, article, publish, city):
    publish(article, at=NOON)
    FormerName.objects.create(unit=city.viet_hung, name="Phường Việt Hưng", until="2026-01-01")
    Unit.objects.filter(pk=city.viet_hung.pk).update(name="Phường Việt Hưng Mới")
    told = get(ALL)["articles"][0]["unit"]
    assert (told["name_then"], told["name_now"]) == ("Phường Việt Hưng", "Phường Việt Hưng Mới")


def test_all_articles_come_once_over_as_many_pages_as_it_takes(
    take, get, make_article, publish, monkeypatch
):
    monkeypatch.setattr(selection, "PAGE", 2)
    made = [publish(make_article(title=f"Tin {n}"), at=NOON).article_id for n in range(5)]
    found, following = take()
    assert sorted(found) == sorted(made)
    again = get(following)
    assert (again["articles"], again["more"]) == ([], False)
    assert again["next"] == following


def test_who_comes_back_takes_what_changed_and_nothing_else(take, make_article, publish, people):
    same, corrected, withdrawn, removed, led = (
        make_article(title=f"Tin {n}", body=f"<p>{n}</p>") for n in range(5)
    )
    for article in (same, corrected, withdrawn, removed, led):
        publish(article, at=NOON)
    _, following = take()
    publish(corrected, change="correction", public_note="Sửa ngày.")
    publishing.withdraw(withdrawn.pk, by=people.chief, public_note="Xem lại.")
    publishing.remove(removed.pk, by=people.chief, public_note="Sai sự việc.")
    publishing.redirect(led.pk, by=people.chief, to=same)
    new = publish(make_article(title="Mới")).article_id
    found, following = take(following)
    assert {pk: told["state"] for pk, told in found.items()} == {
        corrected.pk: "published",
        withdrawn.pk: "withdrawn",
        removed.pk: "removed",
        led.pk: "redirected",
        new: "published",
    }
    assert found[corrected.pk]["corrections"][0]["note"] == "Sửa ngày."
    assert found[removed.pk]["note"] == "Sai sự việc."
    assert found[led.pk]["redirect_to"] == same.pk
    assert set(found[removed.pk]) == {"id", "state", "changed_at", "note"}
    assert take(following)[0] == {}


def test_a_post_that_was_waiting_is_taken_once_its_time_has_come(get, make_article, publish):
    starts = NOON + HOUR
    waiting = publish(make_article(title="Hẹn giờ"), at=NOON, starts_at=starts).article_id
    later = publish(make_article(title="Sau"), at=NOON + timedelta(minutes=1)).article_id

    def taken(cursor, at):
        cursor = cursor.started(at)
        rows, _ = selection.page(cursor, selection.Filter(), at)
        return [row.article_id for row in rows], cursors.parse(str(cursor.after(None)))

    before, cursor = taken(cursors.Cursor(), NOON + timedelta(minutes=2))
    assert before == [later]
    assert taken(cursor, starts - timedelta(microseconds=1))[0] == []
    found, cursor = taken(cursor, starts)
    assert found == [waiting]
    assert taken(cursor, starts + HOUR)[0] == []


def test_an_old_post_that_is_brought_in_now_is_taken_though_its_dates_are_old(
    take, make_article, publish, city
):
    publish(make_article())
    _, following = take()
    old = make_article(title="Tin cũ", unit=city.bo_de, state=Article.State.SETTLED)
    publishing.publish_imports([import_item(old, NOON - 3 * 365 * 24 * HOUR)])
    assert list(take(following)[0]) == [old.pk]


def test_masked_words_and_photos_that_were_taken_down_reach_who_has_the_text(
    take, make_article, publish, people
):
    masked = make_article(body="<p>Ông Trần Văn A đã đến.</p>")
    one, other = make_article(photos=1), make_article()
    photo = one.photos.get()
    photo.pk, photo.article = None, other
    photo.save()
    for article in (masked, one, other, make_article(title="Khác")):
        publish(article, at=NOON)
    _, following = take()
    publishing.redact_text(masked.pk, by=people.chief, phrase="Trần Văn A", reason="Lệnh")
    publishing.take_photo_down(
        one.pk, by=people.chief, digest=photo.digest, public_reason="privacy", reason="x"
    )
    found, following = take(following)
    assert set(found) == {masked.pk, one.pk, other.pk}
    assert "Trần Văn A" not in found[masked.pk]["body_text"]
    assert found[one.pk]["photos"] == found[other.pk]["photos"] == []
    assert take(following)[0] == {}


def test_what_changes_while_a_round_is_read_is_not_missed(
    get, take, make_article, publish, people, monkeypatch
):
    monkeypatch.setattr(selection, "PAGE", 2)
    made = [make_article(title=f"Tin {n}") for n in range(4)]
    for article in made:
        publish(article, at=NOON)
    first = get(ALL)
    assert [told["id"] for told in first["articles"]] == [made[0].pk, made[1].pk]
    publishing.remove(made[0].pk, by=people.chief, public_note="Sai.")
    publishing.redact_text(made[1].pk, by=people.chief, phrase="rất sớm", reason="Lệnh")
    rest, following = take(first["next"])
    again, _ = take(following)
    assert {**rest, **again}[made[0].pk]["state"] == "removed"
    assert "rất sớm" not in {**rest, **again}[made[1].pk]["body_text"]
    assert {made[2].pk, made[3].pk} <= set(rest)


def test_changes_from_a_day_or_an_instant_on(take, make_article, publish, people):
    old = make_article(title="Cũ")
    publish(old, at=NOON)
    new = publish(make_article(title="Mới"), at=NOON + 24 * HOUR).article_id
    assert set(take(f"{ALL}?thay-doi-tu=2025-08-02")[0]) == {new}
    assert set(take(f"{ALL}?thay-doi-tu=2025-08-01")[0]) == {old.pk, new}
    for written in ("2025-08-02T12:00:00%2B07:00", "2025-08-02T12:00:00+07:00", "2025-08-02T12:00"):
        assert set(take(f"{ALL}?thay-doi-tu={written}")[0]) == {new}, written
    assert take(f"{ALL}?thay-doi-tu=2025-08-02T12:00:01%2B07:00")[0] == {}
    found, following = take(f"{ALL}?thay-doi-tu=2025-08-03")
    assert found == {}
    publishing.remove(old.pk, by=people.chief, public_note="Sai.")
    assert set(take(following)[0]) == {old.pk}


def test_articles_of_a_unit_and_of_those_below_it(take, make_article, publish, city):
    cell = publish(make_article(unit=city.cell), at=NOON - 90 * 24 * HOUR).article_id
    about = publish(make_article(about=[city.group])).article_id
    other = publish(make_article()).article_id
    assert set(take(f"{ALL}?don-vi=duc-giang")[0]) == {cell, about}
    assert set(take(f"{ALL}?don-vi=ha-noi")[0]) == {cell, about, other}
    assert set(take(f"{ALL}?chuyen-muc=hoat-dong-cac-phuong&don-vi=duc-giang")[0]) == {cell, about}


def test_who_takes_one_unit_learns_that_a_post_has_left_it_or_is_gone(
    take, make_article, publish, people, city
):
    left, gone = make_article(), make_article(about=[city.viet_hung], unit=city.new_bo_de)
    for article in (left, gone):
        publish(article, at=NOON)
    found, following = take(f"{ALL}?don-vi=viet-hung")
    assert set(found) == {left.pk, gone.pk}
    assert "don-vi=viet-hung" in following
    left.unit, left.title = city.new_bo_de, "Ra quân ở Bồ Đề"
    left.save()
    publish(left)
    publishing.remove(gone.pk, by=people.chief, public_note="Sai.")
    found, _ = take(following)
    assert {pk: told["state"] for pk, told in found.items()} == {
        left.pk: "outside",
        gone.pk: "removed",
    }
    assert "Bồ Đề" not in str(found[left.pk])


def test_one_article_that_is_gone_answers_410_and_one_that_never_was_404(
    get, make_article, publish, people
):
    article = make_article()
    address = f"/du-lieu/bai-viet/{article.pk}.json"
    assert "error" in get(address, 404)
    publish(article)
    publishing.withdraw(article.pk, by=people.chief, public_note="Xem lại.")
    told = get(address, 410)["article"]
    assert (told["id"], told["state"], told["note"]) == (article.pk, "withdrawn", "Xem lại.")
    publishing.restore(article.pk, by=people.chief)
    assert get(address)["article"]["state"] == "published"
    get("/du-lieu/bai-viet/999999999999999999.json", 404)


@pytest.mark.parametrize(
    "query",
    [
        *("sau=x", "sau=1.2", "sau=1.2.3.4", f"sau=1.2.{'9' * 18}", "sau=-1.0.0", "sau=1..0"),
        *("sau=1.2.3.4.5.6.x", "sau=٣.0.0", f"sau={'9' * 30}.0.0", "thay-doi-tu=hom-qua"),
        *("thay-doi-tu=2025-13-01", "thay-doi-tu=0001-01-01T00:00:00%2B14:00"),
        *("don-vi=khong-co", "chuyen-muc=khong-co", "don-vi=%00"),
    ],
)
def test_a_wrong_question_is_told_in_vietnamese(get, city, query):
    said = get(f"{ALL}?{query}", 400)
    assert "không" in said["error"].lower()
    assert "articles" not in said


def test_control_signs_in_a_text_break_nothing(get, article, publish):
    publish(article)
    unguarded.write(Edition.objects.all(), title="A\x0b\u2028</script>", lead="\x1f")
    assert get(ALL)["articles"][0]["title"] == "A\x0b\u2028</script>"


def test_units_with_their_dates_contacts_and_what_became_of_them(get, city):
    Unit.objects.filter(pk=city.viet_hung.pk).update(phone="024 1", email="a@b.vn")
    Leader.objects.create(unit=city.viet_hung, name="Lê Lan", office="Chủ tịch")
    Leader.objects.create(unit=city.viet_hung, name="Cũ", office="x", ends_on="2025-08-01")
    Succession.objects.create(
        predecessor=city.duc_giang, successor=city.viet_hung, share="remainder",
        happened_on="2025-07-01", legal_basis="Nghị quyết 1656",
    )  # fmt: skip
    unit("ward", "Mai sau", "mai-sau", city.top, opened_on=timezone.localdate() + 9 * 24 * HOUR)
    told = {one["slug"]: one for one in get("/du-lieu/don-vi.json")["units"]}
    new, old = told["viet-hung"], told["duc-giang"]
    assert (new["kind"], new["kind_name"], new["parent"]) == ("ward", "Phường", "ha-noi")
    assert (new["opened_on"], new["closed_on"]) == ("2025-07-01", None)
    assert (old["parent"], old["closed_on"]) == ("long-bien", "2025-07-01")
    assert new["contact"] == {"address": "", "phone": "024 1", "email": "a@b.vn"}
    assert new["leaders"] == [{"name": "Lê Lan", "office": "Chủ tịch", "phone": ""}]
    step = {"share": "remainder", "share_name": "Phần còn lại", "on": "2025-07-01"}
    step["legal_basis"] = "Nghị quyết 1656"
    assert new["came_from"] == [{"unit": "duc-giang", **step}]
    assert old["became"] == [{"unit": "viet-hung", **step}]
    assert "mai-sau" not in told


def fields(page, of) -> set[str]:
    """The names that the page explains in its list `of`."""
    part = page.split(f'data-fields="{of}"', 1)[1].split("</dl>", 1)[0]
    return {
        name for term in re.findall(r"<dt>(.*?)</dt>", part)
        for name in re.findall(r"<code>(\w+)</code>", term)
    }  # fmt: skip


def test_the_page_explains_just_what_there_is(get, client, article, publish, people):
    publish(article)
    page = client.get("/du-lieu/").content.decode()
    said = get(ALL)
    assert fields(page, "answer") == set(said)
    assert fields(page, "article") == set(said["articles"][0])
    assert fields(page, "unit") == set(get("/du-lieu/don-vi.json")["units"][0])
    target = article.pk
    gone = set()
    other = Article.objects.get(pk=target)
    publishing.remove(other.pk, by=people.chief, public_note="Sai.")
    gone |= set(get(f"/du-lieu/bai-viet/{target}.json", 410)["article"])
    assert gone | {"redirect_to"} == fields(page, "gone")


def test_every_example_on_the_page_is_true(get, client, article, publish):
    publish(article)
    page = client.get("/du-lieu/").content.decode()
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    examples = re.findall(r'href="(/du-lieu/[^"]+\.json[^"]*)"', main)
    assert len(examples) >= 6
    for example in examples:
        get(example.replace("&amp;", "&"))


def test_pages_of_other_sites_may_read_the_data_and_nothing_else(client, article, publish):
    publish(article)
    for address in ("/", "/du-lieu/", "/rss/", "/sitemap.xml"):
        assert "Access-Control-Allow-Origin" not in client.get(address)
    tag = client.get(ALL)["ETag"]
    unchanged = client.get(ALL, headers={"If-None-Match": tag})
    assert unchanged.status_code == 304
    assert unchanged["Access-Control-Allow-Origin"] == "*"


def test_the_number_of_queries_does_not_grow(
    client, make_article, publish, city, people, django_assert_max_num_queries
):
    for number in range(6):
        article = make_article(
            photos=2, about=[city.cell, city.group], unit=(city.viet_hung, city.top)[number % 2]
        )
        publish(article, at=NOON)
        publish(article, change="correction", public_note="x")
    publishing.redact_text(article.pk, by=people.chief, phrase="rất sớm", reason="x")
    for query, most in (
        ("", 14),
        ("sau=1.0.1", 15),
        ("don-vi=ha-noi&chuyen-muc=hoat-dong-cac-phuong&sau=1.0.1", 20),
    ):
        with django_assert_max_num_queries(most):
            client.get(f"{ALL}?{query}")
    with django_assert_max_num_queries(7):
        client.get("/du-lieu/don-vi.json")
    assert not ViewCount.objects.exclude(total=0).exists()
