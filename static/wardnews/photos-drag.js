/* Moves a photo by mouse, pen or finger. What is dragged stays where it is until it is let go: a
   line shows where it would go, so nothing jumps under the finger. A finger takes hold of the
   handle at once and of the picture when it rests on it; otherwise it scrolls the page as always. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const grid = window.photoGrid;
  if (!grid) return;
  const { list, kept, place, make } = grid;
  const REST = 350; // milliseconds until a finger that rests takes hold
  const SLOP = 8; // pixels that a hand trembles
  const EDGE = 90; // from where on the page scrolls by itself

  let held = null;

  const target = (x, y) => {
    const row = document.elementFromPoint(x, y)?.closest("#photos-grid > [data-row]");
    if (row && !row.classList.contains("is-gone")) return row;
    /* Between the rows: the nearest. */
    const distance = (each) => {
      const box = each.getBoundingClientRect();
      const beside = Math.max(box.left - x, 0, x - box.right);
      return beside + Math.max(box.top - y, 0, y - box.bottom);
    };
    return kept().reduce((best, each) => (distance(each) < distance(best) ? each : best));
  };

  const mark = (row, side) => {
    for (const each of list.querySelectorAll(".is-before, .is-after")) {
      each.classList.remove("is-before", "is-after");
    }
    if (row) row.classList.add(side);
  };

  const begin = () => {
    const picture = held.row.querySelector(".photo-frame");
    held.ghost = make("div", { className: "photo-ghost", "aria-hidden": "true" });
    const copy = picture.querySelector("img[src]")?.cloneNode() ?? null;
    if (copy) {
      copy.removeAttribute("id");
      copy.alt = "";
      held.ghost.append(copy);
    } else held.ghost.textContent = place(held.row);
    document.body.append(held.ghost);
    held.row.classList.add("is-held");
    document.documentElement.classList.add("photo-dragging");
    held.isMoving = true;
    navigator.vibrate?.(15);
    follow();
    held.frame = requestAnimationFrame(scroll);
  };

  const follow = () => {
    held.ghost.style.transform = `translate(${held.x}px, ${held.y}px) translate(-50%, -60%)`;
    const row = target(held.x, held.y);
    const box = row.getBoundingClientRect();
    /* In one column the middle that counts lies across, in several upright. */
    const isColumn = box.width > list.clientWidth * 0.6;
    const isAfter = isColumn
      ? held.y > box.top + box.height / 2
      : held.x > box.left + box.width / 2;
    held.target = row;
    held.isAfter = isAfter;
    mark(row === held.row ? null : row, isAfter ? "is-after" : "is-before");
  };

  const scroll = () => {
    if (!held?.isMoving) return;
    const bottom = document.querySelector(".form-bar")?.getBoundingClientRect().top;
    const floor = Math.min(innerHeight, bottom ?? innerHeight) - EDGE;
    const by = held.y < EDGE ? held.y - EDGE : held.y > floor ? held.y - floor : 0;
    if (by) {
      scrollBy(0, Math.max(-24, Math.min(24, by / 4)));
      follow();
    }
    held.frame = requestAnimationFrame(scroll);
  };

  const drop = (isMeant) => {
    if (!held) return;
    clearTimeout(held.timer);
    cancelAnimationFrame(held.frame);
    const { row, target: at, isAfter, isMoving, ghost } = held;
    held = null;
    if (!isMoving) return;
    ghost.remove();
    mark(null);
    row.classList.remove("is-held");
    document.documentElement.classList.remove("photo-dragging");
    if (!isMeant || !at || at === row) return;
    const there = kept().filter((each) => each !== row);
    const to = there.indexOf(at) + (isAfter ? 1 : 0);
    if (to !== place(row) - 1) grid.move(row, to);
  };

  const down = (event, row, isHandle) => {
    if (held || event.button !== 0 || kept().length < 2 || row.classList.contains("is-gone")) return;
    held = { row, pointer: event.pointerId, x: event.clientX, y: event.clientY, isMoving: false };
    held.from = { x: held.x, y: held.y };
    held.rests = event.pointerType === "touch" && !isHandle;
    if (held.rests) held.timer = setTimeout(begin, REST);
  };
  document.addEventListener("pointermove", (event) => {
    if (event.pointerId !== held?.pointer) return;
    const far = Math.hypot(event.clientX - held.from.x, event.clientY - held.from.y) > SLOP;
    Object.assign(held, { x: event.clientX, y: event.clientY });
    if (held.isMoving) follow();
    else if (far && held.rests) drop(false); // scrolls
    else if (far) begin();
  });
  document.addEventListener("pointerup", (event) => {
    if (event.pointerId === held?.pointer) drop(true);
  });
  document.addEventListener("pointercancel", (event) => {
    if (event.pointerId === held?.pointer) drop(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && held?.isMoving) drop(false);
  });
  /* A browser that scrolls sends no more of the pointer; once it may not, it goes on sending. */
  list.addEventListener("touchmove", (event) => held?.isMoving && event.preventDefault(), {
    passive: false,
  });
  list.addEventListener("contextmenu", (event) => {
    if (held?.rests || held?.isMoving) event.preventDefault();
  });

  grid.eachRow((row) => {
    const frame = row.querySelector(".photo-frame");
    const handle = make("span", { className: "photo-handle", "aria-hidden": "true" }, "⠿");
    frame.append(handle);
    frame.addEventListener("pointerdown", (event) => {
      if (event.target.closest("button, a")) return;
      down(event, row, handle.contains(event.target));
    });
  });
});
