"""The review page."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.editorial import advice, claims, rules, standing
from articles.editorial.review import reading as readings
from articles.editorial.review.forms import ReviewForm
from articles.editorial.step import last_step
from articles.editorial.workflow import Refused


def paths(model_admin) -> list:
    """The address of the review page, for the admin of articles."""

    def view(request, object_id):
        article = model_admin.get_object(request, str(object_id))
        if article is None:
            raise Http404
        return review(request, model_admin, article)

    return [
        path(
            "<int:object_id>/duyet/",
            model_admin.admin_site.admin_view(view),
            name="articles_article_review",
        )
    ]


def _over(request, model_admin, article):
    """Nothing waits any more: say what was done meanwhile, and give back what was typed."""
    typed = [
        text
        for key, text in request.POST.items()
        if key.startswith(("block-", "photo-", "reason", "public_note")) and text.strip()
    ]
    if not typed:
        messages.warning(request, f"Bài này không còn chờ duyệt. {last_step(article)}")
        address = reverse("admin:articles_article_change", args=[article.pk])
        return HttpResponseRedirect(address)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": article.title,
        "opts": model_admin.opts,
        "original": article,
        "standing": standing.of(article),
        "last_step": last_step(article),
        "typed": typed,
    }
    return TemplateResponse(request, "admin/articles/article/review_over.html", context)


def review(request, model_admin, article):
    """Show what waits of `article`; on POST decide, or show again what was typed and why not."""
    seen = request.POST.get("shown_hash", "")
    reading = readings.of(article, seen)
    if reading is None:
        return _over(request, model_admin, article)
    form = ReviewForm(request.POST or None, reading=reading, user=request.user)
    if request.method == "POST" and form.is_valid():
        claimed = claims.by_another(request.user, article)
        try:
            messages.success(request, form.perform())
            if claimed:
                messages.warning(request, f"{claimed}; hãy báo cho người ấy biết.")
            return HttpResponseRedirect(reverse("admin:index"))
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
            # Who else acted meanwhile: what is shown must be what is there now.
            article.refresh_from_db()
            reading = readings.of(article, seen) or reading
    context = {
        **model_admin.admin_site.each_context(request),
        "title": article.title,
        "opts": model_admin.opts,
        "original": article,
        "takes_down": rules.can(request.user, rules.Action.REDACT, article),
        "reading": reading,
        "form": form,
        "claim": claims.current(article),
        "advice": advice.of(article, reading.content, request.user),
        "allowed": {action.name for action in rules.allowed(request.user, article)},
    }
    return TemplateResponse(request, "admin/articles/article/review.html", context)
