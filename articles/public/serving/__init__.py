"""How public pages are answered: kept ones without Django, each only while it is still true.

`front` stands before Django. A page is a function of its address and the site version, and of what
the calendar does by itself; that version is asked of the database for every request, in the same
statement that counts its view.
"""
