/* What the scripts of the photo grid share: the rows, their order, and what is said aloud. Without
   them the photos are a plain form that works; each of the others adds one thing to it. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const group = document.getElementById("photos-group");
  const list = document.getElementById("photos-grid");
  const chooser = group?.querySelector('[name="photos-files"]');
  const empty = document.getElementById("photos-empty");
  if (!list || !chooser || !empty) return; // a post that is only read

  const form = chooser.form;
  const { token, renew } = window.typedText;
  const total = form.elements["photos-TOTAL_FORMS"];
  const field = (row, what) => row.querySelector(`[name^="photos-"][name$="-${what}"]`);
  const number = (row) => field(row, "position").name.split("-")[1];

  const make = (tag, properties = {}, ...content) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...content);
    return made;
  };
  const button = (text, action, properties = {}) => {
    const made = make("button", { type: "button", className: "photo-button", ...properties }, text);
    made.addEventListener("click", action);
    return made;
  };

  const rows = () => [...list.querySelectorAll("[data-row]")];
  const isGone = (row) => field(row, "DELETE")?.checked ?? false;
  const kept = () => rows().filter((row) => !isGone(row));
  const place = (row) => kept().indexOf(row) + 1;
  const name = (row) => `ảnh ${place(row)}`;

  /* --- what is heard --- */

  const voice = make("p", { className: "visually-hidden", role: "status" });
  group.append(voice);
  let voiceTimer = 0;
  /* Emptied first: the same sentence twice would be heard once. */
  const say = (text) => {
    voice.textContent = "";
    clearTimeout(voiceTimer);
    voiceTimer = setTimeout(() => (voice.textContent = text), 100);
  };

  /* The words of the form are kept by another script, which listens for this. */
  const changed = () => group.dispatchEvent(new Event("change", { bubbles: true }));

  /* --- rows --- */

  const dressers = [];
  /* `dress(row)` is called for each row there is, and for each that comes. */
  const eachRow = (dress) => {
    dressers.push(dress);
    rows().forEach(dress);
    arrange();
  };
  const tools = (row) => row.querySelector(".photo-tools");

  const lead = () => kept().find((row) => row.querySelector('[name="photos-lead"]')?.checked);
  const showLead = () => {
    const shown = lead() ?? kept()[0];
    for (const row of rows()) row.classList.toggle("photo-is-lead", row === shown);
  };

  /* Places and names of the rows as they stand now. */
  const arrange = () => {
    const there = kept();
    there.forEach((row, index) => {
      field(row, "position").value = index + 1;
      row.querySelector(".photo-badge").textContent = index + 1;
      row.setAttribute("aria-label", `Ảnh ${index + 1}`);
      for (const tool of row.querySelectorAll("[data-tool]")) {
        tool.setAttribute("aria-label", `${tool.dataset.tool}, ảnh ${index + 1}`);
      }
    });
    group.classList.toggle("has-photos", there.length > 0);
    group.classList.toggle("has-order", there.length > 1);
    showLead();
    group.dispatchEvent(new Event("photos-arranged"));
  };

  /* A new row before `next` (null: last); its index in the form is one that no other had. */
  const add = (next) => {
    const index = Number(total.value);
    total.value = index + 1;
    const holder = document.createElement("template");
    holder.innerHTML = empty.innerHTML.replaceAll("__prefix__", index);
    const row = holder.content.querySelector("[data-row]");
    list.insertBefore(row, next);
    dressCore(row);
    dressers.forEach((dress) => dress(row));
    arrange();
    return row;
  };

  /* A row that is taken out stays in the form, ticked: its picture is the server's to throw away. */
  const hide = (row) => {
    row.classList.add("is-gone");
    const caption = field(row, "caption").value || row.dataset.name || "";
    const back = button("Hoàn tác", () => {
      field(row, "DELETE").checked = false;
      row.classList.remove("is-gone");
      gone.remove();
      arrange();
      changed();
      say(`Đã lấy lại ${name(row)}.`);
      row.querySelector('[data-tool="Bỏ ảnh"]').focus();
      row.dispatchEvent(new Event("photo-back"));
    });
    const gone = make(
      "div",
      { className: "photo-gone" },
      make("p", {}, caption ? `Đã bỏ ảnh “${caption}”.` : "Đã bỏ ảnh này."),
      back,
    );
    row.append(gone);
    row.dispatchEvent(new Event("photo-gone"));
    return back;
  };
  const remove = (row) => {
    field(row, "DELETE").checked = true;
    const back = hide(row);
    arrange();
    changed();
    back.focus();
    say("Đã bỏ ảnh. Bấm Hoàn tác để lấy lại.");
  };

  const dressCore = (row) => {
    const picture = row.querySelector(".photo-picture");
    picture.draggable = false;
    let frame = picture.closest(".photo-frame");
    if (!frame) {
      frame = make("div", { className: "photo-frame" });
      picture.before(frame);
      frame.append(picture);
    }
    frame.append(make("span", { className: "photo-badge", "aria-hidden": "true" }));
    frame.append(make("span", { className: "photo-lead-badge", "aria-hidden": "true" }, "Đại diện"));
    frame.after(make("div", { className: "photo-tools" }));
    tools(row).append(button("Bỏ ảnh", () => remove(row), { "data-tool": "Bỏ ảnh" }));
    if (isGone(row)) hide(row);
  };

  /* Words of before were put into the rows, and with them places. */
  list.addEventListener("photos:filled", () => {
    const places = rows().map((row) => [Number(field(row, "position").value), row]);
    list.append(...places.sort(([a], [b]) => a - b).map(([, row]) => row));
    for (const row of rows()) {
      if (isGone(row) && !row.classList.contains("is-gone")) hide(row);
    }
    arrange();
  });

  /* A picture that came from the server, new or edited, and what it said of it. */
  const show = (row, answer) => {
    field(row, "upload").value = answer.upload;
    Object.assign(row.dataset, {
      width: answer.width,
      height: answer.height,
      taken: answer.taken,
      name: answer.name,
    });
    for (const what of ["turn", "crop"]) if (what in answer) row.dataset[what] = answer[what];
    const picture = row.querySelector(".photo-picture");
    picture.src = answer.url;
    note(row, answer.same ?? []);
  };
  const note = (row, same) => {
    row.querySelector(".photo-same")?.remove();
    if (!same.length) return;
    const lines = same.map(({ text, url }) => {
      const line = make("li", {}, text);
      if (url) line.append(" ", make("a", { href: url, target: "_blank" }, "Xem"));
      return line;
    });
    tools(row).after(make("ul", { className: "photo-same" }, ...lines));
  };

  /* One line under the buttons of the grid for what was just done to many, and its way back. */
  const done = make("p", { className: "photos-done", hidden: true });
  const offer = (text, undo) => {
    done.replaceChildren(make("span", {}, text));
    const back = () => {
      undo();
      done.replaceChildren(make("span", {}, "Đã hoàn tác."));
      say("Đã hoàn tác.");
    };
    if (undo) done.append(" ", button("Hoàn tác", back));
    done.hidden = false;
    say(text);
  };

  const bar = make("div", { className: "photos-bar" });
  list.before(bar, done);
  group.classList.add("is-live");
  rows().forEach(dressCore);
  group.addEventListener("change", (event) => {
    if (event.target.name === "photos-lead") showLead();
  });

  const parcel = (parts) => {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token(form));
    data.append("user", group.dataset.user);
    data.append("typed_key", group.dataset.key);
    for (const [key, value] of Object.entries(parts)) data.append(key, value);
    return data;
  };

  window.photoGrid = {
    group, list, form, chooser, bar,
    field, number, rows, kept, isGone, place, name, tools,
    make, button, say, changed, eachRow, arrange, add, remove, show, offer, parcel,
    renew: () => renew(form),
  };
  arrange();
});
