/* Gives names to what scripts of the admin draw without one, for those who hear the page. */
(() => {
  const labelOf = (field) => document.querySelector(`label[for="${field.id}"]`);
  const wordsOf = (label) => label.textContent.replace(/:\s*$/, "").trim();

  // A box that completes: the field itself is hidden, its label stays behind with it.
  const nameBox = (select) => {
    const label = labelOf(select);
    const box = select.nextElementSibling;
    if (!label || !box?.classList.contains("select2")) return;
    label.id ||= `${select.id}-label`;
    for (const search of box.querySelectorAll(".select2-search__field")) {
      search.setAttribute("aria-label", wordsOf(label));
    }
    const shown = box.querySelector(".select2-selection__rendered[id]");
    if (shown) {
      shown.setAttribute("aria-labelledby", label.id);
      box.querySelector(".select2-selection").setAttribute("aria-labelledby", `${label.id} ${shown.id}`);
    }
  };
  const nameAll = () => {
    document.querySelectorAll(".select2-hidden-accessible").forEach(nameBox);
    for (const pair of document.querySelectorAll(".datetime")) {
      const label = pair.closest(".form-row")?.querySelector("label, legend");
      const parts = ["ngày", "giờ"];
      pair.querySelectorAll("input").forEach((input, at) => {
        if (label && !labelOf(input)) input.setAttribute("aria-label", `${wordsOf(label)}: ${parts[at]}`);
      });
    }
    for (const sign of document.querySelectorAll(".help-tooltip[aria-label]")) sign.setAttribute("role", "img");
    // What scrolls sideways must scroll by keys, too.
    for (const wide of document.querySelectorAll(".inline-group .tabular, #changelist .results")) {
      if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    }
  };

  window.addEventListener("load", () => {
    nameAll();
    const $ = window.django?.jQuery;
    if (!$?.fn.select2) return;
    $.fn.select2.amd.require("select2/i18n/vi").errorLoading = () => "Không lấy được kết quả.";
    $(document).on("select2:open", (event) => {
      const label = labelOf(event.target);
      const box = event.target.nextElementSibling.querySelector(".select2-selection");
      box.setAttribute("aria-controls", box.getAttribute("aria-owns") ?? `select2-${event.target.id}-results`);
      const search = document.querySelector(".select2-container--open .select2-dropdown .select2-search__field");
      if (label && search) search.setAttribute("aria-label", `Tìm ${wordsOf(label).toLocaleLowerCase("vi")}`);
      document.querySelector(".select2-container--open .select2-results__options")?.setAttribute("aria-label", label ? wordsOf(label) : "");
    });
    $(document).on("select2:select select2:unselect change", "select.select2-hidden-accessible", (event) => nameBox(event.target));
    document.addEventListener("formset:added", () => setTimeout(nameAll));
  });
  window.addEventListener("resize", nameAll);
})();
