"""The element of a photo on a page."""

from django import template

from articles.public import pictures

register = template.Library()
register.simple_tag(pictures.shared, name="shared_picture")


@register.inclusion_tag("public/_picture.html")
def picture(photo, place: str, alt: str = "", first: bool = False) -> dict:
    """The `<picture>` of `photo` in one of `pictures.PLACES`; `first` is what a reader sees first.

    `alt` is what is read for it: nothing where a text beside it says the same.
    """
    return {
        "photo": photo,
        "alt": alt,
        "first": first,
        "classes": pictures.classes(photo),
        **pictures.sources(photo, pictures.PLACES[place]),
    }
