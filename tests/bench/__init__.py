"""Measurements, each a module run by `make bench`. They print ratios, since machines differ."""
