"""A post's own pages: the text, its photos and files, what to read after it, ways to pass it on."""
