"""Documents that go with a post: taken in by content, kept under their hash, given out to save.

What a resident downloads opens on their own machine, so a file that could do more there than be
read (macros, scripts, other files inside, content from elsewhere) is refused, not cleaned: a file
that was rewritten would no longer be the one that was signed.
"""
