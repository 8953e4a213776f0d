/* Captions and descriptions of many photos at once, and the way back from each such step. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const grid = window.photoGrid;
  if (!grid) return;
  const { field, kept, make, button, say, changed } = grid;

  const read = (row) => ({
    caption: field(row, "caption").value.trim(),
    alt: field(row, "alt").value.trim(),
    decorative: field(row, "decorative").checked,
  });
  const write = (row, words) => {
    for (const what of ["caption", "alt"]) {
      if (words[what] !== undefined) field(row, what).value = words[what];
    }
    if (words.decorative !== undefined) field(row, "decorative").checked = words.decorative;
    showDecorative(row);
  };
  /* Do `step(row)` to some rows at once; what they said before is a press away. */
  const fill = (rows, step, text) => {
    const before = rows.map((row) => [row, read(row)]);
    rows.forEach(step);
    changed();
    grid.offer(text, () => {
      for (const [row, words] of before) write(row, words);
      changed();
    });
  };

  /* --- one photo --- */

  /* Read-only, not disabled: a disabled field is not sent, and its words would be lost. */
  const showDecorative = (row) => {
    const isDecorative = field(row, "decorative").checked;
    field(row, "alt").readOnly = isDecorative;
    row.classList.toggle("is-decorative", isDecorative);
  };
  const lead = (event, next) => {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey || event.ctrlKey) return;
    event.preventDefault(); // in a field of one line it would save the form
    next?.focus();
  };
  grid.eachRow((row) => {
    const [caption, alt] = [field(row, "caption"), field(row, "alt")];
    const after = () => {
      const there = kept();
      const next = there[there.indexOf(row) + 1];
      return next && field(next, "caption");
    };
    caption.enterKeyHint = alt.enterKeyHint = "next";
    caption.addEventListener("keydown", (event) => lead(event, alt.readOnly ? after() : alt));
    alt.addEventListener("keydown", (event) => lead(event, after()));
    field(row, "decorative").addEventListener("change", () => showDecorative(row));
    showDecorative(row);
  });
  grid.list.addEventListener("photos:filled", () => grid.rows().forEach(showDecorative));

  /* --- dialogs --- */

  const dialog = (title, ...content) => {
    const heading = make("h2", { id: `photos-dialog-${++dialogs}` }, title);
    const made = make("dialog", { className: "photos-dialog", "aria-labelledby": heading.id });
    const close = button("Thôi", () => made.close());
    made.append(heading, ...content);
    grid.form.after(made); // its fields are none of the form's
    return { made, close };
  };
  let dialogs = 0;

  /* One text for all. */
  const text = make("textarea", { id: "photos-lines", rows: 8, spellcheck: false });
  const count = make("p", { className: "photos-count", role: "status" });
  const preview = make("ol", { className: "photos-preview" });
  const apply = button("Điền vào ảnh", () => {
    const rows = kept();
    const lines = window.photoLines.read(text.value, rows.length).slice(0, rows.length);
    const filled = rows.filter((row, index) => lines[index]);
    lines_.made.close();
    fill(filled, (row) => write(row, lines[rows.indexOf(row)]), `Đã điền chữ cho ${filled.length} ảnh.`);
  }, { className: "photo-button photo-main" });
  const lines_ = dialog(
    "Nhập chữ cho cả loạt",
    make(
      "p",
      { className: "help", id: "photos-lines-help" },
      "Mỗi dòng cho một ảnh, theo thứ tự ảnh: chú thích, dấu |, rồi mô tả. Có thể dán hai cột từ bảng tính. Dòng trống: ảnh đó giữ nguyên.",
    ),
    make("label", { htmlFor: "photos-lines" }, "Chú thích | mô tả"),
    text,
    count,
    preview,
  );
  text.setAttribute("aria-describedby", "photos-lines-help");
  lines_.made.append(make("p", { className: "photos-dialog-buttons" }, apply, lines_.close));

  const thumbnail = (row) => {
    const source = row.querySelector(".photo-picture").getAttribute("src");
    return source ? make("img", { src: source, alt: "" }) : make("span", { className: "photos-no-picture" });
  };
  const foresee = () => {
    const rows = kept();
    const lines = window.photoLines.read(text.value, rows.length);
    const over = lines.length - rows.length;
    count.textContent =
      `${lines.length} dòng cho ${rows.length} ảnh.` +
      (over > 0 ? ` ${over} dòng cuối không có ảnh nên không dùng.` : "");
    count.classList.toggle("is-over", over > 0);
    rows.forEach((row, index) => {
      const words = lines[index] && { ...read(row), ...lines[index] };
      const item = preview.children[index];
      const said = words ? [words.caption || "Không chú thích", words.decorative ? "Ảnh trang trí" : words.alt || "Chưa có mô tả"] : ["Giữ nguyên", ""];
      item.querySelector(".photos-preview-caption").textContent = said[0];
      item.querySelector(".photos-preview-alt").textContent = said[1];
      item.classList.toggle("is-kept", !words);
    });
    apply.disabled = !lines.some(Boolean);
  };
  text.addEventListener("input", foresee);
  const open = button("Nhập chữ cho cả loạt", () => {
    text.value = window.photoLines.write(kept().map(read));
    preview.replaceChildren(
      ...kept().map((row) =>
        make("li", {}, thumbnail(row), make("span", {}, make("span", { className: "photos-preview-caption" }), make("span", { className: "photos-preview-alt" }))),
      ),
    );
    foresee();
    lines_.made.showModal();
    text.focus();
    text.select();
  }, { className: "photo-button photos-some", "aria-haspopup": "dialog" });

  /* The same words for all that have none of their own. */
  const caption = make("textarea", { id: "photos-all-caption", rows: 2 });
  const alt = make("textarea", { id: "photos-all-alt", rows: 2 });
  const share = button("Áp dụng", () => {
    const [said, told] = [caption.value, alt.value].map((value) => value.replace(/\s+/g, " ").trim());
    const wants = (row) => {
      const has = read(row);
      return { ...(said && !has.caption && { caption: said }), ...(told && !has.alt && !has.decorative && { alt: told }) };
    };
    const rows = kept().filter((row) => Object.keys(wants(row)).length);
    all.made.close();
    if (!rows.length) {
      grid.offer("Ảnh nào cũng đã có chữ riêng, nên không đổi gì.");
      return;
    }
    fill(rows, (row) => write(row, wants(row)), `Đã áp dụng cho ${rows.length} ảnh chưa có chữ riêng.`);
  }, { className: "photo-button photo-main" });
  const all = dialog(
    "Áp dụng cho tất cả",
    make("p", { className: "help" }, "Chỉ điền vào ảnh chưa có chữ. Ảnh nào khác thì sửa lại ở ảnh đó."),
    make("label", { htmlFor: "photos-all-caption" }, "Chú thích chung"),
    caption,
    make("label", { htmlFor: "photos-all-alt" }, "Mô tả chung"),
    alt,
  );
  all.made.append(make("p", { className: "photos-dialog-buttons" }, share, all.close));
  const openAll = button("Áp dụng cho tất cả", () => {
    all.made.showModal();
    caption.focus();
  }, { className: "photo-button photos-many", "aria-haspopup": "dialog" });

  grid.bar.prepend(open, openAll);
  grid.dialog = dialog;
});
