/* What is cut out of a picture and what in it matters, as numbers and as a frame to take hold of.
   Lengths are per mille of the picture as it is turned. */
"use strict";

window.photoCut = (() => {
  const LEAST = 100; // a tenth of an edge
  const WHOLE = { x: 0, y: 0, w: 1000, h: 1000 };
  const clamp = (value, low, high) => Math.round(Math.max(low, Math.min(high, value)));

  const parse = (crop) => {
    const [x, y, w, h] = (crop || "0,0,1000,1000").split(",").map(Number);
    return { x, y, w, h };
  };
  const format = (frame) => {
    const isWhole = Object.keys(WHOLE).every((key) => frame[key] === WHOLE[key]);
    return isWhole ? "" : [frame.x, frame.y, frame.w, frame.h].join(",");
  };

  const moved = (frame, dx, dy) => ({
    ...frame,
    x: clamp(frame.x + dx, 0, 1000 - frame.w),
    y: clamp(frame.y + dy, 0, 1000 - frame.h),
  });
  /* A corner ("nw", "se" …) goes somewhere; the one across from it stays. */
  const stretched = (frame, corner, dx, dy) => {
    let [left, top, right, bottom] = [frame.x, frame.y, frame.x + frame.w, frame.y + frame.h];
    if (corner.includes("w")) left = clamp(left + dx, 0, right - LEAST);
    if (corner.includes("e")) right = clamp(right + dx, left + LEAST, 1000);
    if (corner.includes("n")) top = clamp(top + dy, 0, bottom - LEAST);
    if (corner.includes("s")) bottom = clamp(bottom + dy, top + LEAST, 1000);
    return { x: left, y: top, w: right - left, h: bottom - top };
  };
  /* Numbers that somebody typed, in any order, made into a frame that there can be. */
  const fitting = ({ x, y, w, h }) => {
    const [width, height] = [clamp(w, LEAST, 1000), clamp(h, LEAST, 1000)];
    return { x: clamp(x, 0, 1000 - width), y: clamp(y, 0, 1000 - height), w: width, h: height };
  };

  const turnedRight = ({ x, y, w, h }) => ({ x: 1000 - y - h, y: x, w: h, h: w });
  const pointRight = ({ x, y }) => ({ x: 1000 - y, y: x });
  const within = (point, { x, y, w, h }) => ({
    x: clamp(point.x, x, x + w),
    y: clamp(point.y, y, y + h),
  });
  const centre = ({ x, y, w, h }) => ({ x: x + w / 2, y: y + h / 2 });

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const STEP = 10;

  /* Let `holder`, which a picture fills, be taken hold of: `state()` gives what is, `change(what)`
     takes a new `frame` or `focal`. Returns what draws the frame anew. */
  const control = (holder, make, state, change) => {
    const hole = make("div", { className: "crop-hole" });
    const label = (text) => ({ type: "button", "aria-label": text });
    const area = make("button", {
      ...label("Khung cắt. Phím mũi tên: dời. Shift và mũi tên: đổi cỡ."),
      className: "crop-area",
    });
    const names = { nw: "trên trái", ne: "trên phải", sw: "dưới trái", se: "dưới phải" };
    const corners = Object.entries(names).map(([corner, name]) => {
      const text = `Góc ${name} của khung cắt. Phím mũi tên: dời.`;
      return make("button", { ...label(text), className: "crop-corner", "data-corner": corner });
    });
    const focal = make("button", {
      ...label("Điểm chính của ảnh. Phím mũi tên: dời."),
      className: "crop-focal",
    });
    holder.append(make("div", { className: "crop-shade" }, hole), area, ...corners, focal);

    const grasp = (target) => {
      if (target.dataset.corner) return target.dataset.corner;
      return target === focal ? "focal" : "area";
    };
    const shift = (what, from, dx, dy) => {
      if (what === "focal") {
        const to = { x: from.focal.x + dx, y: from.focal.y + dy };
        change({ focal: within(to, from.frame) });
      } else if (what === "area") change({ frame: moved(from.frame, dx, dy) });
      else change({ frame: stretched(from.frame, what, dx, dy) });
    };

    let held = null;
    holder.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || held) return;
      held = { what: grasp(event.target), from: { ...state() }, x: event.clientX, y: event.clientY };
      held.pointer = event.pointerId;
      holder.setPointerCapture(event.pointerId);
    });
    holder.addEventListener("pointermove", (event) => {
      if (event.pointerId !== held?.pointer) return;
      const box = holder.getBoundingClientRect();
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      held.hasMoved ||= Math.hypot(dx, dy) > 6;
      if (held.hasMoved) shift(held.what, held.from, (dx / box.width) * 1000, (dy / box.height) * 1000);
    });
    holder.addEventListener("pointerup", (event) => {
      if (event.pointerId !== held?.pointer) return;
      const { what, hasMoved, from } = held;
      held = null;
      if (hasMoved || what !== "area") return;
      const box = holder.getBoundingClientRect();
      const at = {
        x: ((event.clientX - box.left) / box.width) * 1000,
        y: ((event.clientY - box.top) / box.height) * 1000,
      };
      change({ focal: within(at, from.frame) });
    });
    holder.addEventListener("pointercancel", () => (held = null));
    holder.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      if (!arrow || !event.target.closest("button")) return;
      event.preventDefault();
      const what = grasp(event.target);
      const isSize = what === "area" && event.shiftKey;
      shift(isSize ? "se" : what, state(), arrow[0] * STEP, arrow[1] * STEP);
    });

    const put = (element, x, y) => {
      element.style.left = `${x / 10}%`;
      element.style.top = `${y / 10}%`;
    };
    return () => {
      const { frame, focal: point } = state();
      for (const element of [hole, area]) {
        put(element, frame.x, frame.y);
        element.style.width = `${frame.w / 10}%`;
        element.style.height = `${frame.h / 10}%`;
      }
      for (const each of corners) {
        const { corner } = each.dataset;
        put(
          each,
          frame.x + (corner.includes("e") ? frame.w : 0),
          frame.y + (corner.includes("s") ? frame.h : 0),
        );
      }
      put(focal, point.x, point.y);
    };
  };

  return { WHOLE, parse, format, fitting, turnedRight, pointRight, within, centre, control };
})();
