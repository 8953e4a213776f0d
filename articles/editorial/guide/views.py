"""The guide's pages: for everybody who may sign in, alike for all."""

from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from articles.editorial.guide import chapters


def paths(site) -> list:
    """The guide's addresses, behind the door of the admin `site`."""

    def contents(request):
        context = site.each_context(request) | {
            "title": "Hướng dẫn",
            "chapters": chapters.CHAPTERS,
        }
        return render(request, "admin/guide/contents.html", context)

    def page(request, slug: str):
        chapter = chapters.chapter(slug)
        if chapter is None:
            raise Http404
        before, after = chapters.neighbours(chapter)
        context = site.each_context(request) | {
            "title": chapter.title,
            "chapter": chapter,
            "before": before,
            "after": after,
        }
        return render(request, chapter.template, context)

    return [
        path("", site.admin_view(require_safe(contents)), name="guide"),
        path("<slug:slug>/", site.admin_view(require_safe(page)), name="guide-chapter"),
    ]
