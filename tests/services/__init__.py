"""Real services for the tests: a throwaway PostgreSQL server and a Chromium.

Nothing in here imports Django: the database's address must be known before settings are read.
"""
