"""Open data: articles and units as JSON, for the city's portal and whoever else shows them.

Read only, with full text. `/du-lieu/` tells people how to use it (`templates/public/data.html`).
"""
