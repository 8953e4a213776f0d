/* Size of letters and contrast, as chosen on this device: before the first paint, buttons included.
   Where nothing may be stored, a choice holds for the page. */
(() => {
  const root = document.documentElement, data = root.dataset, marks = [];
  const KNOWN = { size: ["small", "large"], contrast: ["high"] };
  const key = (name) => "wardnews-" + name;

  function apply(name, value) {
    if (KNOWN[name].includes(value)) data[name] = value;
    else delete data[name];
    for (const mark of marks) mark();
  }
  function recall() {
    try {
      for (const name in KNOWN) apply(name, localStorage.getItem(key(name)));
    } catch {}
  }

  function button(text, unseen, onclick) {
    const made = document.createElement("button");
    made.innerHTML = `${text} <span class="visually-hidden">${unseen}</span>`;
    return Object.assign(made, { className: "button", onclick });
  }
  function choice(name, value, text, unseen) {
    const chosen = () => (data[name] || "") === value;
    const made = button(text, unseen, () => {
      apply(name, name === "contrast" && chosen() ? "" : value);
      try { localStorage.setItem(key(name), data[name] || ""); } catch {}
    });
    made.dataset.set = value;
    marks.push(() => made.setAttribute("aria-pressed", chosen()));
    return made;
  }
  function build(tools) {
    const set = document.createElement("div");
    const open = button("Cỡ chữ", "và tương phản", () => show(set.hidden));
    const show = (shown) => open.setAttribute("aria-expanded", !(set.hidden = !shown));
    show(false);
    open.classList.add("tools-open");
    set.className = "tools-set";
    set.append(
      choice("size", "small", "A−", "chữ nhỏ"),
      choice("size", "", "A", "chữ vừa"),
      choice("size", "large", "A+", "chữ lớn"),
      choice("contrast", "high", "Tương phản cao", ""),
    );
    for (const mark of marks) mark();
    tools.append(open, set);
  }

  recall();
  addEventListener("storage", recall);
  addEventListener("pageshow", recall);
  new MutationObserver((_, observer) => {
    const tools = document.querySelector(".tools");
    if (!tools) return;
    observer.disconnect();
    build(tools);
  }).observe(root, { childList: true, subtree: true });
})();
