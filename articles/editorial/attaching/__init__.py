"""Attachments at the desk: added, named, ordered and removed in the article's form, fetched by
staff. What is a change of them is a change of the text: version, hash, contributors, approval."""
