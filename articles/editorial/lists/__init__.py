"""The lists of the back office: found, narrowed, paged, acted upon, saved.

Everything works on the rows that the asking person may see: what narrows a list never widens it.
"""
