"""Two documents that are one: merged by chiefs, found by both names, parted again."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from articles.documents import merging, register
from articles.models import Citation, Document
from tests.articles.editorial.documents.conftest import LIST, change, named
from tests.concurrency import at_once
from wards import siteversion

pytestmark = pytest.mark.django_db
DATED = "<p>Theo Kế hoạch 108-KH/QU ngày 25/2/2022 của Quận ủy.</p>"
UNDATED = "<p>Theo Kế hoạch 108-KH/QU của Quận ủy.</p>"


def merge(one) -> str:
    return f"{LIST}{one.pk}/gop/"


def part(one) -> str:
    return f"{LIST}{one.pk}/tach/"


def citing(document) -> set[int]:
    """The articles that cite it."""
    found = Citation.objects.filter(document=document)
    return set(found.values_list("edition__article", flat=True))


@pytest.fixture
def two(cite):
    """The document with a date and the one without, each cited by a post."""
    posts = cite(DATED, title="Có ngày"), cite(UNDATED, title="Không ngày")
    dated, undated = (
        Document.objects.get(issued_on=date(2022, 2, 25)),
        Document.objects.get(issued_on=None),
    )
    assert (citing(dated), citing(undated)) == ({posts[0].pk}, {posts[1].pk})
    return dated, undated


# --- the page ---


def test_a_chief_chooses_looks_at_both_and_merges(sign_in, people, two):
    dated, undated = two
    client, before = sign_in(people.chief), siteversion.current()
    assert f'href="{merge(undated)}"' in client.get(change(undated)).text
    page = client.get(merge(undated)).text
    assert f'href="{merge(undated)}?vao={dated.pk}"' in page  # it has the same number
    page = client.get(f"{merge(undated)}?vao={dated.pk}").text
    assert "1 chỗ nhắc trong các bài chuyển sang" in page and "Tách ra" in page
    assert "Đổi chiều" not in page
    assert siteversion.current() == before and named(undated).merged_into is None
    page = client.post(merge(undated), {"vao": dated.pk}, follow=True).text
    assert "Đã gộp Kế hoạch 108-KH/QU (chưa rõ ngày) vào Kế hoạch 108-KH/QU ngày 25/02/2022" in page
    assert "Có ngày" in page and "Không ngày" in page and "Đã gộp vào đây" in page
    assert named(undated).merged_into == dated and siteversion.current() == before + 1
    assert LogEntry.objects.filter(user=people.chief).count() == 2
    page = client.get(change(undated)).text
    assert "Đã gộp vào" in page and 'name="title"' not in page


def test_the_other_one_is_searched_for_by_number_or_title(sign_in, people, two, make_document):
    dated, _ = two
    other = make_document("180-KH/QU", title="Đảm bảo trật tự đô thị")
    client = sign_in(people.chief)
    for typed in ("180 kh qu", "180KH/QU", "trat tu do thi"):
        page = client.get(merge(dated), {"q": typed}).text
        assert f"?vao={other.pk}" in page, typed
    assert "Không thấy văn bản nào" in client.get(merge(dated), {"q": "khongco"}).text


def test_the_one_with_a_date_is_better_kept(sign_in, people, two):
    dated, undated = two
    page = sign_in(people.chief).get(f"{merge(dated)}?vao={undated.pk}").text
    assert f'href="{merge(undated)}?vao={dated.pk}"' in page and "Đổi chiều" in page


def test_parted_each_citation_goes_where_its_own_words_say(sign_in, people, two):
    dated, undated = two
    posts = [citing(each) for each in two]
    client = sign_in(people.chief)
    client.post(merge(undated), {"vao": dated.pk})
    assert citing(dated) == posts[0] | posts[1] and not citing(undated)
    before = siteversion.current()
    page = client.post(part(undated), follow=True).text
    assert "Đã tách Kế hoạch 108-KH/QU (chưa rõ ngày) ra khỏi" in page
    assert siteversion.current() == before + 1
    assert [citing(each) for each in two] == posts and named(undated).merged_into is None
    page = client.post(part(undated), follow=True).text
    assert "hiện không gộp vào văn bản nào" in page


def test_reviewers_neither_merge_nor_part(sign_in, people, two):
    dated, undated = two
    client = sign_in(people.reviewer)
    assert "Gộp vào" not in client.get(change(undated)).text
    assert client.get(merge(undated)).status_code == 403
    assert client.post(merge(undated), {"vao": dated.pk}).status_code == 403
    merging.merge(undated.pk, dated.pk)
    assert "Tách ra" not in client.get(change(undated)).text
    assert client.post(part(undated)).status_code == 403
    assert named(undated).merged_into == dated


@pytest.mark.parametrize("typed", ["0", "99999999", "1e3", "٣", "9" * 40, "-1"])
def test_what_is_not_there_is_not_found(sign_in, people, two, typed):
    client = sign_in(people.chief)
    assert client.get(merge(two[0]), {"vao": typed}).status_code == 404
    assert client.post(merge(two[0]), {"vao": typed}).status_code == 404
    assert client.post(merge(two[0]), {"vao": two[0].pk}).status_code == 404


# --- the rows ---


def test_later_posts_are_taken_for_citations_of_the_one_that_stays(two, cite):
    dated, undated = two
    merging.merge(undated.pk, dated.pk)
    later = cite(UNDATED, title="Sau khi gộp")
    assert later.pk in citing(dated) and not citing(undated)
    register.refresh(citing(dated))
    assert len(citing(dated)) == 3


def test_chains_are_made_flat_and_circles_are_refused(make_document):
    a, b, c = (make_document(f"{n}-KH/QU") for n in (1, 2, 3))
    merging.merge(a.pk, b.pk)
    merging.merge(b.pk, c.pk)
    assert {named(a).merged_into, named(b).merged_into} == {c}
    with pytest.raises(merging.Cannot):
        merging.merge(c.pk, a.pk)
    with pytest.raises(merging.Cannot):
        merging.merge(a.pk, b.pk)
    with pytest.raises(merging.Cannot):
        merging.merge(c.pk, c.pk)
    assert named(c).merged_into is None
    d = make_document("4-KH/QU")
    assert merging.merge(d.pk, a.pk).into == c  # what it leads to
    merging.part(b.pk)
    assert (named(a).merged_into, named(b).merged_into) == (c, None)


def test_what_people_gave_is_kept_where_the_other_has_nothing(make_document):
    file = {"name": "a.pdf", "file": f"tep/aa/{'a' * 64}.pdf", "bytes": 3, "title": "a"}
    one = make_document("1-KH/QU", title="Trật tự đô thị", link="https://a.vn/", file=file)
    into = make_document("2-KH/QU", link="https://b.vn/")
    merging.merge(one.pk, into.pk)
    into = named(into)
    assert (into.title, into.link, into.file) == ("Trật tự đô thị", "https://b.vn/", file)
    assert into.title_words == "trat tu do thi"
    assert (named(one).title, named(one).link) == ("Trật tự đô thị", "https://a.vn/")


def test_nothing_is_merged_and_the_version_stays_where_it_is_refused(make_document):
    a, b = make_document("1-KH/QU"), make_document("2-KH/QU")
    merging.merge(a.pk, b.pk)
    before = siteversion.current()
    with pytest.raises(merging.Cannot):
        merging.merge(b.pk, a.pk)
    assert siteversion.current() == before


@pytest.mark.django_db(transaction=True)
def test_merged_into_each_other_at_once_one_of_them_stays(make_document):
    a, b = make_document("1-KH/QU"), make_document("2-KH/QU")
    came = at_once(lambda: merging.merge(a.pk, b.pk), lambda: merging.merge(b.pk, a.pk))
    assert sorted(isinstance(each, merging.Cannot) for each in came) == [False, True]
    assert Document.objects.filter(merged_into=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_chain_is_flat_whichever_of_two_merges_comes_first(make_document):
    a, b, c = (make_document(f"{n}-KH/QU") for n in (1, 2, 3))
    at_once(lambda: merging.merge(a.pk, b.pk), lambda: merging.merge(b.pk, c.pk))
    assert {named(a).merged_into, named(b).merged_into, named(c).merged_into} == {c, None}
    assert named(c).merged_into is None
