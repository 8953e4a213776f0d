/* Only enhances: ticks a whole page and says how many are ticked. Everything works without it. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector(".list-form");
  const ticks = form ? [...form.querySelectorAll("input[name=bai]")] : [];
  const all = form?.querySelector("[data-tick-all]");
  if (!all || !ticks.length) return;
  const said = form.querySelector("[data-ticked]");
  const say = () => {
    const ticked = ticks.filter((tick) => tick.checked).length;
    said.textContent = ticked ? `Đã đánh dấu ${ticked} bài` : "";
    all.textContent = ticked === ticks.length ? "Bỏ đánh dấu cả trang" : "Đánh dấu cả trang";
  };
  all.closest("[hidden]").hidden = false;
  all.addEventListener("click", () => {
    const tick = !ticks.every((one) => one.checked);
    for (const one of ticks) one.checked = tick;
    say();
  });
  form.addEventListener("change", say);
  say(); /* a page that one came back to keeps its ticks */
});
