"""The list of documents: the newest in the register first, a page from a row on."""

from dataclasses import dataclass

from articles.editorial.documents import rights, words
from articles.editorial.documents.filters import FilterForm
from articles.editorial.lists.keyset import KeysetList
from articles.editorial.lists.paging import Order
from articles.models import Document


@dataclass(frozen=True)
class Row:
    """A document of the list, and how many posts cite it."""

    document: Document
    posts: int
    merged_into: str


class DocumentList(KeysetList):
    """Documents that exist for whoever asks."""

    order = Order("Mới vào sổ trước")

    def __init__(self, request, *args, **kwargs):
        self.form, self.user = FilterForm(request.GET), request.user
        super().__init__(request, *args, **kwargs)
        self.title = "Văn bản"

    def read(self, ids):
        """What a row says is asked for these rows alone. Two queries."""
        found = self.root_queryset.select_related("merged_into").in_bulk(ids)
        documents = [found[pk] for pk in ids if pk in found]
        posts = rights.posts_by_document(self.user, ids)
        self.rows = [
            Row(
                document,
                posts.get(document.pk, 0),
                words.named(document.merged_into) if document.merged_into else "",
            )
            for document in documents
        ]
        return documents
