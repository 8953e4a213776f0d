"""Where in a text the words stand that somebody looks for."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.public.searching import snippets
from articles.search.query import read
from tests.site import texts
from wards.text import search_words, squeeze

MEANINGS = [("TTĐT", "trật tự đô thị"), ("TDP", "tổ dân phố")]
# Stacked marks, đ and its look-alike, letters that grow or shrink as they fold, signs of markup.
LETTERS = "aắợễđĐðÐßİﬁΣςı0789 .,-/\"'<>&\n\u0301\u0323"
FILLER = "Bà con quét dọn vỉa hè và trồng lại những luống hoa. " * 40


def wanted(typed: str) -> snippets.Wanted:
    return snippets.wanted(read(typed, MEANINGS))


def shown(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


def best(typed: str, *sources: str) -> str:
    found = snippets.best(sources, wanted(typed))
    return f"{'… ' if found.begins_before else ''}{shown(found.pieces)}{found.ending}"


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("duc giang", "Phường ĐỨC GIANG họp", "Phường [ĐỨC GIANG] họp"),
        ("giang duc", "Đức-Giang, đức", "[Đức]-[Giang], [đức]"),
        ("Hoà", "hòa, hoà, hoa", "[hòa], [hoà], [hoa]"),
        ("duc", unicodedata.normalize("NFD", "Đức Huệ"), "[Đức] Huệ"),
        ("duc", "Ðức đục", "[Ðức đục]"),
        ("108-kh/qu", "108-KH/QU, 108 và KH, QU", "[108-KH/QU], 108 và KH, QU"),
        ("8", "Ngày 08/8, 18 giờ", "Ngày [08]/[8], 18 giờ"),
        ("17b", "tổ 17B và 17 B", "tổ [17B] và [17 B]"),
        ('"rac thai"', "rác, thải, rác thải", "[rác, thải], [rác thải]"),
        ('"trat tu"', "tự trật, trật", "tự trật, trật"),
        ("ttdt", "giữ trật tự đô thị, TTĐT", "giữ [trật tự đô thị], [TTĐT]"),
        ("trat tu do thi", "TTĐT tốt", "[TTĐT] tốt"),
        ("strasse", "Straße", "[Straße]"),
        ("file", "ﬁle", "[ﬁle]"),
        ("x", "", ""),
    ],
)
def test_words_are_marked_as_their_author_wrote_them(typed, text, expected):
    text = unicodedata.normalize("NFC", shown(snippets.marked(text, wanted(typed))))
    assert text == unicodedata.normalize("NFC", expected)


def test_the_place_with_most_words_is_shown():
    far = f"Rác ở đây. {FILLER}Xe gom rác thải đến lúc 6 giờ. {FILLER}"
    assert "Xe gom [rác thải] đến lúc 6 giờ." in best("rac thai", far)
    assert best("rac", far).startswith("[Rác] ở đây.")
    apart = f"Thải, rồi rác. {FILLER}Thu [rác thải]. {FILLER}".replace("[", "").replace("]", "")
    assert "Thu [rác thải]." in best("rac thai", apart)


def test_of_two_texts_that_say_as_much_the_first_is_shown():
    assert best("rac", "Lời dẫn có rác.", "Thân bài có rác.") == "Lời dẫn có [rác]."
    assert best("rac thai", "Lời dẫn có rác.", "Thân bài có rác thải.").startswith("Thân bài")
    assert best("khongco", "Lời dẫn.", "Thân bài.") == "Lời dẫn."
    assert best("khongco", "", " ", "Thân bài.") == "Thân bài."
    assert snippets.best(["", "\n"], wanted("a")) is None


def test_where_the_title_says_more_the_first_text_says_what_it_is_about():
    sources = ["Sáng thứ bảy, bà con ra quân.", f"{FILLER}Tổ trưởng đọc to bản phân công. {FILLER}"]
    looked_for = wanted("to dan pho")
    assert "Tổ trưởng" in snippets.best(sources, looked_for).text
    assert snippets.best(sources, looked_for, "Tổ dân phố 9 họp").text == sources[0]
    sources[1] += "Tổ dân phố nào cũng có đội."
    assert "Tổ dân phố nào" in snippets.best(sources, looked_for, "Tổ dân phố 9 họp").text


def test_it_is_cut_between_words_and_says_so():
    found = best("rac", f"{FILLER}Nhà nào cũng phân loại rác tại nguồn. {FILLER}")
    assert found.startswith("… ") and found.endswith("…")
    inner = found.removeprefix("… ").removesuffix("…").replace("[", "").replace("]", "").strip()
    assert set(search_words(inner)) <= set(
        search_words(f"{FILLER} nhà nào cũng phân loại rác tại nguồn")
    )
    assert len(inner) > snippets.MOST / 2
    # A sentence that begins near is shown from its beginning.
    assert "… Nhà nào" in found or "… Bà con" in found


def test_at_the_end_of_a_text_there_is_more_before():
    found = best("rac", f"{FILLER}Hết rác")
    assert found.endswith("Hết [rác]") and len(found) > snippets.MOST / 2


def test_one_word_longer_than_a_snippet_is_cut_amid():
    word = "nghiêng" * 100
    found = snippets.best([word], wanted(word))
    assert len(found.text) == snippets.MOST and found.goes_on
    assert snippets.best([f"a {word} b"], wanted("b")).text.endswith("b")


@given(
    st.lists(st.text(LETTERS + "abcdehgimnotu", max_size=400), max_size=3),
    st.text('adicđ0 "-tốhuệ', min_size=1, max_size=30),
)
@example(["a" * 300 + " b"], "b")
@example(["b " + "a" * 300], "b")
@example(["x. " * 100 + "đ"], "d")
def test_a_snippet_is_a_piece_of_its_text_with_what_was_typed_marked(sources, typed):
    looked_for = wanted(typed)
    found = snippets.best(sources, looked_for)
    if found is None:
        assert not any(squeeze(source) for source in sources)
        return
    assert any(found.text in squeeze(source) for source in sources)
    assert 0 < len(found.text) <= snippets.MOST
    words = {word for phrase in looked_for.phrases for word in phrase}
    for piece in found.pieces:
        if piece.is_marked and len(piece.text) < snippets.MOST:
            assert words & set(search_words(piece.text))


class AnyWord:
    def __contains__(self, word):
        return True


@given(st.text(LETTERS + "ghinu", max_size=100))
def test_the_words_of_a_text_are_those_that_search_has(text):
    spans, words = snippets._words(text, AnyWord())
    assert words == search_words(text)
    assert all(
        set(search_words(text[a:b])) >= {word} for (a, b), word in zip(spans, words, strict=True)
    )


def test_in_a_long_text_each_word_is_folded_once(monkeypatch):
    folded = []
    monkeypatch.setattr(snippets, "search_words", lambda w: folded.append(w) or search_words(w))
    body = texts.words(20_000)
    found = snippets.best([body], wanted("luống hoa"))
    assert "[luống hoa]" in shown(found.pieces)
    assert len(folded) == len(set(folded)) < 200


def test_of_a_text_that_is_all_matches_so_many_are_compared():
    places = snippets._places("hoa " * 50_000, wanted("hoa"))
    assert len(places) == snippets._MOST_PLACES
