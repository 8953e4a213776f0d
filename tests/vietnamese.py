"""Is this text Vietnamese? Told by how Vietnamese syllables are built, without a dictionary.

Vietnamese is written syllable by syllable: an onset, a rhyme, one of six tones, and few of each. An
English word hardly ever is such a syllable: without a tone mark none may end in a stop (no "at",
"edit", "back"), and of the others few fit ("save", "name", "list" do not). Those that fit are
listed below.
"""

import re
import unicodedata
from importlib import import_module
from itertools import pairwise, product

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_SHARP = {"\u0301", "\u0323"}  # the two tones that a syllable ending in a stop may have
_STOPS = ("c", "ch", "p", "t")

_ONSETS = """
ngh ch đ gh gi kh ng nh ph qu th tr b c d g h k l m n r s t v x
"""
_RHYMES = """
a ai ao au ay am an ang anh ac ach at ap     ăm ăn ăng ăc ăt ăp     âu ây âm ân âng âc ât âp
e eo em en eng ec et ep                      ê êu êm ên ênh êch êt êp
i ia iu im in inh ich it ip                  iêu iêm iên iêng iêc iêt iêp
o oi om on ong oc ot op oong ooc             ô ôi ôm ôn ông ôc ôt ôp      ơ ơi ơm ơn ơt ơp
u ua ui um un ung uc ut up                   uôi uôm uôn uông uôc uôt
ư ưa ưi ưu ưng ưc ưt                         ươi ươu ươm ươn ương ươc ươt ươp
oa oai oao oay oam oan oang oanh oac oach oat oap    oăm oăn oăng oăc oăt    oe oeo oen oet
uê uêch uênh uêu     uy uya uyu uyn uynh uych uyt uyp uyên uyêt     uơ     uân uâng uât uây
"""
_ONSETS, _RHYMES = _ONSETS.split(), set(_RHYMES.split())
_FRONT = set("eêiy")  # before these, c is written k, g gh and ng ngh

_GLOSSARY = import_module("articles.migrations.0013_glossary")
# What the site says in other tongues on purpose.
KNOWN = {
    *(
        "Zalo",
        "Facebook",
        "Word",
        "Excel",
        "Google",
        "Docs",
        "PowerPoint",
        "Office",
    ),  # programs that people copy from
    "LibreOffice",
    *(
        "CSV",
        "XLSX",
        "PDF",
        "docx",
        "xlsx",
        "JPEG",
        "PNG",
        "WebP",
        "HEIC",
        "AVIF",
        "GIF",
        "HTML",
    ),  # forms
    *("JSON", "UUID"),
    *("KB", "MB", "GB", "TB", "PB", "byte", "px"),  # measures
    *("Ctrl", "Command", "Enter", "Shift", "Alt", "Esc", "Mac"),  # what is printed on keys
    *("Django", "CKEditor"),
    *("Microsoft", "Authenticator", "Aegis"),  # apps that make codes
    "CN",  # chủ nhật, in calendars
    *("IP", "IPv", "URL", "QR", "ID", "cookie", "RSS", "Atom"),
    # Vietnamese that is no syllable: what a new glossary explains, and one that its form shows.
    *(word for short, *_ in _GLOSSARY.SEEDS for word in re.split(r"[ -]", short)),
    "HCM",
}
# English that makes a syllable, and that Vietnamese has no use for without a tone mark or not here.
_ALIKE = {
    *("the", "on", "no", "go", "me", "he", "be", "day", "them", "then", "than"),
    *("men", "ten", "hen", "bin", "hot", "run", "sun", "gun"),
}
# English that is Vietnamese, too; two of them beside each other are not.
_SMALL = ("to", "do", "in", "so", "can", "my", "am")
_PAIRS = {" ".join(pair) for pair in product(_SMALL, repeat=2)} - {
    *("do in", "do so", "do can", "in to", "so to", "in in", "to to", "so so"),
}

_ELSEWHERE = re.compile(
    r"""https?://\S+ | [\w.+-]+@[\w-]+\.[\w.-]+   # addresses of pages and of people
      | (?<!\w)/[\w./?=&%-]* | [\w/-]+/[\w-]+\.\w+  # paths, files in folders
      | [\w-]*[\d_][\w-]*                         # 9h30, is_staff, photos-TOTAL_FORMS
      | \w*\*[\w*]*                               # what is hidden behind asterisks
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Whether `word` could be a syllable of Vietnamese, by its spelling and its tone."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in letters if sign in _TONES]
    plain = unicodedata.normalize("NFC", "".join(s for s in letters if s not in _TONES))
    if len(tones) > 1 or (plain.endswith(_STOPS) and not _SHARP & set(tones)):
        return False
    return any(_fits(onset, plain[len(onset) :]) for onset in _onsets(plain))


def _onsets(plain: str) -> list[str]:
    """What `plain` may begin with; "" for syllables that begin with a vowel."""
    return ["", *(onset for onset in _ONSETS if plain.startswith(onset))]


def _fits(onset: str, rhyme: str) -> bool:
    first = rhyme[:1]
    if onset == "qu":
        return rhyme == "ôc" or (
            first in "aăâeêiyơ" and (rhyme in _RHYMES or f"u{rhyme}" in _RHYMES)
        )
    if onset == "gi":  # "gì" and "giếng" write one i for two
        return f"i{rhyme}" in _RHYMES if first in ("", "ê", "n", "m") else rhyme in _RHYMES
    if first == "y":
        return f"i{rhyme[1:]}" in _RHYMES if not onset else rhyme == "y" and onset in "hklmstv"
    if onset in ("c", "g", "ng") and first in _FRONT:
        return False
    if onset in ("k", "gh", "ngh") and first not in _FRONT:
        return False
    return rhyme in _RHYMES


def foreign(text: str, known=frozenset()) -> list[str]:
    """The words of `text` that are not Vietnamese, nor among KNOWN or `known`, as they stand there.

    Two small words that are English only together come as one. Addresses, names of files and what
    has a digit in it are no words.
    """
    allowed = KNOWN | set(known)
    found = []
    for part in re.split(r"[.,:;!?()“”\"\n|·–—/…]", _ELSEWHERE.sub(" , ", text)):
        words = [w for w in _WORD.findall(part) if w not in allowed]
        found += [w for w in words if len(w) > 1 and (w.lower() in _ALIKE or not is_syllable(w))]
        pairs = [f"{one} {other}" for one, other in pairwise(words)]
        found += [pair for pair in pairs if pair.lower() in _PAIRS]
    return found
