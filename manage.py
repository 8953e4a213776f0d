#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardnews.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, connection

    try:
        execute_from_command_line(sys.argv)
    except OperationalError:
        try:
            connection.ensure_connection()
        except OperationalError as error:  # not there at all: no traceback says more
            sys.exit(f"Không nối được cơ sở dữ liệu (DATABASE_URL): {str(error).strip()}")
        raise


if __name__ == "__main__":
    main()
