"""What was deleted: taken back from the message or the list for thirty days, then gone for good."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.editorial import claims, housekeeping, preview_links, workflow
from articles.editorial.drafting import typed
from articles.editorial.step import Refused
from articles.models import Article, Edition, Event, Photo, Presence, Redaction, TypedText
from articles.publishing import forgetting
from tests.desk import stored

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SECRET = "chuyệnriêng"


def move(client, article, name):
    address = reverse("admin:articles_article_move", args=[article.pk, name])
    return client.post(address, follow=True)


def purge(*options) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("purge_deleted", *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_message_that_says_so_takes_it_back(sign_in, people, make_article):
    article = make_article(title="<b>Nhầm</b>")
    client = sign_in(people.clerk)
    page = move(client, article, "delete").content.decode()
    assert stored(article).deleted_at
    undo = reverse("admin:articles_article_move", args=[article.pk, "undelete"])
    assert f'action="{undo}" class="list-undo"' in page and "Hoàn tác" in page
    assert "30 ngày" in page
    move(client, article, "undelete")
    assert stored(article).deleted_at is None
    assert [e.action for e in article.events.order_by("pk")] == ["delete", "undelete"]


def test_for_thirty_days_and_no_longer(listed, sign_in, people, make_article):
    now = timezone.now()
    made = {left: make_article(title=f"Còn {left}") for left in (30, 1, 0)}
    for left, article in made.items():
        at = now - (30 - left) * DAY - timedelta(minutes=5)
        Article.objects.filter(pk=article.pk).update(deleted_at=at)
    page = listed(people.clerk, da_xoa="co")
    assert set(page.titles) == {"Còn 30", "Còn 1"}
    assert "còn 1 ngày" in page.text
    with pytest.raises(Refused, match="quá 30 ngày nên không khôi phục được nữa"):
        housekeeping.undelete(made[0].pk, by=people.clerk)
    assert "Khôi phục" not in move(sign_in(people.clerk), made[0], "undelete").content.decode()
    housekeeping.undelete(made[1].pk, by=people.clerk)
    assert stored(made[1]).deleted_at is None


@pytest.fixture
def deleted(people, make_article, monkeypatch):
    """One with rows of every kind, each of which holds the secret; deleted 31 days ago."""
    words = dict.fromkeys(("title", "lead", "byline", "source"), SECRET)
    article = make_article(photos=2, body=f"<p>{SECRET}</p>", **words)
    article.photos.update(caption=SECRET, alt=SECRET)
    workflow.note_edit(article, people.clerk, created=True)
    workflow.submit(article.pk, by=people.clerk)
    claims.put(stored(article), people.reviewer, timezone.now())
    remark = workflow.RemarkOn(SECRET, SECRET)
    workflow.send_back(article.pk, by=people.reviewer, reason="Xem lại.", remarks=[remark])
    publishing.publish(article.pk, by=people.reviewer, starts_at=timezone.now() + DAY)
    publishing.unschedule(article.pk, by=people.reviewer)
    Article.objects.filter(pk=article.pk).update(state="draft")
    preview_links.create(article.pk, by=people.clerk, days=7)
    typed.keep(people.clerk, article=article, fields={"title": SECRET}, form=typed.new_key())
    at = timezone.now()
    Presence.objects.create(article=article, user=people.clerk, since=at, seen_at=at)
    LogEntry.objects.log_actions(people.clerk.pk, [article], CHANGE, single_object=True)
    housekeeping.delete(article.pk, by=people.clerk, at=timezone.now() - 31 * DAY)
    return article


def everything() -> str:
    """All that the database holds, as text; the index of search has no words that entries lack."""
    models = [m for m in apps.get_app_config("articles").get_models() if m._meta.managed]
    models.append(LogEntry)
    return json.dumps(
        [list(model._base_manager.values()) for model in models], default=str, ensure_ascii=False
    )


def test_no_word_and_no_photo_is_left_and_the_audit_stays(deleted, people):
    assert everything().count(SECRET) > 10
    events = set(deleted.events.values_list("pk", flat=True))
    assert "Đã xóa hẳn 1 bài" in purge()[0]
    assert SECRET not in everything()
    assert SECRET not in str(stored(deleted).title_words)
    assert not Photo.objects.exists() and not TypedText.objects.exists()
    assert not Presence.objects.exists() and not hasattr(stored(deleted), "claim")
    assert events < set(deleted.events.values_list("pk", flat=True))
    last = deleted.events.order_by("pk").last()
    assert (last.action, last.actor) == (Event.Action.PURGE, people.clerk)
    assert "đã xóa quá 30 ngày" in last.reason
    assert Redaction.objects.get().applied_at  # so the guards stand again
    assert "Đã xóa hẳn 0 bài" in purge()[0]


def test_nobody_reaches_it_afterwards(deleted, sign_in, people, listed):
    purge()
    for who in (people.clerk, people.root):
        client = sign_in(who)
        for name in ("change", "history", "moves", "review"):
            address = reverse(f"admin:articles_article_{name}", args=[deleted.pk])
            assert client.get(address).status_code == 404, name
        assert listed(who, da_xoa="co").titles == [] == listed(who).titles
        answer = client.post(f"/admin/articles/article/{deleted.pk}/dang-go/", {"title": SECRET})
        assert answer.status_code == 404
    with pytest.raises(Refused):
        housekeeping.undelete(deleted.pk, by=people.clerk)


def test_a_dry_run_only_tells(deleted):
    before = everything()
    out, _ = purge("--dry-run")
    assert f"Bài {deleted.pk}, xóa ngày" in out and "Sẽ xóa hẳn 1 bài" in out
    assert SECRET not in out
    assert everything() == before


def test_what_was_public_and_what_can_still_be_taken_back_stay(people, make_article, publish):
    long_ago = timezone.now() - 40 * DAY
    live, waiting, fresh = (make_article(title=t) for t in ("Đăng", "Hẹn", "Mới xóa"))
    publish(live)
    publish(waiting, starts_at=timezone.now() + DAY)
    # No door of the desk deletes these two; whoever did, nothing that is public is emptied.
    Article.objects.filter(pk__in=[live.pk, waiting.pk]).update(deleted_at=long_ago)
    housekeeping.delete(fresh.pk, by=people.clerk, at=timezone.now() - 29 * DAY)
    purge()
    assert {a.title for a in Article.objects.all()} == {"Đăng", "Hẹn", "Mới xóa"}
    assert Edition.objects.filter(title="Đăng").exists()
    assert not forgetting.forget(fresh.pk)


def test_what_is_taken_back_at_the_last_moment_is_not_forgotten(deleted):
    housekeeping.undelete(deleted.pk, by=deleted.author, at=timezone.now() - 2 * DAY)
    assert not forgetting.forget(deleted.pk)  # it was due when the command read its list
    assert stored(deleted).title == SECRET
