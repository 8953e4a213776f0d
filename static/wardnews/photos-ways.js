/* Three ways in for pictures: chosen, dropped on the section, or pasted. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const grid = window.photoGrid;
  if (!grid?.takeIn) return;
  const { group, chooser, say, takeIn } = grid;

  chooser.addEventListener("change", () => {
    const files = [...chooser.files];
    chooser.value = ""; // else the form would send them, too
    takeIn(files);
  });

  chooser
    .closest(".photo-choose")
    .querySelector(".help")
    .append(" Kéo ảnh vào đây hoặc dán cũng được.");

  const has = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  let over = 0;
  const leave = () => {
    over = 0;
    group.classList.remove("is-over");
  };
  group.addEventListener("dragenter", (event) => {
    if (!has(event)) return;
    over += 1;
    group.classList.add("is-over");
  });
  group.addEventListener("dragleave", (event) => {
    if (has(event) && --over <= 0) leave();
  });
  /* A file let go beside the section would take the browser away from the form. */
  window.addEventListener("dragover", (event) => has(event) && event.preventDefault());
  window.addEventListener("drop", (event) => {
    if (!has(event)) return;
    leave();
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (group.contains(event.target)) takeIn([...event.dataTransfer.files]);
  });

  document.addEventListener("paste", (event) => {
    const pictures = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    const isText = event.target.closest?.("input, textarea, [contenteditable]");
    const hasText = [...event.clipboardData.types].some((type) => type.startsWith("text/"));
    if (!pictures.length || event.defaultPrevented || (isText && hasText)) return;
    event.preventDefault();
    takeIn(pictures);
    say("Đã nhận ảnh dán vào mục Ảnh.");
  });
});
