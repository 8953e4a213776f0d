"""One mail to a reader who left an address, when it is known what became of their suggestion.

Anybody may have written that address down, a stranger's too. So none of the reader's own words go
there: only what the portal published and what the desk answers, once.
"""

import logging
from functools import partial

from django.core.mail import EmailMessage
from django.db import transaction

from articles.models import Edition, Suggestion
from articles.public.outward import absolute
from articles.public.queries import READABLE
from wards import imprint
from wards.text import squeeze

log = logging.getLogger(__name__)

_TAKEN = (
    "Ban biên tập đã đọc và tiếp thu góp ý của bạn. Câu ấy đang được sửa; người duyệt đọc lại "
    "xong thì bản mới thay bài đang đăng."
)
_DECLINED = "Ban biên tập đã đọc kỹ góp ý của bạn. Lần này câu trong bài được giữ nguyên, vì:"
_STRANGER = (
    "Bạn nhận thư này vì địa chỉ của bạn được ghi ở mẫu “Báo lỗi bài viết”. Nếu không phải bạn gửi "
    "góp ý, xin bỏ qua thư này: địa chỉ đã được xóa, cổng tin không gửi thêm thư."
)


def taken(suggestion: Suggestion) -> None:
    """Thank for a suggestion that was taken over, after the commit."""
    _thank(suggestion, _TAKEN)


def declined(suggestion: Suggestion) -> None:
    """Thank for one that was not, and say why, after the commit."""
    _thank(suggestion, f"{_DECLINED}\n\n{suggestion.answer}")


def _thank(suggestion: Suggestion, said: str) -> None:
    if not suggestion.email:
        return
    mail = EmailMessage(
        subject="Cảm ơn bạn đã góp ý cho bài viết",
        body="\n\n".join(
            ("Kính gửi bạn đọc,", f"Cảm ơn bạn đã góp ý{_about(suggestion)}", said,
             "Mong bạn tiếp tục đọc và giúp cổng tin viết đúng hơn.",
             f"Ban biên tập {imprint.current().name}\n{absolute('/')}", f"--\n{_STRANGER}\n")
        ),
        to=[suggestion.email],
    )  # fmt: skip
    transaction.on_commit(partial(_send, mail, suggestion.pk))


def _about(suggestion: Suggestion) -> str:
    """Which post, where it can still be read: title and address as everybody has them."""
    live = Edition.objects.live().filter(article=suggestion.article_id, form__in=READABLE).first()
    if live is None:
        return " cho một bài trên cổng tin."
    title, address = squeeze(live.title), absolute(live.get_absolute_url())
    return f" cho bài:\n{title}\n{address}"


def _send(mail: EmailMessage, pk: int) -> None:
    try:
        mail.send()
    except Exception:  # smtplib, sockets and back ends raise what they like
        log.exception("the thanks for suggestion %s could not be sent", pk)  # no address in a log
