/* The order of the photos: by the time they were taken, and by buttons for one place at a time. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const grid = window.photoGrid;
  if (!grid) return;
  const { list, field, rows, kept, place, button, say, changed, arrange } = grid;

  /* Cameras write no time zone; what they write is the time here. */
  const time = (taken) =>
    taken ? Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(taken) ? taken : `${taken}+07:00`) : Infinity;
  const isNew = (row) => !field(row, "id").value;

  /* The row before which a new picture belongs: new ones stand by time after those saved before. */
  grid.placeFor = (taken, except) =>
    rows().find(
      (row) => row !== except && isNew(row) && time(row.dataset.taken) > time(taken),
    ) ?? null;

  const settle = (row) => {
    arrange();
    changed();
    say(`Ảnh ${place(row)}, vị trí ${place(row)} trong ${kept().length}.`);
  };

  /* To `to` among the rows that are kept. Whoever pressed a button of the row stays on it. */
  grid.move = (row, to) => {
    const there = kept();
    const from = there.indexOf(row);
    const bounded = Math.max(0, Math.min(there.length - 1, to));
    if (bounded === from) {
      say(from === 0 ? "Ảnh này đã ở đầu." : "Ảnh này đã ở cuối.");
      return;
    }
    const focused = row.contains(document.activeElement) ? document.activeElement : null;
    if (bounded < from) there[bounded].before(row);
    else there[bounded].after(row);
    row.dataset.moved = "";
    arrange();
    changed();
    focused?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    say(`Ảnh ${from + 1}, vị trí ${bounded + 1} trong ${there.length}.`);
  };
  grid.settle = settle;

  const step = (text, short, to) => (row) =>
    button(short, () => grid.move(row, to(place(row) - 1)), {
      "data-tool": text,
      className: "photo-button photo-step",
    });
  const steps = [
    step("Lên đầu", "Lên đầu", () => 0),
    step("Lên", "Lên", (index) => index - 1),
    step("Xuống", "Xuống", (index) => index + 1),
  ];
  grid.eachRow((row) => {
    const order = grid.make("div", { className: "photo-steps" }, ...steps.map((one) => one(row)));
    row.append(order);
  });

  const byTime = button(
    "Xếp theo giờ chụp",
    () => {
      const before = rows();
      const sorted = before
        .map((row, index) => [time(row.dataset.taken), index, row])
        .sort(([a, i], [b, j]) => (a === b ? i - j : a < b ? -1 : 1))
        .map(([, , row]) => row);
      const put = (order) => {
        list.append(...order);
        arrange();
        changed();
      };
      const unknown = kept().filter((row) => !row.dataset.taken).length;
      if (unknown === kept().length) {
        grid.offer("Không ảnh nào ghi giờ chụp, nên thứ tự giữ nguyên.");
        return;
      }
      put(sorted);
      const rest = unknown ? ` ${unknown} ảnh không ghi giờ chụp đứng cuối.` : "";
      grid.offer(`Đã xếp theo giờ chụp.${rest}`, () => put(before));
    },
    { className: "photo-button photos-many" },
  );
  grid.bar.append(byTime);

  const compact = button(
    "Thu gọn để xếp",
    () => {
      const isCompact = grid.group.classList.toggle("is-compact");
      compact.setAttribute("aria-pressed", isCompact);
    },
    { className: "photo-button photos-many", "aria-pressed": "false" },
  );
  grid.bar.append(compact);
});
