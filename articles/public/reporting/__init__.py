"""“Báo lỗi bài viết”: a reader says what is wrong in a post and how it should read.

The one form on the resident site. Nothing about the visitor is kept but what they write: no cookie,
no token, no address. `origins` looks whose form it is, `limits` how often somebody sends, `forms`
what was typed; `keeping` writes the row that the desk reads.
"""
