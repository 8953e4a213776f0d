"""Names of units and issuers in templates."""

from django import template

from articles.documents.issuers import issuer_name
from wards import lineage

register = template.Library()
register.filter("issuer_name", issuer_name)


@register.filter
def in_sentence(name: str) -> str:
    """The name of a unit as it stands within a sentence: Phường Bồ Đề as phường Bồ Đề."""
    return lineage.in_sentence(name)
