"""The picture in place of a photo that cannot be had now: it fits any frame and says so itself."""

from django.http import HttpRequest, HttpResponse

# No size and no shape of its own, so the page keeps the room that it gave the photo. A frame that
# is too small for the words has the sign alone.
_SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" role="img">
<title>{first} {second}</title>
<style>
  .paper {{ fill: #efe8dc; }} .ink {{ fill: #57504a; }} .line {{ stroke: #57504a; }}
  text {{ font: 16px system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }}
  @media (prefers-color-scheme: dark) {{
    .paper {{ fill: #2b2622; }} .ink {{ fill: #d0c8bd; }} .line {{ stroke: #d0c8bd; }}
  }}
  @media (max-width: 159px), (max-height: 119px) {{ text {{ display: none; }} }}
  @media (min-width: 160px) and (min-height: 120px) {{ .sign {{ transform: translateY(-26px); }} }}
</style>
<rect class="paper" width="100%" height="100%"/>
<svg x="50%" y="50%" overflow="visible"><g class="sign"><g class="line" fill="none" stroke-width="2"
 stroke-linejoin="round" stroke-linecap="round">
<rect x="-20" y="-15" width="40" height="30" rx="3"/>
<circle cx="-9" cy="-5" r="3.5"/><path d="M-20 11 -6 0l8 7 7-6 11 9"/></g></g></svg>
<text class="ink" x="50%" y="50%" dy="20" text-anchor="middle">{first}</text>
<text class="ink" x="50%" y="50%" dy="44" text-anchor="middle">{second}</text>
</svg>
"""


def is_wanted(request: HttpRequest) -> bool:
    """Whether a picture was asked for, to stand in a page, and not a page."""
    asked = request.headers.get("Accept", "")
    return "image/" in asked and "text/html" not in asked


def picture(first: str, second: str, status: int) -> HttpResponse:
    """The answer with a picture that says this in two lines. Browsers paint it at any status."""
    said = _SVG.format(first=first, second=second)
    response = HttpResponse(said, content_type="image/svg+xml; charset=utf-8", status=status)
    response["Cache-Control"] = "no-store"
    return response
