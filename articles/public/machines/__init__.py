"""What programs read: feeds, sitemaps, open data, JSON-LD, files at the root of the site."""
