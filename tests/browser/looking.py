"""What can be seen of a page without eyes: what is too wide, cut off, too tight, or moves."""

_LAYOUT = """() => {
  const found = [], root = document.documentElement;
  const path = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "")
    + [...e.classList].map((c) => "." + c).join("");
  const name = (e) => e.parentElement && e.parentElement !== document.body
    ? path(e.parentElement) + " > " + path(e) : path(e);
  if (root.scrollWidth > root.clientWidth) {
    const right = (e) => e.getBoundingClientRect().right;
    const widest = [...document.body.querySelectorAll("*")].reduce(
      (a, b) => (right(b) > right(a) ? b : a), document.body);
    found.push(`wider than the screen (${root.scrollWidth} > ${root.clientWidth}): `
      + name(widest));
  }
  for (const e of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(e);
    if (!e.getClientRects().length || style.visibility !== "visible") continue;
    const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (e.closest("svg") || e.clientWidth === 1 && e.clientHeight === 1) continue;
    const hides = (o) => o === "hidden" || o === "clip";
    // Cut with three dots it is whole elsewhere: in the heading, or on the page that it leads to.
    const dots = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    if (!dots && (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1
        || hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
        && e.innerText.trim()) found.push("cuts text off: " + name(e));
    if (!text) continue;
    const ratio = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (ratio < 1.29) found.push(`no room for stacked marks (${ratio.toFixed(2)}): ` + name(e));
    if (style.textTransform === "uppercase") found.push("all in capitals: " + name(e));
    const box = e.getBoundingClientRect();
    if (box.right > root.clientWidth + 1
        && ![...parents(e)].some((p) => /auto|scroll/.test(getComputedStyle(p).overflowX)))
      found.push("text beyond the edge: " + name(e));
  }
  function* parents(e) { while ((e = e.parentElement)) yield e; }
  return [...new Set(found)];
}"""
_FRAME = """() => {
  const found = [];
  for (const tag of ["h1", "main"]) {
    const count = document.querySelectorAll(tag).length;
    if (count !== 1) found.push(`${count} times <${tag}>`);
  }
  for (const photo of document.body.querySelectorAll("img:not([width][height])"))
    found.push(`no place before it arrives: ${photo.src}`);
  if (shifted.length) found.push(`moved while it was put together: ${[...new Set(shifted)]}`);
  for (const e of document.body.querySelectorAll("*"))
    if (getComputedStyle(e).position === "fixed" && e.checkVisibility()) found.push(
      `floats over the text: ${e.tagName}.${e.className}`);
  return found;
}"""
# Forced colours leave no background of ours: what is known by it needs an edge as well.
_EDGES = """() => {
  const found = [];
  for (const e of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(e);
    if (!e.checkVisibility() || e.closest("template")) continue;
    if (style.forcedColorAdjust === "none") found.push(`keeps its colours: ${e.className}`);
    if (!e.matches("a, button, input, select, textarea")) continue;
    if (e.getBoundingClientRect().right <= 0) continue;  // waits outside for the focus
    const filled = !/, 0\\)$|transparent/.test(style.backgroundColor);
    const edge = style.borderBottomStyle !== "none" && parseFloat(style.borderBottomWidth) > 0;
    if (filled && !edge) found.push(`no edge: ${e.tagName}.${e.className} ${e.textContent}`);
  }
  return [...new Set(found)];
}"""
WATCH_SHIFTS = """
  window.shifted = [];
  window.shiftedOnceRead = [];
  new PerformanceObserver((list) => {
    const read = performance.getEntriesByType("navigation")[0].domContentLoadedEventStart;
    for (const entry of list.getEntries()) for (const { node } of entry.sources) {
      const name = node?.className || node?.nodeName || "";
      window.shifted.push(name);
      if (read && entry.startTime >= read) window.shiftedOnceRead.push(name);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
_MOVES = """(still) => {
  const found = document.getAnimations().map((a) => "moves: " + a.effect?.target?.className);
  if (still) for (const e of document.querySelectorAll("*")) {
    const style = getComputedStyle(e);
    for (const time of style.transitionDuration.split(",").concat(style.animationName === "none"
        ? [] : style.animationDuration.split(",")))
      if (parseFloat(time) > 0.01) found.push("would move: " + e.tagName + "." + e.className);
  }
  return [...new Set(found)];
}"""


def frame(page) -> list[str]:
    """What is not there once, has no place of its own, or moved while the page was put together."""
    return page.evaluate(_FRAME)


def layout(page) -> list[str]:
    """What is wider than the screen, cuts text off, or leaves stacked marks no room."""
    return page.evaluate(_LAYOUT)


def edges(page) -> list[str]:
    """What would be lost where the reader's system puts its own colours over everything."""
    return page.evaluate(_EDGES)


def movement(page, still=False) -> list[str]:
    """What moves by itself; if the page is to be `still`, what would move when used as well."""
    return page.evaluate(_MOVES, still)
