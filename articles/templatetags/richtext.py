"""The template filter that shows stored HTML; all other values are escaped."""

from django import template

from articles import richtext

register = template.Library()
register.filter("richtext", richtext.render)
