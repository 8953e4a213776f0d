"""Pictures of the guide."""

from django import template
from django.templatetags.static import static

from articles.editorial.guide import chapters

register = template.Library()


@register.inclusion_tag("admin/guide/_picture.html")
def picture(name: str, alt: str, caption: str = "") -> dict:
    """Show the picture `name`, at its size, with `alt` for who cannot see it.

    Raises KeyError for a name that `make pictures` does not know.
    """
    size = chapters.pictures()[name]
    return {"src": static(f"wardnews/guide/{name}.webp"), "alt": alt, "caption": caption, **size}
