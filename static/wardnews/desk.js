/* Only enhances: leads from a reviewer's remark to its paragraph in the editor. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const paragraph = (quote) => {
    const places = document.querySelectorAll(
      ".cke_wysiwyg_div :is(p, h2, h3, h4, li, blockquote, caption, td, th), .desk-body :is(p, h2, h3, h4, li, blockquote, caption, td, th)",
    );
    return [...places].find((place) => plain(place.textContent) === plain(quote));
  };
  for (const button of document.querySelectorAll(".desk-jump")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const place = paragraph(button.dataset.paragraph);
      if (!place) {
        button.textContent = "Đoạn này vừa được sửa";
        return;
      }
      place.scrollIntoView({ block: "center" });
      const range = document.createRange();
      range.selectNodeContents(place);
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
    });
  }
});
