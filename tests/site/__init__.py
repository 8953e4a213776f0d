"""Every kind of public page in a world of extremes, recorded once and walked many times."""
