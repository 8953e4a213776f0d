"""Pages with gaps, plain and as gzip: both say the same."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from hypothesis import given
from hypothesis import strategies as st

from articles.public.serving.pieces import Pieces

MARKS = {"total": b"[total]", "notice": b"[notice]"}
words = st.fixed_dictionaries({}, optional={name: st.binary(max_size=300) for name in MARKS})
# Texts in between, and names of gaps.
parts = st.lists(st.one_of(st.binary(max_size=200), st.sampled_from(sorted(MARKS))), max_size=12)


@given(parts, words)
def test_packed_and_plain_the_words_stand_where_the_marks_stood(parts, said):
    body = b"".join(MARKS[part] if isinstance(part, str) else part for part in parts)
    told = b"".join(said.get(part, b"") if isinstance(part, str) else part for part in parts)

    pieces = Pieces.of(body, MARKS)

    assert pieces.filled(said) == told
    assert gzip.decompress(pieces.zipped(said)) == told


def test_a_text_without_marks_has_no_gaps():
    pieces = Pieces.of(b"abc", {})
    assert gzip.decompress(pieces.zipped({"total": b"9"})) == pieces.filled({}) == b"abc"


def test_a_word_may_be_longer_than_one_block():
    pieces = Pieces.of(b"<[total]>", MARKS)
    word = bytes(range(256)) * 1024
    assert gzip.decompress(pieces.zipped({"total": word})) == b"<" + word + b">"


def test_two_who_read_a_new_page_first_get_the_whole_of_it():
    body = b"x[notice]".join(bytes([n]) * 20_000 for n in range(40)) + b"[total]y"
    for _ in range(10):
        pieces, start = Pieces.of(body, MARKS), Barrier(4)

        def read(pieces=pieces, start=start):
            start.wait(10)
            return gzip.decompress(pieces.zipped({"total": b"1.000"}))

        with ThreadPoolExecutor(4) as readers:
            told = [reader.result() for reader in [readers.submit(read) for _ in range(4)]]
        assert set(told) == {pieces.filled({"total": b"1.000"})}
