"""How the database is connected to, beyond what its address says."""

from pathlib import Path


def complete(found: dict, base: Path) -> dict:
    """Return the entry `found` for DATABASES with what this site relies on.

    A relative SQLite file lies below `base`.
    """
    # A kept connection saves a handshake per view; the health check notices a restarted server.
    found = found | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    if found["ENGINE"] == "django.db.backends.postgresql":
        # Compiling a query takes longer than any of ours runs, and the more rows there might be,
        # the more often PostgreSQL thinks it worth while.
        found["OPTIONS"] = {"options": "-c jit=off"} | found.get("OPTIONS", {})
    if found["ENGINE"] == "django.db.backends.sqlite3":
        if found["NAME"] != ":memory:":
            found["NAME"] = str(base / found["NAME"])  # an absolute NAME stays as it is
        found["OPTIONS"] = {
            # Take the write lock at BEGIN: a transaction that reads first and writes later would
            # fail at once with "database is locked" instead of waiting.
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
            # FULL: an answered view or a signed approval survives a power cut, not only a killed
            # process.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    return found
