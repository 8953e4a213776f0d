"""The staff guide: chapters in Vietnamese with pictures of the real screens."""
