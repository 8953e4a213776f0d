"""What readers propose, at the desk: what waits, each beside the text it is about, and what became
of it.

`waiting` finds and counts, `finding` and `placing` bring a sentence and its place together,
`handling` takes over or declines, `thanks` tells the reader, `views` are the pages.
"""
