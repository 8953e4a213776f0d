/* Sends each chosen file at once and alone, so that one bad file spoils nothing, and puts what was
   taken in into the form as a row. Without this the form brings the files itself. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const section = document.getElementById("attachments");
  const input = document.getElementById("id_attachments-files");
  if (!section || !input) return;
  const form = input.form;
  const list = section.querySelector(".attachments-list");
  const coming = section.querySelector(".attachments-coming");
  const empty = document.getElementById("attachments-empty");
  const { url, user } = section.dataset;
  const most = Number(section.dataset.most);
  const mostBytes = Number(section.dataset.mostBytes);
  let next = list.children.length;
  let pressed = null; // the button that waits until all files are there
  const waiting = []; // one after another: a phone's line is narrow
  let isSending = false;

  const element = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const kept = () =>
    [...list.children].filter((row) => !field(row, "remove").checked).length + waiting.length;

  const refuse = (line, file, text, mayHelp) => {
    line.className = "is-refused";
    line.replaceChildren(`“${file.name}”: ${text}`, element("br", {}));
    const again = element("button", { type: "button", textContent: "Thử lại" });
    const away = element("button", { type: "button", textContent: "Bỏ qua" });
    again.addEventListener("click", () => begin(file, line));
    away.addEventListener("click", () => { line.remove(); input.focus(); });
    line.append(...(mayHelp ? [again] : []), away);
  };

  /* A row as the server would have drawn it. */
  const add = (said) => {
    const there = [...list.children].find((row) => field(row, "key").value === said.key);
    if (there) { // once is enough
      field(there, "remove").checked = false;
      return there;
    }
    const copy = empty.content.firstElementChild.cloneNode(true);
    for (const part of copy.querySelectorAll("[name], [id], [for]"))
      for (const name of ["name", "id", "for"])
        if (part.hasAttribute(name))
          part.setAttribute(name, part.getAttribute(name).replace("__n__", next));
    next += 1;
    field(copy, "key").value = said.key;
    field(copy, "token").value = said.token;
    field(copy, "title").value = said.title;
    field(copy, "position").value = next;
    copy.querySelector(".attachment-name").textContent = said.name;
    copy.querySelector(".attachment-what").textContent = said.what;
    copy.querySelector(".attachment-which").textContent = `: ${said.title}`;
    copy.querySelector(".attachment-notes").append(
      ...said.notes.map((note) => element("li", { textContent: note })),
    );
    list.append(copy);
    return copy;
  };

  const answered = (request, file, line) => {
    let said = null;
    try { said = JSON.parse(request.responseText); } catch { /* a page: of the sign-in, of an error */ }
    if (request.status === 200 && said?.token) {
      const row = add(said);
      line.replaceChildren(`Đã nhận “${said.title}”. Lưu bài để giữ tệp này.`);
      if (document.activeElement === document.body) field(row, "title").focus();
    } else if (said?.error) {
      refuse(line, file, said.error, request.status >= 500);
    } else if (request.status === 413) {
      refuse(line, file, "tệp nặng quá mức máy chủ nhận.", false);
    } else {
      refuse(line, file, "chưa gửi được. Có thể bạn đã bị đăng xuất hoặc máy chủ đang bận; hãy thử lại.", true);
    }
  };

  const send = () => {
    if (isSending || !waiting.length) return;
    const [file, line] = waiting[0];
    const bar = element("progress", { max: 100, value: 0, ariaLabel: `Đang gửi ${file.name}` });
    line.className = "";
    line.replaceChildren(`Đang gửi “${file.name}”…`, bar);
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("file", file);
    data.append("user", user);
    data.append("typed_key", form.elements.typed_key?.value ?? "");
    data.append("csrfmiddlewaretoken", window.typedText.token(form));
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
    });
    request.addEventListener("load", () => answered(request, file, line));
    request.addEventListener("error", () => refuse(line, file, "mất mạng giữa chừng. Hãy thử lại khi có mạng.", true));
    request.addEventListener("loadend", () => {
      isSending = false;
      waiting.shift();
      if (waiting.length) send();
      else if (pressed) {
        const button = pressed;
        pressed = null;
        // Whoever pressed it knew of no refusal: they see it first.
        if (!coming.querySelector(".is-refused")) form.requestSubmit(button);
      }
    });
    isSending = true;
    request.open("POST", url);
    request.send(data);
  };

  const begin = (file, line) => {
    if (!line.isConnected) coming.append(line);
    if (file.size > mostBytes) {
      refuse(line, file, `nặng hơn ${mostBytes / 2 ** 20} MB. Hãy giảm cỡ ảnh trong tệp hoặc chia nhỏ.`, false);
    } else if (kept() >= most) {
      refuse(line, file, `mỗi bài chỉ đính kèm được ${most} tệp. Hãy bỏ bớt rồi thêm lại.`, true);
    } else {
      waiting.push([file, line]);
      line.className = "";
      line.replaceChildren(`Chờ gửi “${file.name}”…`);
      send();
    }
  };

  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = ""; // or the form would bring them once more
    for (const line of coming.querySelectorAll(":scope > :not(.is-refused)"))
      if (!waiting.some(([, other]) => other === line)) line.remove();
    for (const file of files) begin(file, element("li", {}));
  });

  form.addEventListener("submit", (event) => {
    if (!waiting.length || !event.submitter) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = event.submitter;
    waiting.at(-1)[1].scrollIntoView({ block: "center" });
  }, true);
});
