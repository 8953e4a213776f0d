"""Finding posts by the words people type, without accents or with them, on both databases alike.

`words` says what of an edition is searched, `index` keeps it, `query` reads what was typed,
`engines` ask the database which of the newest entries match, `ranking` puts those into order, and
`finding` is the one door. Where it finds nothing, `mending` asks texts which of the words that
`spelling` has for what was typed (`keys` of a keyboard without Vietnamese input among them) was
meant. Nothing here knows of the desk.
"""
