"""Small Django sites of one file each, to measure the portal against."""
