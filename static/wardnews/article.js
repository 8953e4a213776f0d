// What a reader may do with a post where the browser can: print it, pass it on, copy its address.
// Each button is hidden until it is known to work. And tables that scroll say so.
(() => {
  "use strict";
  const one = (name) => document.querySelector(`[data-do="${name}"]`);

  const print = one("print");
  if (print) {
    print.parentElement.hidden = false;
    print.onclick = async () => {
      // Photos that nobody scrolled to are not there yet; they are called for, not waited for long.
      const photos = [...document.querySelectorAll(".post img")];
      for (const photo of photos) photo.loading = "eager";
      for (let turns = 0; turns < 160; turns += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (photos.every((photo) => photo.complete)) break;
      }
      window.print();
    };
  }

  const share = one("share");
  if (share && navigator.share) {
    share.hidden = share.parentElement.hidden = false;
    share.onclick = () => {
      const { title, address: url } = share.dataset;
      navigator.share({ title, url }).catch(() => {}); // closed without a choice
    };
  }

  const copy = one("copy");
  if (copy && navigator.clipboard) {
    const status = copy.parentElement.querySelector("[role=status]");
    copy.hidden = copy.parentElement.hidden = false;
    copy.onclick = async () => {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(copy.dataset.address);
        status.textContent = "Đã chép.";
      } catch {
        status.textContent = `Chưa chép được. Địa chỉ là ${copy.dataset.address}`;
      }
    };
  }

  // A table that fits is no stop for the keyboard.
  const look = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollWidth > target.clientWidth + 1;
      target.toggleAttribute("data-scrolls", scrolls);
      if (scrolls) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const table of document.querySelectorAll(".table-scroll[role]")) look.observe(table);
})();
