"""The glossary of abbreviations as the back office keeps it."""
