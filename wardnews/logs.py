"""What the log must not keep, and what it need not say again."""

import logging
import re

_TOKEN = re.compile(r"((?<![0-9])/xem-truoc/|/dat-mat-khau/[^/\s?]+/)[^/\s?]+")


class HideTokens(logging.Filter):
    """Masks the secret part of links: who reads the log could open what they lead to."""

    def filter(self, record):
        said = record.getMessage()
        hidden = _TOKEN.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True


class Unavailable(logging.Filter):
    """Keeps answers with 503 short, or an outage fills the log with as many as people came.

    Whoever gives one has said why, once. Where an error led to it, a line with that is enough: it
    is the database's, and the way there through Django says nothing about it.
    """

    def filter(self, record):
        if getattr(record, "status_code", None) != 503:
            return True
        if not record.exc_info:
            return False
        error = record.exc_info[1]
        said = str(error).partition("\n")[0]
        record.msg, record.args = "%s; answered 503: %s", (said, record.request.path)
        record.exc_info = record.exc_text = None
        return True
