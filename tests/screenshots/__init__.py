"""`make screenshots`: every kind of public page as it looks, to be looked at."""
