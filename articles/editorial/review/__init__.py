"""Reading and approving: one page on which a reviewer sees what goes out and what changed."""
