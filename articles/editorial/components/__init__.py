"""The public pages' components, each with what strains it: for staff and designers to look at."""
