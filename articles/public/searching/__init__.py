"""The page on which residents look for posts by words.

`filters` reads by what results are narrowed down, `kin` says which units count for which, `facets`
counts what each choice would leave, `results` brings one page of posts, `snippets` shows where in
their texts the words stand, `nearest` leads on where nothing was found. `typing` suggests while
somebody types, `called` knows units by what is typed of their names.
"""
