"""The photos of a post on its form: chosen, staged, described, put in order, saved.

`words` and `batch` read what was typed of them, `uploads` keeps pictures that belong to no post
yet, `intake` takes files in, `same` tells where a picture stands already, `posted` brings what a
browser sent into order, `forms`, `formset` and `inline` are the admin's part, `views` are the
addresses that the form's script talks to.
"""
