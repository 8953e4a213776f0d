/* Takes pictures in: chosen, dropped or pasted. Each has its row at once, in which words can be
   written while it is still on its way. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const grid = window.photoGrid;
  if (!grid) return;
  const { group, field, make, button, say, changed, kept } = grid;
  const maxBytes = Number(group.dataset.maxBytes) || Infinity;
  const maxCount = Number(group.dataset.maxCount) || Infinity;
  const login = document.querySelector(".typed-bar")?.dataset.login ?? "/admin/login/";
  const megabytes = (bytes) => `${(bytes / 2 ** 20).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} MB`;

  /* --- which files were here before: of this page, and of this tab before a reload --- */

  const memory = `wardnews:photos:${group.dataset.key}`;
  const attempt = (action) => {
    try {
      return action();
    } catch {
      return null; // no storage in this browser: the server knows what it has
    }
  };
  const print = (file) => `${file.name}|${file.size}|${file.lastModified}`;
  const known = attempt(() => JSON.parse(sessionStorage.getItem(memory))) ?? {};
  const remember = (file, upload) => {
    known[print(file)] = String(upload);
    attempt(() => sessionStorage.setItem(memory, JSON.stringify(known)));
  };
  const rowOf = (upload) =>
    grid.rows().find((row) => upload && field(row, "upload").value === String(upload));
  const isHere = (file) =>
    queue.items.some(
      ({ state, row, file: other }) =>
        print(other) === print(file) && state !== "refused" && row.isConnected && !grid.isGone(row),
    ) || Boolean(rowOf(known[print(file)]) && !grid.isGone(rowOf(known[print(file)])));

  /* --- what is said --- */

  const panel = make("div", { className: "photos-progress", hidden: true });
  const overall = make("progress", { max: 1, "aria-label": "Tiến độ tải ảnh" });
  const line = make("p", { className: "photos-said" });
  const more = make("p", { className: "photos-more" });
  panel.append(line, overall, more);
  grid.bar.before(panel);
  const complaints = make("p", { className: "photos-skipped", role: "status", hidden: true });
  panel.after(complaints);

  const of = (...states) => queue.items.filter(({ state }) => states.includes(state));
  let batch = 0; // items before the batch that is counted now
  let spoken = { at: 0, done: -1 };
  const sum = () => {
    const counted = queue.items.slice(batch).filter(({ state }) => state !== "dropped");
    const done = counted.filter(({ state }) => state === "done").length;
    const refused = counted.filter(({ state }) => state === "refused");
    const text = `Đã tải ${done}/${counted.length} ảnh.`;
    const isOver = done + refused.length === counted.length;
    panel.hidden = !counted.length;
    line.textContent = refused.length ? `${text} ${refused.length} ảnh chưa tải được.` : text;
    overall.value = counted.length
      ? counted.reduce((all, { state, sent }) => all + (state === "done" ? 1 : 0.98 * (sent ?? 0)), 0) / counted.length
      : 0;
    overall.hidden = isOver;
    more.replaceChildren(...advice());
    const isDue = isOver || Date.now() - spoken.at > 8000;
    if (counted.length && isDue && (done !== spoken.done || isOver !== spoken.isOver)) {
      spoken = { at: Date.now(), done, isOver };
      say(line.textContent);
    }
    grid.form.dispatchEvent(new Event("photos-progress"));
  };
  const advice = () => {
    if (of("signedOut").length) {
      const link = make("a", { href: `${login}?next=${location.pathname}`, target: "_blank" }, "Đăng nhập lại");
      return ["Phiên đăng nhập đã hết. ", link, " rồi quay lại trang này: ảnh tải tiếp, không phải chọn lại."];
    }
    if (of("paused").length) {
      return ["Mất kết nối. Có mạng lại thì ảnh tự tải tiếp. ", button("Thử ngay", queue.resume)];
    }
    const again = of("refused").filter(({ isFinal }) => !isFinal);
    if (again.length > 1) return [button("Thử lại các ảnh lỗi", () => again.forEach(queue.again))];
    return [];
  };

  const WORDS = {
    waiting: "Chờ tải",
    paused: "Chờ mạng",
    signedOut: "Chờ đăng nhập",
  };
  const show = (item) => {
    const { row, state, sent, error } = item;
    let box = row.querySelector(".photo-upload");
    if (state === "done" || state === "dropped") {
      box?.remove();
      row.classList.remove("is-coming", "is-refused");
      return;
    }
    if (!box) {
      box = make(
        "div",
        { className: "photo-upload" },
        make("progress", { max: 1, value: 0, "aria-label": `Tải ${item.file.name}` }),
        make("p", {}),
      );
    }
    /* Over the picture, so that nothing jumps when it has come; beside it where there is to read. */
    if (state === "refused") grid.tools(row).after(box);
    else if (!box.isConnected || box.previousElementSibling === grid.tools(row)) row.querySelector(".photo-frame").append(box);
    row.classList.toggle("is-coming", state !== "refused");
    row.classList.toggle("is-refused", state === "refused");
    const percent = Math.round((sent ?? 0) * 100);
    const sending = percent < 100 ? `Đang tải ${percent}%` : "Đang xử lý";
    box.querySelector("progress").value = state === "sending" ? sent : 0;
    box.querySelector("progress").hidden = state === "refused";
    box.querySelector("p").textContent =
      state === "refused" ? `${item.file.name}: ${error}` : (WORDS[state] ?? sending);
    const again = box.querySelector("button");
    if (state !== "refused" || item.isFinal) again?.remove();
    else if (!again) box.append(button("Thử lại", () => queue.again(item), { "data-tool": "Thử lại" }));
  };

  /* A small picture of the file itself, one at a time: phones have little memory. */
  let drawing = Promise.resolve();
  const draw = (item) => {
    drawing = drawing.then(async () => {
      if (item.state === "done" || item.state === "dropped") return;
      try {
        const bitmap = await createImageBitmap(item.file, { resizeWidth: 480, resizeQuality: "medium" });
        const canvas = make("canvas", { width: bitmap.width, height: bitmap.height, className: "photo-draft" });
        canvas.getContext("2d").drawImage(bitmap, 0, 0);
        bitmap.close();
        if (item.state !== "done") item.row.querySelector(".photo-frame").prepend(canvas);
      } catch {
        /* Not one that this browser can read; the server may. */
      }
    });
  };

  /* --- the queue --- */

  const queue = window.photoQueue({
    address: group.dataset.uploadUrl,
    parcel: grid.parcel,
    changed(item) {
      show(item);
      sum();
    },
    onDone(item, answer) {
      remember(item.file, answer.upload);
      grid.renew();
      const twin = rowOf(answer.upload);
      if (!twin || twin === item.row) take(item, answer);
      else if (!grid.isGone(twin)) merge(item, twin);
      else {
        /* Taken out and chosen again: what takes out the old row must not take the picture. */
        if (field(twin, "id").value) field(twin, "upload").value = "";
        else twin.remove();
        take(item, answer);
      }
      show(item);
      sum();
      changed();
    },
  });

  const take = (item, answer) => {
    const { row } = item;
    const guessed = row.dataset.taken;
    grid.show(row, answer);
    const picture = row.querySelector(".photo-picture");
    const uncover = () => row.querySelector(".photo-draft")?.remove();
    picture.addEventListener("load", uncover, { once: true });
    picture.addEventListener("error", uncover, { once: true });
    if (answer.taken && !guessed && !("moved" in row.dataset)) {
      if (!row.contains(document.activeElement)) {
        grid.list.insertBefore(row, grid.placeFor(answer.taken, row));
      }
    }
    grid.arrange();
  };

  /* The same picture under another name: one row of it, with the words of both. */
  const merge = (item, twin) => {
    for (const what of ["caption", "alt"]) {
      if (!field(twin, what).value) field(twin, what).value = field(item.row, what).value;
    }
    field(item.row, "DELETE").checked = true;
    item.row.classList.add("is-merged");
    grid.arrange();
    complain([`Ảnh “${item.file.name}” đã có trong bài, ở vị trí ${grid.place(twin)}.`]);
  };

  const complain = (lines) => {
    complaints.textContent = lines.join(" ");
    complaints.hidden = !lines.length;
  };

  const refusal = (file) => {
    if (file.type && !/^image\/|octet-stream$/.test(file.type)) return "Tệp này không phải ảnh.";
    if (!file.size) return "Tệp này rỗng.";
    if (file.size > maxBytes) return `Ảnh nặng ${megabytes(file.size)}, quá mức ${megabytes(maxBytes)}. Hãy gửi ảnh cỡ nhỏ hơn.`;
    return "";
  };

  const add = async (files) => {
    const lines = [];
    const fresh = files.filter((file, index) => {
      const twin = files.findIndex((other) => print(other) === print(file));
      return twin === index && !isHere(file);
    });
    if (fresh.length < files.length) {
      lines.push(`${files.length - fresh.length} ảnh đã có ở đây nên không tải lại.`);
    }
    const room = Math.max(0, maxCount - kept().length);
    if (fresh.length > room) {
      lines.push(`Một bài có nhiều nhất ${maxCount} ảnh, nên ${fresh.length - room} ảnh sau cùng chưa được thêm.`);
      fresh.length = room;
    }
    complain(lines);
    if (queue.items.every(({ state }) => ["done", "dropped", "refused"].includes(state))) batch = queue.items.length;
    const taken = await Promise.all(fresh.map(window.photoTaken));
    const items = fresh.map((file, index) => {
      const row = grid.add(grid.placeFor(taken[index]));
      Object.assign(row.dataset, { taken: taken[index], name: file.name });
      const why = refusal(file);
      const item = { file, row, why, isFinal: Boolean(why) };
      row.addEventListener("photo-gone", () => ["done", "dropped"].includes(item.state) || queue.drop(item));
      row.addEventListener("photo-back", () => item.state === "dropped" && !item.isFinal && queue.again(item));
      return item;
    });
    for (const item of items) {
      queue.add(item, item.why);
      if (!item.why) draw(item);
    }
    queue.start();
    changed();
  };

  Object.assign(grid, { queue, filesOf: of, takeIn: add });
});
