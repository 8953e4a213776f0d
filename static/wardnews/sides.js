/* Two texts side by side: takes the saved one over into a field, and gives the typed one back. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("article_form");
  if (!form || !window.typedText) return;
  const { read, labels, fill } = window.typedText;
  for (const button of document.querySelectorAll(".sides-take")) {
    const { field, label } = button.dataset;
    const take = button.textContent;
    const name = (text) => {
      button.textContent = text;
      button.setAttribute("aria-label", `${text}: ${label}`);
    };
    let typed = null;
    const said = button.nextElementSibling;
    button.hidden = false;
    button.addEventListener("click", () => {
      if (typed) {
        fill(form, typed.fields, typed.named);
        typed = null;
        name(take);
        said.textContent = `Ô “${label}” lại có chữ bạn gõ.`;
        return;
      }
      typed = { fields: read(form, [field]), named: labels(form, [field]) };
      const input = window.typedText.field(form, field);
      const units = input.multiple ? JSON.parse(button.dataset.value) : [];
      const value = input.multiple ? units.map(([pk]) => String(pk)) : button.dataset.value;
      fill(form, { [field]: value }, Object.fromEntries(units));
      name("Trả lại chữ bạn gõ");
      said.textContent = `Ô “${label}” đã có bản đã lưu. Bấm “Lưu bản nháp” thì mới ghi vào bài.`;
    });
  }
});
