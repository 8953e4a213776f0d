"""The register of documents: which plans, resolutions and decrees posts cite, and where.

`numbers` reads them out of text, `sentences` says in which sentence, `register` keeps the rows in
step with what is published, `queries` asks for what residents may know of it, `issuers` knows who
is behind a code. Nothing here knows of the desk or of the public's pages.
"""
