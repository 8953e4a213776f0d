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

  /* The value of a field, and the names of what is chosen, which no other page may have at hand. */
  const read = (form, fields) =>
    Object.fromEntries(
      fields.filter((what) => field(form, what)).map((what) => [what, value(field(form, what))]),
    );
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

  /* `flush` is set by a page that has something to send before its person goes. */
  const shared = { device, user, read, labels, fill, field, flush: async () => true };

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
