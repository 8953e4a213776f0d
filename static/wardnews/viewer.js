// The viewer: the photos of a post one at a time, over the page. Without this script each photo is
// a link to a page of its own, and the viewer shows that page's address while it shows the photo.
(() => {
  "use strict";

  const gallery = document.querySelector(".gallery");
  if (!gallery || !window.HTMLDialogElement) return;
  // A photo that stands in a post twice is shown once, as its page is one.
  const links = [...gallery.querySelectorAll("a[data-large]")].filter(
    (link, i, all) => all.findIndex((other) => other.href === link.href) === i,
  );
  const dialog = gallery.querySelector("template").content.firstElementChild.cloneNode(true);
  document.body.append(dialog);
  const [stage, count, save, shut, previous, next, caption] = [
    "stage", "count", "save", "close", "previous", "next", "caption",
  ].map((name) => dialog.querySelector(`.viewer-${name}`));
  const status = dialog.querySelector("[role=status]");
  // A preview has no pages for its photos, and nothing to give away.
  const pages = "pages" in gallery.dataset;
  save.hidden = !pages;
  previous.hidden = next.hidden = links.length < 2;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const slides = new Map(); // index → element; the one that is shown and its neighbours
  let index = 0;
  let zoom = { scale: 1, x: 0, y: 0 };
  let sharp = 1; // the scale for which the file was chosen that is shown

  // --- showing ---

  const photoOf = (i) => slides.get(i).firstElementChild;
  const words = (i) => links[i].closest("figure").querySelector("figcaption")?.textContent || "";

  function slideFor(i) {
    const slide = document.createElement("div");
    slide.className = "viewer-slide";
    const photo = links[i].firstElementChild.cloneNode(true);
    const image = photo.querySelector("img");
    image.loading = "eager";
    image.draggable = false;
    slide.append(photo);
    return slide;
  }

  // As large as the stage allows, no larger than the photo is; `scale` asks for a sharper file.
  function fit(i, scale = 1) {
    const image = photoOf(i).querySelector("img");
    const [w, h] = ["width", "height"].map((name) => Number(image.getAttribute(name)));
    const width = Math.min(w, stage.clientWidth, (stage.clientHeight * w) / h);
    image.style.width = `${width}px`;
    image.style.height = `${(width * h) / w}px`;
    for (const part of photoOf(i).children) {
      if (part.srcset) part.sizes = `${Math.ceil(width * scale)}px`;
    }
  }

  function show(to) {
    reset();
    index = to;
    sharp = 1;
    for (const [i, slide] of slides) {
      if (Math.abs(i - index) > 1) {
        slide.remove();
        slides.delete(i);
      }
    }
    for (const i of [index, index + 1, index - 1]) {
      if (!links[i]) continue;
      if (!slides.has(i)) {
        slides.set(i, slideFor(i));
        fit(i);
        stage.append(slides.get(i));
      }
      slides.get(i).inert = i !== index;
      slides.get(i).querySelector("img").fetchPriority = i === index ? "high" : "low";
    }
    place(0, 0);
    const nth = `Ảnh ${index + 1} trong ${links.length}`;
    const alt = photoOf(index).querySelector("img").alt;
    count.textContent = `${index + 1}/${links.length}`;
    caption.textContent = words(index);
    caption.scrollTop = 0;
    caption.tabIndex = caption.scrollHeight > caption.clientHeight ? 0 : -1; // to scroll it by keys
    save.href = `${links[index].dataset.large}?tai-ve`;
    previous.setAttribute("aria-disabled", index === 0);
    next.setAttribute("aria-disabled", index === links.length - 1);
    // What is there already when the dialog opens would not be read.
    setTimeout(() => (status.textContent = alt ? `${nth}: ${alt}` : nth), 100);
  }

  function place(x, y) {
    for (const [i, slide] of slides) {
      slide.style.transform = `translate(calc(${i - index} * (100% + 1rem) + ${x}px), ${y}px)`;
    }
    stage.style.opacity = 1 - Math.min(0.7, Math.abs(y) / 600);
  }

  // Let everything slide to its place from where it stands now, or from `x` pixels beside.
  function settle(x, y = 0) {
    place(0, 0);
    if (calm.matches) return;
    for (const slide of slides.values()) {
      slide.animate(
        [`${translate(x, y)} ${slide.style.transform}`, slide.style.transform].map(
          (transform) => ({ transform }),
        ),
        { duration: 220, easing: "ease-out" },
      );
    }
  }

  const translate = (x, y) => `translate(${x}px, ${y}px)`;

  function go(to, x = 0) {
    if (!links[to] || to === index) return settle(x);
    const step = to - index;
    show(to);
    history.replaceState({ viewer: index }, "", address());
    if (Math.abs(step) === 1) settle(x + step * (stage.clientWidth + 16));
  }

  // --- opening, closing, the address ---

  const address = () => (pages ? links[index].href : undefined);
  const isOurs = () => typeof history.state?.viewer === "number";

  function open(i) {
    if (!dialog.open) dialog.showModal();
    dialog.classList.toggle("viewer-plain", !links.some((_, at) => words(at)));
    show(i);
  }

  // On with the photo that was seen last, which may be far from the one that was opened.
  function leave() {
    if (dialog.open) return;
    links[index].focus();
    links[index].scrollIntoView({ block: "nearest" });
  }

  gallery.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-large]");
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (!link || button || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    open(links.findIndex((other) => other.href === link.href));
    history.pushState({ viewer: index }, "", address());
  });
  addEventListener("popstate", () => {
    if (isOurs()) return open(history.state.viewer);
    if (dialog.open) dialog.close();
    // After the browser has put the page back to where it was.
    requestAnimationFrame(() => requestAnimationFrame(leave));
  });
  dialog.addEventListener("close", () => {
    stage.replaceChildren();
    slides.clear();
    fingers.clear();
    status.textContent = "";
    leave();
    if (isOurs()) history.back();
  });
  shut.addEventListener("click", () => dialog.close());
  previous.addEventListener("click", () => go(index - 1));
  next.addEventListener("click", () => go(index + 1));
  addEventListener("resize", () => {
    if (!dialog.open) return;
    reset();
    for (const i of slides.keys()) fit(i);
  });

  // --- keys ---

  dialog.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const act = {
      ArrowLeft: () => go(index - 1),
      ArrowRight: () => go(index + 1),
      Home: () => go(0),
      End: () => go(links.length - 1),
      "+": () => zoomTo(zoom.scale * 1.5),
      "=": () => zoomTo(zoom.scale * 1.5),
      "-": () => zoomTo(zoom.scale / 1.5),
      0: reset,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // --- zoom ---

  function reset() {
    zoom = { scale: 1, x: 0, y: 0 };
    if (slides.has(index)) photoOf(index).style.transform = "";
  }

  // Keep the photo over the stage: it moves no farther than its own edge.
  function apply() {
    const image = photoOf(index).querySelector("img");
    for (const [axis, side] of [["x", "Width"], ["y", "Height"]]) {
      const room = Math.max(0, (image[`offset${side}`] * zoom.scale - stage[`client${side}`]) / 2);
      zoom[axis] = Math.max(-room, Math.min(room, zoom[axis]));
    }
    photoOf(index).style.transform = `${translate(zoom.x, zoom.y)} scale(${zoom.scale})`;
  }

  // To `scale`, with the point of the photo under `at` (from the stage's middle) moved to `to`.
  function zoomTo(scale, at = { x: 0, y: 0 }, from = zoom, to = at) {
    scale = Math.max(1, Math.min(6, scale));
    zoom = {
      scale,
      x: to.x - ((at.x - from.x) * scale) / from.scale,
      y: to.y - ((at.y - from.y) * scale) / from.scale,
    };
    apply();
    if (scale > sharp * 1.4) fit(index, (sharp = scale));
  }

  function point(event) {
    const box = stage.getBoundingClientRect();
    return {
      x: event.clientX - box.left - box.width / 2,
      y: event.clientY - box.top - box.height / 2,
    };
  }

  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomTo(zoom.scale * Math.exp(-event.deltaY / 400), point(event));
  }, { passive: false });

  // --- fingers, and the mouse ---

  const fingers = new Map(); // pointer → where it is
  let start = null; // where they were when their number changed last, and the zoom then
  let way = ""; // what one finger does: "x" turns, "y" closes, "pan"; "" until it has moved
  let tapped = null; // the last tap, which a second makes a double one

  const middle = (points) => ({
    x: points.reduce((sum, p) => sum + p.x, 0) / points.length,
    y: points.reduce((sum, p) => sum + p.y, 0) / points.length,
  });
  const spread = ([a, b]) => Math.max(20, Math.hypot(a.x - b.x, a.y - b.y));

  function begin() {
    const points = [...fingers.values()];
    start = { points, middle: middle(points), zoom: { ...zoom }, time: Date.now() };
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    stage.setPointerCapture(event.pointerId);
    if (!fingers.size) way = "";
    fingers.set(event.pointerId, point(event));
    if (fingers.size > 1) {
      place(0, 0);
      way = "pinch";
    }
    begin();
  });

  stage.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, point(event));
    const points = [...fingers.values()];
    const at = middle(points);
    const [dx, dy] = [at.x - start.middle.x, at.y - start.middle.y];
    if (points.length > 1) {
      const scale = (start.zoom.scale * spread(points)) / spread(start.points);
      return zoomTo(scale, start.middle, start.zoom, at);
    }
    if (!way && Math.hypot(dx, dy) > 8) {
      way = zoom.scale > 1 ? "pan" : Math.abs(dx) > Math.abs(dy) ? "x" : "y";
    }
    if (zoom.scale > 1 && way) zoomTo(zoom.scale, start.middle, start.zoom, at);
    else if (way === "x") place(links[index - Math.sign(dx)] ? dx : dx / 3, 0);
    else if (way === "y") place(0, dy);
  });

  function end(event) {
    const at = fingers.get(event.pointerId);
    if (!at) return;
    fingers.delete(event.pointerId);
    if (fingers.size) return begin();
    const [dx, dy] = [at.x - start.middle.x, at.y - start.middle.y];
    const time = Date.now() - start.time;
    const flung = (d) => Math.abs(d) > 90 || (Math.abs(d) > 25 && Math.abs(d) / time > 0.4);
    const cancelled = event.type === "pointercancel";
    if (way === "x") go(index - (flung(dx) && !cancelled ? Math.sign(dx) : 0), dx);
    else if (way === "y" && flung(dy) && !cancelled) dialog.close();
    else if (way === "y") settle(0, dy);
    else if (!way && !cancelled) tap(event, at);
  }
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);

  function tap(event, at) {
    const twice = tapped && event.timeStamp - tapped.time < 350
      && Math.hypot(at.x - tapped.at.x, at.y - tapped.at.y) < 40;
    tapped = twice ? null : { time: event.timeStamp, at };
    if (twice) {
      if (zoom.scale > 1) reset();
      else zoomTo(2.5, at);
      return;
    }
    const image = photoOf(index).querySelector("img").getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    const beside = x < image.left || x > image.right || y < image.top || y > image.bottom;
    if (beside && event.pointerType === "mouse") dialog.close();
  }
})();
