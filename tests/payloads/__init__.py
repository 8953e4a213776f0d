"""Hostile text in every field that a person can fill, opened wherever it is shown: none runs."""
