// Suggests what begins as somebody types. What is typed is never touched: input methods need that.
(() => {
  const make = (tag, all) => Object.assign(document.createElement(tag), all);

  for (const input of document.querySelectorAll("[data-suggest]")) {
    const form = input.form, id = input.id + "-", options = form.getElementsByTagName("li");
    let at, asking, timer;

    form.classList.add("suggesting");
    form.insertAdjacentHTML("beforeend", `<ul class="suggestions" id="${id}" role="listbox" aria-label="Gợi ý" tabindex="-1"></ul><p class="visually-hidden" role="status"></p>`);
    const said = form.lastChild, list = said.previousSibling;
    const tell = (name, value) => input.setAttribute("aria-" + name, value);
    input.role = "combobox";
    tell("autocomplete", "list");
    tell("controls", id);

    function pick(place) {
      const one = options[at = place];
      for (const other of options) other.ariaSelected = other === one;
      tell("activedescendant", one?.id || "");
      one?.scrollIntoView({ block: "nearest" });
    }
    function show(found) {
      list.replaceChildren(...found.map(({ kind, name, note, url }, place) => {
        const one = make("li", { id: id + place, role: "option", textContent: name + " ", onclick: () => open(url, "_top") });
        one.append(make("span", { className: "meta", textContent: note ? `${kind} · ${note}` : kind }));
        return one;
      }));
      list.hidden = !found[0];
      tell("expanded", !list.hidden);
      pick(-1);
    }
    function stop() {
      quiet();
      show([]);
    }
    function quiet() {
      clearTimeout(timer);
      asking?.abort();
    }
    async function ask() {
      quiet();
      const { signal } = asking = new AbortController(), typed = input.value.trim();
      try {
        const answer = typed[1] && await fetch(form.action + "goi-y.json?q=" + encodeURIComponent(typed), { signal });
        const { suggestions } = await answer.json();
        if (signal.aborted) return;
        show(suggestions);
        said.textContent = (options.length || "Không có") + " gợi ý";
      } catch {
        signal.aborted || stop();
      }
    }

    stop();
    input.oninput = () => {
      quiet();
      pick(-1);
      timer = setTimeout(ask, 150);
    };
    input.onblur = form.onsubmit = stop;
    list.onmousedown = () => false; // keeps the focus
    input.onkeydown = ({ key, isComposing }) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[key], all = options.length + 1;
      if (isComposing) return;
      if (step && list.hidden) ask();
      else if (step) pick((at + 1 + step + all) % all - 1);
      else if (key === "Enter" && options[at]) options[at].click();
      else if (key === "Escape" && !list.hidden) stop();
      else return;
      return false;
    };
  }
})();
