"""How a database says that it will look things up: over an index, or through a whole table."""

import re
from itertools import pairwise

from django.db import connection

LARGE = {"articles_article", "articles_edition", "articles_event"}


def _named(sql: str, line: str) -> str:
    """SQLite calls a table as the query does ("U0" in a subquery): say which it is, or may be."""
    for alias in set(re.findall(r"\b[A-Z]\d+\b", line)):
        tables = set(re.findall(rf'"(\w+)" {alias}\b', sql))
        line = line.replace(alias, "|".join(sorted(tables)) or alias)
    return line


class Plans:
    """Asks the database, before each query of a page, how it will find the rows."""

    def __init__(self):
        self.lines, self.asked, self._asking = [], 0, False

    def __call__(self, execute, sql, params, many, context):
        # The last few rows by their key: SQLite calls that a scan, too, though it stops at once.
        is_last_few = re.search(r'(?:"id"|BY 1) DESC LIMIT', sql) and "WHERE" not in sql
        if sql.lstrip().startswith(("SELECT", "WITH")) and not is_last_few and not self._asking:
            self._asking = True
            explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
            with connection.cursor() as cursor:
                cursor.execute(f"{explain} {sql}", params)
                self.lines += [_named(sql, str(row[-1])) for row in cursor.fetchall()]
            self._asking, self.asked = False, self.asked + 1
        return execute(sql, params, many, context)

    @property
    def whole_tables(self) -> set[str]:
        """Lines about reading a large table, or all of an index of it, from end to end."""
        scan = "SCAN " if connection.vendor == "sqlite" else "Seq Scan on "
        found = set()
        for line, below in pairwise([*self.lines, ""]):
            # Of an index that is read without a condition, PostgreSQL throws away row by row.
            walks = "Scan using" in line and any(f" on {table} " in line for table in LARGE)
            if walks and "Index Cond" not in below and "edition_emergencies" not in line:
                found.add(line)
        for line in self.lines:
            _, is_scan, rest = line.partition(scan)
            tables = set(rest.split()[0].split("|")) if is_scan else set()
            if "articles_article_unit" in line:  # all posts of a unit are most of the table
                found.add(line)
            if tables & LARGE and "edition_emergencies" not in rest:
                found.add(line)
        return found
