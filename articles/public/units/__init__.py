"""The pages of units: the directory, one for each of them, what became of it."""
