"""A portal of any size on PostgreSQL, in minutes: some thousand posts by real code, then copies.

What a copy differs in is what lists and counts look at: its keys, its dates, how it was read. The
posts of all sizes lie in the same twelve years, so the largest has as many more in each month: the
harder case for an archive that counts. They were imported ward by ward, so neighbours by key are
none by date. Sections, units and who reads (some 20,000 posts in a month) do not grow. Two days,
one of them today, were busy in all, so that their pages are as long in the smallest as in the
largest.
"""

from contextlib import contextmanager

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from articles import guards, models
from articles.search import engines, index
from tests.bench import _search_fill
from tests.bench._search_corpus import Corpus
from wards.models import Membership

SEEDS = 2_000
READ = 20_000  # posts that somebody opened in the last month, as far as there are so many
SCHEDULED = 20
BUSY, TODAY = range(101, 161), range(161, 221)  # posts of a day 400 days ago, and of today
CELL = 50  # of the units; it has some thirty posts in ten thousand, more than a page
_TABLES = ("article", "edition", "editionphoto", "searchentry")
_BELONGING = ("editionabout", "event", "viewcount", "dailyviews")


def _at(key: str) -> str:
    """SQL for the date of the post with this key: fourteen imports, each from old to new."""
    return f"""(CASE
        WHEN {key} BETWEEN {BUSY[0]} AND {TODAY[-1]} THEN timestamptz 'today'
            + interval '1 second' * {key} - interval '400 days' * ({key} <= {BUSY[-1]})::int
        ELSE timestamptz 'today' - interval '12 years' + interval '12 years' *
            (({key} - 1) * 14 %% %(count)s / %(count)s::float)
            + interval '1 second' * ({key} %% 86399) END)"""


def _order_key(key: str) -> str:
    """SQL for `order_key` of the post with this key."""
    return f"((floor(extract(epoch FROM {_at(key)}))::bigint + 2208988800) << 29 | ({key}))"


def _month(key: str, form: str) -> str:
    return f"to_char({_at(key)} AT TIME ZONE 'Asia/Ho_Chi_Minh', '{form}')"


_COPY = "s.id + %(shift)s"
_OF_COPY = "s.edition_id + %(shift)s"
# What copies have of their own, by table; the rest is that of the seed `s`.
_OWN = {
    "article": {
        "id": _COPY,
        "title": f"s.title || ' ' || {_COPY}",
        "title_words": f"s.title_words || ({_COPY}) || ' '",
        "updated_at": _at(f"({_COPY})"),
    },
    "edition": {
        "id": _COPY,
        "article_id": _COPY,
        "title": f"s.title || ' ' || {_COPY}",
        "published_at": _at(f"({_COPY})"),
        "starts_at": _at(f"({_COPY})"),
    },
    "editionphoto": {
        "id": "nextval('articles_editionphoto_id_seq')",
        "edition_id": _OF_COPY,
        "digest": "md5(s.digest || %(shift)s) || md5(s.digest)",
    },
    "searchentry": {
        "id": _order_key(f"({_OF_COPY})"),
        "edition_id": _OF_COPY,
        "facets": "regexp_replace(s.facets, ' y[0-9]+ m[0-9]+ ', "
        f"""{_month(f"({_OF_COPY})", '" y"YYYY "m"YYYYMM" "')})""",
    },
}
# A word of its own for each, so that the rare ones are as rare as they were.
_LEXEMES = f"""
    INSERT INTO articles_search (rowid, articles_search)
    SELECT {_order_key(f"({_OF_COPY})")},
           s.lexemes || array_to_tsvector(ARRAY['bai' || ({_OF_COPY}),
               {_month(f"({_OF_COPY})", '"#y"YYYY')}, {_month(f"({_OF_COPY})", '"#m"YYYYMM')}])
      FROM seed_lexemes s
"""
_DATES = f"""
    UPDATE articles_edition SET published_at = {_at("id")}, starts_at = {_at("id")}, ends_at = NULL,
           about_count = (id %% 3 = 0)::int
"""
# One in fifty was corrected once, an hour after it was published.
_IS_CORRECTED = "id %% 50 = 11 AND listed"
_ENDED = f"""
    UPDATE articles_edition SET ends_at = starts_at + interval '1 hour' WHERE {_IS_CORRECTED}
"""
_ABOUT = """
    INSERT INTO articles_editionabout (edition_id, unit_id, unit_name, published_at)
    SELECT e.id, u.id, u.name, e.published_at FROM articles_edition e
      JOIN wards_unit u ON u.id = 2 + (e.id * 31 %% 290) WHERE e.about_count = 1
"""
_EVENTS = """
    INSERT INTO articles_event (article_id, action, actor_id, at, from_state, to_state, version,
                                edition_id, content_hash, reason)
    SELECT e.article_id, a.action, (SELECT min(id) FROM {user}), e.starts_at, '', 'settled', 1,
           CASE WHEN a.action = 'publish' THEN e.id END, e.content_hash, ''
      FROM articles_edition e, (VALUES ('create'), ('publish')) a (action)
"""
_VIEWS = (
    # Read of late or years ago: the day of the last view.
    """INSERT INTO articles_viewcount (article_id, total, day, today)
       SELECT id, 20 + 1000000 / (1 + id * 31 %% 9973),
              CASE WHEN id %% %(step)s = 0 THEN current_date - (id %% 30)::int
                   ELSE current_date - 31 - (id %% 2000)::int END, 1 + id %% 5
         FROM articles_article""",
    """INSERT INTO articles_dailyviews (article_id, day, views)
       SELECT a.id, current_date - d, 1 + 3000 / (1 + (a.id * 31 + d * 17) %% 4999)
         FROM articles_article a, generate_series(1, 90) d
        WHERE a.id %% %(step)s = 0 AND (a.id / %(step)s + d) %% 3 = 0""",
)


def fill(count: int) -> None:
    """Write `count` posts, a multiple of `SEEDS`, with all that belongs to posts."""
    assert count % SEEDS == 0, count
    by = {"count": count, "step": max(1, count // READ)}
    with connection.cursor() as cursor:
        seeds = _seed()
        with _quickly(cursor):
            cursor.execute(_DATES, by)
            with transaction.atomic():
                index.refresh(seeds)  # its order is that of the dates
            _keep_seeds(cursor)
            for copy in range(1, count // SEEDS):
                _copy(cursor, by | {"shift": copy * SEEDS})
            _belong(cursor, by)
        cursor.execute("VACUUM ANALYZE")


@contextmanager
def _quickly(cursor):
    """Without triggers, foreign keys and indexes, which are made again at the end."""
    cursor.execute("SET session_replication_role = replica; SET maintenance_work_mem = '2GB'")
    guards.drop()
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND NOT EXISTS"
        " (SELECT 1 FROM pg_constraint WHERE conname = indexname)",
        [[f"articles_{name}" for name in (*_TABLES, *_BELONGING)]],
    )
    dropped = cursor.fetchall()
    for name in (*(f'"{name}"' for name, _ in dropped), "articles_search_gin"):
        cursor.execute(f"DROP INDEX {name}")
    yield
    for statement in (*(definition for _, definition in dropped), *engines.current().create):
        cursor.execute(statement)
    for name in ("article", "edition", "editionphoto"):
        cursor.execute(
            f"SELECT setval('articles_{name}_id_seq', (SELECT max(id) FROM articles_{name}))"
        )
    cursor.execute("SET session_replication_role = DEFAULT")
    guards.install()


def _seed() -> list[int]:
    """The posts that are copied, and two people of the desk. Returns their ids: 1 to `SEEDS`."""
    units, sections = _search_fill._units(), _search_fill._sections()
    numbered = list(enumerate(Corpus(SEEDS, _search_fill.UNITS, _search_fill.SECTIONS)))
    ids = []
    for start in range(0, SEEDS, 500):
        ids += _search_fill._write(numbered[start : start + 500], units, sections)
    assert ids == list(range(1, SEEDS + 1)) and models.Edition.objects.get(pk=SEEDS)
    for name, unit, role in (
        ("chief", units[0].parent, "chief"),
        ("writer", units[CELL], "writer"),
    ):
        user = get_user_model().objects.create_user(name, is_staff=True)
        Membership.objects.create(user=user, unit=unit, role=role, starts_on="2021-01-01")
    models.Article.objects.update(author=user)
    return ids


def _keep_seeds(cursor) -> None:
    for name in _TABLES:
        cursor.execute(f"CREATE TEMP TABLE seed_{name} AS SELECT * FROM articles_{name}")
    cursor.execute(
        "CREATE TEMP TABLE seed_lexemes AS"
        " SELECT e.edition_id, ts_delete(t.articles_search, ARRAY(SELECT '#' || mark"
        "   FROM unnest(regexp_match(e.facets, ' (y[0-9]+) (m[0-9]+) ')) mark)) AS lexemes"
        "  FROM articles_search t JOIN articles_searchentry e ON e.id = t.rowid"
    )


def _columns(name: str) -> list[str]:
    model = apps.get_model("articles", name)
    return [field.column for field in model._meta.concrete_fields]


def _insert(name: str, own: dict, source: str) -> str:
    columns = _columns(name)
    values = ", ".join(own.get(column, f"s.{column}") for column in columns)
    return f"INSERT INTO articles_{name} ({', '.join(columns)}) SELECT {values} FROM {source} s"


def _copy(cursor, by: dict) -> None:
    with transaction.atomic():
        for name in _TABLES:
            cursor.execute(_insert(name, _OWN[name], f"seed_{name}"), by)
        cursor.execute(_LEXEMES, by)


def _belong(cursor, by: dict) -> None:
    """What belongs to the posts, that of the desk and of readers included."""
    user = get_user_model()._meta.db_table
    cursor.execute(_ABOUT, by)
    cursor.execute(
        "UPDATE articles_edition SET starts_at = now() + id * interval '1 day'"
        f" WHERE id <= {SCHEDULED}"
    )
    own = {
        "id": "s.id + %(count)s", "number": "2", "change": "'correction'", "ends_at": "NULL",
        "starts_at": "s.ends_at", "public_note": "'Đính chính tên tổ dân phố.'",
        "photo_count": "0", "about_count": "0",
    }  # fmt: skip
    cursor.execute(_ENDED, by)
    cursor.execute(f"{_insert('edition', own, 'articles_edition')} WHERE {_IS_CORRECTED}", by)
    cursor.execute(
        "UPDATE articles_article SET state = (ARRAY['draft', 'submitted', 'returned'])[1 + id %% 3]"
        " WHERE id %% (%(count)s / 50) = 21", by
    )  # fmt: skip
    for statement in (_EVENTS.format(user=user), *_VIEWS):
        cursor.execute(statement, by)
