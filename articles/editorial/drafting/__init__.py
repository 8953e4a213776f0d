"""Writing under way: what is typed is kept, given back, and never taken for a save.

`typed` keeps and forgets, `presence` knows who has a form open, `page` is what a form shows of
both, `again` leads a form that was saved already to its post, `views` are the addresses that a
form's script talks to.
"""
