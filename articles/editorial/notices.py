"""Mail to those whom a step concerns, after its commit: this unit's reviewers, this writer.

A mail that cannot be sent is logged and undoes nothing: the desk itself shows all of it.
"""

import logging
from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from articles.editorial import foureyes
from articles.models import Article, Edition, Event
from articles.wording import moment, person
from wards import scope

log = logging.getLogger(__name__)


def submitted(article: Article, by) -> None:
    """Tell the nearest reviewers who may approve (or sign first) that a post waits."""
    said = f"{person(by)} đã trình duyệt bài này."
    _tell_reviewers(article, foureyes.eligible(article), said, by)


def signed(article: Article) -> None:
    """Tell those who may set the second signature."""
    said = "Bài đã có chữ ký lần một, chờ chữ ký thứ hai."
    _tell_reviewers(article, foureyes.eligible(article), said)


def returned(article: Article, event: Event) -> None:
    """Tell the writer why the post came back."""
    said = [event.reason, *(f"– {remark.text}" for remark in event.remarks.all())]
    lines = "\n".join(line for line in said if line)
    _tell_writer(article, event.actor, "Bài được trả lại", f"Người duyệt trả lại bài:\n{lines}")


def approved(article: Article, edition: Edition, by) -> None:
    """Tell the writer that the post is out, or when it will be."""
    _tell_writer(article, by, "Bài đã được duyệt", f"Bài đăng từ {moment(edition.starts_at)}.")


def unscheduled(article: Article, edition: Edition, by) -> None:
    """Tell the writer that the post will not go out after all."""
    when = moment(edition.starts_at)
    _tell_writer(article, by, "Bài bị hủy hẹn giờ", f"Bài sẽ không đăng vào {when} nữa.")


def taken_down(article: Article, edition: Edition, by) -> None:
    """Tell the writer that the post was taken down, and how that is explained to readers."""
    said = edition.get_form_display() + (f": {edition.public_note}" if edition.public_note else ".")
    _tell_writer(article, by, "Bài bị gỡ", said)


def published_in_emergency(article: Article, edition: Edition, by) -> None:
    """Tell the writer, and those who can approve it afterwards."""
    _tell_writer(article, by, "Bài được đăng khẩn", f"Bài đăng từ {moment(edition.starts_at)}.")
    said = f"{person(by)} đã đăng khẩn bài này; cần người duyệt lại."
    _tell_reviewers(article, foureyes.untouched(article), said, by)  # one of them is enough


def _tell_reviewers(article: Article, steps: list[list], said: str, *but) -> None:
    """Tell the nearest of those who may act next, whoever did this step left out."""
    others = [[user for user in users if user not in but] for users in steps]
    _mail(foureyes.nearest(others), "Chờ duyệt", article, said)


def _tell_writer(article: Article, by, subject: str, said: str) -> None:
    """Tell the writer, unless it was their own step or the post is out of their reach by now."""
    writer = article.author
    if writer and writer != by and article.unit_id in scope.unit_ids(writer):
        _mail([writer], subject, article, said)


def _mail(users: Iterable, subject: str, article: Article, said: str) -> None:
    """Send one mail to each, so that nobody learns another's address."""
    address = settings.SITE_URL + reverse("admin:articles_article_change", args=[article.pk])
    for user in users:
        if user.email and user.is_active:
            mail = EmailMessage(
                subject=" ".join(f"{subject}: {article.title}".split()),
                body=f"{article.title}\n{article.unit.name}\n\n{said}\n\n{address}\n",
                to=[user.email],
            )
            transaction.on_commit(partial(_send, mail))


def _send(mail: EmailMessage) -> None:
    try:
        mail.send()
    except Exception:  # smtplib, sockets and back ends raise what they like
        log.exception("mail to %s could not be sent", mail.to)
