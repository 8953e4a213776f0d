"""The ledger ("Sổ tin bài"): what units and authors published, by unit, month and author.

`periods`, `tally` and `charts` are pure; `selection` reads what an address asks for and refuses
what is out of reach; `figures` asks the database; `export` and `workbook` write files.
"""
