"""What search looks through: one row for each edition that can be found, and an index beside it.

`articles.search.index` alone writes both. The index is a table of its own kind in each database
(see `articles.search.engines`), reached by one model that migrations leave alone.
"""

from django.db import models
from django.db.models import Lookup

from articles.models.public import Edition
from wards.text import MOST_LETTERS

# Seconds of the day of publication stand above so many bits of the edition's id.
_ID_BITS = 29
_FROM_1900 = 2_208_988_800  # seconds until 1970: old papers are posted with their own dates
_MOST_SECONDS = 2**34 - 1  # since 1900; a key has 63 bits


def order_key(seconds: int, edition_id: int = 0) -> int:
    """The key of an entry: `seconds` since 1970 of its "Ngày đăng" first, then its edition.

    So the newest entries have the highest keys, in both databases and in every index. Years before
    1900 count as that one.
    """
    return min(max(0, seconds + _FROM_1900), _MOST_SECONDS) << _ID_BITS | edition_id


def seconds_of(key: int) -> int:
    """The seconds since 1970, before it below 0, that `order_key` put into `key`."""
    return (key >> _ID_BITS) - _FROM_1900


class SearchEntry(models.Model):
    """The words of one edition, folded and as they were accented (see `wards.text`).

    One space stands between words, one at both ends, and `search.words.BREAK` between parts, so
    `" duc giang "` is in a column if and only if it is there as a phrase.
    """

    # `order_key`. An automatic field, though nothing numbers itself here: only by such a one SQLite
    # stores the rows, so that the newest lie side by side and are found without another index.
    id = models.BigAutoField("thứ tự", primary_key=True)
    edition = models.OneToOneField(
        Edition, verbose_name="bản đăng", on_delete=models.PROTECT, related_name="search_entry"
    )
    facets = models.TextField("dấu để lọc")
    title = models.TextField("tiêu đề")
    title_accented = models.TextField("tiêu đề có dấu")
    lead = models.TextField("lời dẫn")
    lead_accented = models.TextField("lời dẫn có dấu")
    words = models.TextField("tất cả các từ")
    accented = models.TextField("tất cả các từ có dấu")

    class Meta:
        verbose_name = "mục tìm kiếm"
        verbose_name_plural = "mục tìm kiếm"

    def __str__(self):
        return f"Mục tìm kiếm {self.pk}"


class IndexField(models.TextField):
    """The hidden column by which the index of each database is asked."""


@IndexField.register_lookup
class Matches(Lookup):
    """`tokens__matches=expression`, in the language of the database at hand."""

    lookup_name = "matches"

    def as_sqlite(self, compiler, connection):
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        return f"{lhs} MATCH {rhs}", [*lhs_params, *rhs_params]

    def as_postgresql(self, compiler, connection):
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        return f"{lhs} @@ {rhs}::tsquery", [*lhs_params, *rhs_params]


class SearchIndex(models.Model):
    """The index: an FTS5 table on SQLite, a column of `tsvector` under GIN on PostgreSQL."""

    entry = models.OneToOneField(
        SearchEntry,
        on_delete=models.DO_NOTHING,
        primary_key=True,
        db_column="rowid",
        db_constraint=False,
        related_name="index",
    )
    tokens = IndexField(db_column="articles_search")  # FTS5 calls it by the name of its table

    class Meta:
        managed = False
        db_table = "articles_search"
        verbose_name = "chỉ mục tìm kiếm"
        verbose_name_plural = "chỉ mục tìm kiếm"

    def __str__(self):
        return f"Chỉ mục {self.pk}"


class SearchTitles(models.Model):
    """On SQLite alone: the words of titles, with an index of how they begin."""

    entry = models.OneToOneField(
        SearchEntry,
        on_delete=models.DO_NOTHING,
        primary_key=True,
        db_column="rowid",
        db_constraint=False,
        related_name="titles",
    )
    tokens = IndexField(db_column="articles_search_titles")

    class Meta:
        managed = False
        db_table = "articles_search_titles"
        verbose_name = "chỉ mục tiêu đề"
        verbose_name_plural = "chỉ mục tiêu đề"

    def __str__(self):
        return f"Chỉ mục tiêu đề {self.pk}"


class SearchWord(models.Model):
    """A folded word of some entry: where the nearest spelling is looked for.

    Its text may be over or to come; whoever makes anything of it looks whether it finds anything.
    """

    word = models.CharField("từ", max_length=MOST_LETTERS, primary_key=True)

    class Meta:
        verbose_name = "từ trong chỉ mục"
        verbose_name_plural = "từ trong chỉ mục"

    def __str__(self):
        return self.word


class SearchRebuild(models.Model):
    """How far the index was built anew: one row, kept so that it can go on after a stop."""

    format = models.PositiveIntegerField("khuôn của chỉ mục")
    position = models.PositiveBigIntegerField("đã đến bài", default=0)  # an article's id
    started_at = models.DateTimeField("bắt đầu lúc")
    finished_at = models.DateTimeField("xong lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lần dựng lại chỉ mục"
        verbose_name_plural = "lần dựng lại chỉ mục"

    def __str__(self):
        return f"Dựng lại chỉ mục: bài {self.position}"
