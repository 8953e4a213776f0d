/* Only enhances: fits the preview to its page, and leads from a remark to its paragraph. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  /* A preview inside the review page is as tall as its page: one scroll, not two. */
  for (const frame of document.querySelectorAll(".desk-preview")) {
    const fit = () => {
      const page = frame.contentDocument?.documentElement;
      if (page) frame.style.height = `${page.scrollHeight}px`;
    };
    frame.addEventListener("load", fit);
    window.addEventListener("resize", fit);
    fit();
  }

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
