"""What "Lưu và trình duyệt" does once the text is saved: ask once to look again, then submit."""

from django.contrib import messages

from articles import content
from articles.editorial import advice, moves, workflow
from articles.models import Article


def after_save(request, article: Article) -> None:
    """Submit `article` as it was just saved, and tell the user what came of it.

    Where there is advice that the page did not show yet, it is shown first; the button pressed
    again submits all the same.
    """
    found = advice.of(article, content.of_article(article), request.user)
    if not found.was_seen(request.POST.get("seen_advice", "")):
        messages.warning(
            request,
            "Đã lưu, chưa trình duyệt. Hãy xem những điều dưới đây; nếu bài đã đúng ý, bấm “Vẫn "
            "trình duyệt”.",
        )
        return
    try:
        submitted = workflow.submit(article.pk, by=request.user)
        messages.success(request, moves.desk.said_of_submission(submitted))
    except workflow.Refused as refusal:
        messages.warning(request, "Đã lưu, nhưng chưa trình duyệt được:")
        for reason in refusal.reasons:
            messages.error(request, reason)
