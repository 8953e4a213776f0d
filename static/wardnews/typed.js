/* What is typed into an article's form, on this device: kept by person and form, gone at sign-out.
   Without local storage (some browsers forbid it) nothing is kept here, and all else works. */
"use strict";

window.typedText = (() => {
  const PREFIX = "wardnews:typed:";
  const user = document.querySelector('meta[name="desk-user"]')?.content ?? "";
  const name = (place) => `${PREFIX}${user}:${place}`;
  const attempt = (action, otherwise) => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
  const names = () =>
    attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)), []);

  const device = {
    read: (place) => attempt(() => JSON.parse(localStorage.getItem(name(place))), null),
    write: (place, entry) =>
      attempt(() => {
        localStorage.setItem(name(place), JSON.stringify(entry));
        return true;
      }, false),
    remove: (place) => attempt(() => localStorage.removeItem(name(place))),
    places: () => names().map((key) => key.slice(name("").length)),
    clear: () => names().forEach((key) => attempt(() => localStorage.removeItem(key))),
  };

  /* Whoever signs in after somebody on the same device must not find their words. */
  if (user) {
    for (const key of names()) {
      if (!key.startsWith(name(""))) attempt(() => localStorage.removeItem(key));
    }
  }

  const field = (form, what) => form.querySelector(`#id_${what}`);
  const editorOf = (input) => window.CKEDITOR?.instances[input.id];
  const value = (input) => {
    if (input.multiple) return [...input.selectedOptions].map((option) => option.value);
    const editor = editorOf(input);
    return editor?.status === "ready" ? editor.getData() : input.value;
  };

  /* Photos are rows of several inputs, each known by the stored photo or the staged picture. */
  const PHOTOS = "photos";
  const rows = (form) => [...form.querySelectorAll("#photos-grid > [data-row]")];
  const part = (row, what) => row.querySelector(`[name$="-${what}"]`);
  const LEAD = '[name="photos-lead"]';
  const readRow = (row) => {
    const said = {};
    for (const what of ["id", "upload", "focal_x", "focal_y", "position"]) {
      const number = part(row, what)?.value;
      if (number) said[what] = Number(number);
    }
    for (const what of ["caption", "alt"]) said[what] = part(row, what)?.value ?? "";
    const ticked = { decorative: part(row, "decorative"), deleted: part(row, "DELETE"), lead: row.querySelector(LEAD) };
    for (const [what, box] of Object.entries(ticked)) if (box?.checked) said[what] = true;
    return said;
  };
  const fillRow = (row, said) => {
    for (const what of ["focal_x", "focal_y", "position", "caption", "alt"]) {
      const input = part(row, what);
      if (input && what in said) input.value = said[what];
    }
    const ticked = { decorative: part(row, "decorative"), deleted: part(row, "DELETE"), lead: row.querySelector(LEAD) };
    for (const [what, box] of Object.entries(ticked)) if (box) box.checked = said[what] === true;
  };
  const fillRows = (form, said) => {
    for (const row of rows(form)) {
      const { id, upload } = readRow(row);
      const words = said.find((each) => (id ? each.id === id : each.upload === upload));
      if (words) fillRow(row, words);
    }
    /* Whoever draws the rows puts them into the order that they name now. */
    document.getElementById("photos-grid")?.dispatchEvent(new CustomEvent("photos:filled", { bubbles: true }));
  };

  /* The value of a field, and the names of what is chosen, which no other page may have at hand. */
  const read = (form, fields) => {
    const found = fields
      .filter((what) => field(form, what))
      .map((what) => [what, value(field(form, what))]);
    if (fields.includes(PHOTOS) && form.querySelector("#photos-grid")) {
      found.push([PHOTOS, rows(form).map(readRow).filter((row) => row.id || row.upload)]);
    }
    return Object.fromEntries(found);
  };
  const labels = (form, fields) => {
    const chosen = fields
      .map((what) => field(form, what))
      .filter((input) => input?.multiple)
      .flatMap((input) => [...input.selectedOptions]);
    return Object.fromEntries(chosen.map((option) => [option.value, option.textContent]));
  };

  const choose = (select, values, named) => {
    for (const option of select.options) option.selected = values.includes(option.value);
    for (const each of values) {
      if (![...select.options].some((option) => option.value === each)) {
        select.add(new Option(named[each] ?? each, each, true, true));
      }
    }
    window.django?.jQuery?.(select).trigger("change");
  };
  const fill = (form, fields, named = {}) => {
    for (const [what, content] of Object.entries(fields)) {
      if (what === PHOTOS) fillRows(form, content);
      const input = field(form, what);
      if (!input) continue;
      if (input.multiple) {
        choose(input, content.map(String), named);
        continue;
      }
      const editor = editorOf(input);
      if (!editor) input.value = content;
      else if (editor.status === "ready") editor.setData(content);
      else editor.once("instanceReady", () => editor.setData(content));
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  /* Somebody who signed in again, perhaps elsewhere, has a new token; the page has to carry it, too:
     else its save would be refused. */
  const token = (form) =>
    document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ??
    form.elements.csrfmiddlewaretoken.value;
  const renew = (form) => {
    for (const input of document.querySelectorAll('[name="csrfmiddlewaretoken"]')) {
      input.value = token(form);
    }
  };

  /* `flush` is set by a page that has something to send before its person goes. */
  const shared = { device, user, read, labels, fill, field, token, renew, flush: async () => true };

  document.addEventListener("DOMContentLoaded", () => {
    const logout = document.getElementById("logout-form");
    logout?.addEventListener("submit", async (event) => {
      event.preventDefault();
      const late = new Promise((resolve) => setTimeout(resolve, 3000, false));
      const isKept = await Promise.race([shared.flush(), late]);
      const question =
        "Chữ bạn vừa gõ chưa gửi được về máy chủ. Đăng xuất sẽ xóa chữ đó khỏi máy này. Vẫn đăng xuất?";
      if (!isKept && !window.confirm(question)) return;
      shared.leave?.();
      device.clear();
      logout.submit();
    });
  });
  return shared;
})();
