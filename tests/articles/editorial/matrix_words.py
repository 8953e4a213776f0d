"""The English in a page of the matrix's world, whose own words are no language."""

import re

from tests.articles.editorial.matrix_table import PLACES, WHO
from tests.spoken import spoken
from tests.vietnamese import foreign

# Accounts are named for who they are, old wards for what became of them.
_NAMES = {word for name in (*WHO, *PLACES, "approver", "rusher", "signer") for word in name.split()}
_SLUGS = re.compile(r"\b(?:thanh-pho|phuong-giua|phuong-ben|tdp-1|tin-tuc|cu-[a-z]+)\b")
# By these the matrix knows its articles again; comparisons take them apart.
_OF_ARTICLES = re.compile(
    r"(?:congkhai|chimhoangyen|aicungdoc)\w*|-(?:title|lead|body|byline|source|caption|alt|redaction"
    r"|file)\b|\.pdf\b"
)
# Until accounts are kept without Django's groups and permissions, which are named in the database.
_PERMISSIONS = re.compile(r"\| Can (?:add|change|delete|view) ")


def english(page: str) -> list[str]:
    """Each text of the HTML `page` that has words that are not Vietnamese, and which."""
    found = []
    for text in spoken(page):
        words = foreign(_OF_ARTICLES.sub(" , ", _SLUGS.sub(" , ", text)), _NAMES)
        if words and not _PERMISSIONS.search(text):
            found.append(f"{words} in {text[:300]!r}")
    return found
