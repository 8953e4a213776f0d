/* Turns, cuts and centres a photo. The server makes the new picture, always from the one that came
   in, so nothing is lost by a second edit; here only what is wanted is shown. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const grid = window.photoGrid;
  if (!grid?.dialog) return;
  const { group, field, make, button, say, changed } = grid;
  const cut = window.photoCut;

  const image = new Image();
  const canvas = make("canvas", { className: "crop-picture" });
  const holder = make("div", { className: "crop-holder" }, canvas);
  const stage = make("div", { className: "crop-stage" }, holder);
  let row = null;
  let state = null; // turn, frame, focal, isCentred

  /* --- the picture as it would be --- */

  const isAcross = () => state.turn % 180 !== 0;
  const paint = () => {
    const { naturalWidth: w, naturalHeight: h } = image;
    const scale = Math.min(1, 1200 / Math.max(w, h));
    canvas.width = (isAcross() ? h : w) * scale;
    canvas.height = (isAcross() ? w : h) * scale;
    const context = canvas.getContext("2d");
    context.translate(canvas.width / 2, canvas.height / 2);
    context.rotate((state.turn * Math.PI) / 180);
    context.drawImage(image, (-w * scale) / 2, (-h * scale) / 2, w * scale, h * scale);
  };
  const percent = (at, start, length) => Math.round(((at - start) / length) * 100);
  const focalPercent = () => ({
    x: percent(state.focal.x, state.frame.x, state.frame.w),
    y: percent(state.focal.y, state.frame.y, state.frame.h),
  });

  const sketches = [
    ["3 : 2", 3 / 2],
    ["Vuông", 1],
  ].map(([name, ratio]) => {
    const small = make("canvas", { width: 144 * Math.min(ratio, 1.5), height: 144, "aria-hidden": "true" });
    const figure = make("figure", {}, small, make("figcaption", {}, name));
    const draw = () => {
      const { frame } = state;
      const [w, h] = [(frame.w / 1000) * canvas.width, (frame.h / 1000) * canvas.height];
      const [cw, ch] = w / h > ratio ? [h * ratio, h] : [w, w / ratio];
      const { x, y } = focalPercent();
      const left = (frame.x / 1000) * canvas.width + ((w - cw) * x) / 100;
      const top = (frame.y / 1000) * canvas.height + ((h - ch) * y) / 100;
      small.getContext("2d").drawImage(canvas, left, top, cw, ch, 0, 0, small.width, small.height);
    };
    return { figure, draw };
  });

  /* --- the same as numbers --- */

  const numbers = [
    ["x", "Trái"],
    ["y", "Trên"],
    ["w", "Rộng"],
    ["h", "Cao"],
    ["fx", "Điểm chính, ngang"],
    ["fy", "Điểm chính, dọc"],
  ].map(([key, name]) => {
    const input = make("input", { type: "number", id: `photo-cut-${key}`, min: 0, max: 100, step: 1, inputMode: "numeric" });
    input.addEventListener("change", () => {
      const value = Number(input.value) * 10;
      if (key.startsWith("f")) {
        const { frame, focal } = state;
        const at = key === "fx" ? { x: frame.x + (frame.w * value) / 1000 } : { y: frame.y + (frame.h * value) / 1000 };
        change({ focal: cut.within({ ...focal, ...at }, frame) });
      } else change({ frame: cut.fitting({ ...state.frame, [key]: value }) });
    });
    return { key, input, label: make("label", { htmlFor: input.id }, `${name} (%)`) };
  });

  let sayTimer = 0;
  const heard = make("p", { className: "visually-hidden", role: "status" });
  const tell = () => {
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => {
      const { x, y, w, h } = state.frame;
      const at = focalPercent();
      heard.textContent =
        `Khung: trái ${x / 10}%, trên ${y / 10}%, rộng ${w / 10}%, cao ${h / 10}%. ` +
        `Điểm chính: ngang ${at.x}%, dọc ${at.y}%.`;
    }, 600);
  };

  const redraw = () => {
    place();
    for (const { draw } of sketches) draw();
    const at = focalPercent();
    const values = { ...state.frame, fx: at.x * 10, fy: at.y * 10 };
    for (const { key, input } of numbers) input.value = Math.round(values[key] / 10);
  };
  const change = ({ frame, focal }) => {
    if (focal) Object.assign(state, { focal, isCentred: false });
    if (frame) {
      state.frame = frame;
      state.focal = state.isCentred ? cut.centre(frame) : cut.within(state.focal, frame);
    }
    error.hidden = true;
    redraw();
    tell();
  };
  const place = cut.control(holder, make, () => state, change);

  const turn = (times) => {
    for (let each = 0; each < times; each += 1) {
      state.turn = (state.turn + 90) % 360;
      state.frame = cut.turnedRight(state.frame);
      state.focal = cut.pointRight(state.focal);
    }
    paint();
    redraw();
    heard.textContent = times === 1 ? "Đã xoay phải." : "Đã xoay trái.";
  };
  const reset = () => {
    state = { turn: 0, frame: cut.WHOLE, focal: cut.centre(cut.WHOLE), isCentred: true };
    paint();
    redraw();
    heard.textContent = "Đã đặt lại ảnh gốc.";
  };

  /* --- the dialog --- */

  const error = make("p", { className: "photos-error", role: "alert", hidden: true });
  const ready = button("Xong", () => finish(), { className: "photo-button photo-main" });
  const { made, close } = grid.dialog(
    "Sửa ảnh",
    make("p", { className: "help" }, "Kéo các góc để cắt. Chạm vào chỗ quan trọng nhất: khi ảnh phải cắt vừa khung, chỗ đó luôn còn."),
    stage,
    make(
      "p",
      { className: "crop-tools" },
      button("⟲ Xoay trái", () => turn(3)),
      button("⟳ Xoay phải", () => turn(1)),
      button("Đặt lại ảnh gốc", reset),
    ),
    make("div", { className: "crop-previews" }, ...sketches.map(({ figure }) => figure)),
    make(
      "details",
      { className: "crop-numbers" },
      make("summary", {}, "Nhập bằng số"),
      make("div", {}, ...numbers.map(({ label, input }) => make("p", {}, label, input))),
    ),
    error,
    heard,
  );
  made.classList.add("photo-editor");
  made.append(make("p", { className: "photos-dialog-buttons" }, ready, close));

  const fail = (text) => {
    error.textContent = text;
    error.hidden = false;
    ready.disabled = false;
    ready.textContent = "Xong";
  };

  image.addEventListener("load", () => {
    if (!state) return;
    paint();
    redraw();
    ready.disabled = false;
  });
  image.addEventListener("error", () => fail("Không mở được ảnh này. Hãy thử lại sau."));

  const open = (of) => {
    row = of;
    const { turn: degrees = "0", crop = "" } = row.dataset;
    const frame = cut.parse(crop);
    const [x, y] = ["focal_x", "focal_y"].map((what) => Number(field(row, what).value || 50));
    const focal = { x: frame.x + (frame.w * x) / 100, y: frame.y + (frame.h * y) / 100 };
    state = { turn: Number(degrees) || 0, frame, focal, isCentred: x === 50 && y === 50 };
    error.hidden = true;
    ready.disabled = true;
    ready.textContent = "Xong";
    made.querySelector("h2").textContent = `Sửa ảnh ${grid.place(row)}`;
    made.showModal();
    const address = `${row.querySelector(".photo-picture").src}&goc`; // the one that came in
    if (image.src === new URL(address, location).href && image.complete) image.dispatchEvent(new Event("load"));
    else image.src = address;
  };

  const send = async (crop) => {
    const upload = field(row, "upload").value;
    const which = upload ? { upload } : { photo: field(row, "id").value };
    const response = await fetch(group.dataset.editUrl, {
      method: "POST",
      body: grid.parcel({ ...which, turn: state.turn, crop }),
      redirect: "manual",
      headers: { Accept: "application/json" },
    });
    if (response.type === "opaqueredirect" || [401, 403].includes(response.status)) {
      throw new Error("Phiên đăng nhập đã hết. Hãy đăng nhập lại ở thẻ khác rồi bấm Xong.");
    }
    const answer = await response.json().catch(() => ({}));
    if (!answer.upload) throw new Error(answer.error ?? "Máy chủ chưa sửa được ảnh. Hãy thử lại.");
    return answer;
  };

  const finish = async () => {
    const crop = cut.format(state.frame);
    const wasTurn = Number(row.dataset.turn ?? 0);
    const isSame = wasTurn === state.turn && (row.dataset.crop ?? "") === crop;
    ready.disabled = true;
    ready.textContent = "Đang sửa…";
    try {
      if (!isSame) {
        const answer = await send(crop);
        grid.show(row, { turn: state.turn, crop, ...answer, name: row.dataset.name || answer.name });
      }
    } catch (problem) {
      fail(problem instanceof TypeError ? "Mất kết nối. Có mạng lại hãy bấm Xong." : problem.message);
      return;
    }
    const { x, y } = focalPercent();
    field(row, "focal_x").value = x;
    field(row, "focal_y").value = y;
    grid.centre(row);
    changed();
    made.close();
    say(`Đã sửa ${grid.name(row)}.`);
  };

  /* The small picture in the row is cut at the same point as residents will see it. */
  grid.centre = (of) => {
    const [x, y] = ["focal_x", "focal_y"].map((what) => field(of, what).value || 50);
    of.querySelector(".photo-picture").style.objectPosition = `${x}% ${y}%`;
  };
  grid.eachRow((of) => {
    grid.tools(of).prepend(button("Sửa ảnh", () => open(of), { "data-tool": "Sửa ảnh", className: "photo-button photo-edit" }));
  });
});
