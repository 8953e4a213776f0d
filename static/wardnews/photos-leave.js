/* No picture is lost by a save or a closed page: both wait, or ask. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const grid = window.photoGrid;
  if (!grid?.queue) return;
  const { form, make, button, say, queue, filesOf } = grid;
  const onTheWay = () => filesOf("waiting", "sending", "paused", "signedOut");
  const refused = () => filesOf("refused").filter(({ row }) => !grid.isGone(row));

  const box = make("div", { className: "photos-wait", hidden: true });
  const text = make("p", { role: "status" });
  const buttons = make("p", { className: "photos-wait-buttons" });
  box.append(text, buttons);
  form.querySelector(".form-bar")?.prepend(box);

  let waiting = null; // the button that was pressed
  let isLeaving = false;
  let isSent = false;

  const stop = () => {
    waiting = null;
    box.hidden = true;
  };
  const go = (submitter) => {
    stop();
    isLeaving = true;
    isSent = false;
    form.requestSubmit(submitter === form ? undefined : submitter);
    isLeaving = isSent; // not where the browser itself found a field wanting
  };
  const without = () => {
    const submitter = waiting;
    stop(); // dropping what is left would save by itself
    for (const item of [...onTheWay(), ...refused()]) {
      grid.field(item.row, "DELETE").checked = true;
      queue.drop(item);
    }
    go(submitter);
  };
  const leaveOut = button("", without);
  const back = button("Chưa lưu", () => {
    stop();
    say("Chưa lưu.");
  });
  buttons.append(leaveOut, back);
  const put = (said, count) => {
    if (text.textContent !== said) text.textContent = said; // heard once
    leaveOut.textContent = `Lưu, bỏ ${count} ảnh này`;
    box.hidden = false;
  };

  const ask = () => {
    const left = onTheWay().length;
    const bad = refused();
    if (!left && !bad.length) return go(waiting);
    if (!left) {
      const names = bad.map(({ file }) => file.name).join(", ");
      return put(`${bad.length} ảnh chưa tải được: ${names}.`, bad.length);
    }
    const why = filesOf("signedOut").length
      ? " Phiên đăng nhập đã hết: hãy đăng nhập lại ở mục Ảnh."
      : filesOf("paused").length
        ? " Đang mất kết nối."
        : "";
    return put(`Còn ${left} ảnh đang tải. Tải xong sẽ tự lưu.${why}`, left + bad.length);
  };

  /* Before the script that keeps typed words, which would take this for the end of the page. */
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target !== form) return;
      isSent = true;
      if (isLeaving || (!onTheWay().length && !refused().length)) return;
      event.preventDefault();
      event.stopPropagation();
      waiting = event.submitter ?? form;
      ask();
      leaveOut.focus();
    },
    true,
  );
  form.addEventListener("photos-progress", () => waiting && ask());

  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && onTheWay().length) event.preventDefault();
  });
});
