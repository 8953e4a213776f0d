// Reads a post aloud, where the browser has a voice for Vietnamese. Voices may come late.
(() => {
  "use strict";
  const [button, hush] = ["speak", "hush"].map((name) => document.querySelector(`[data-do="${name}"]`));
  const synth = window.speechSynthesis;
  if (!button || !synth || !window.SpeechSynthesisUtterance) return;

  // Some browsers fall silent in the middle of a long utterance.
  const LONGEST = 180;
  let voice = null;
  let pieces = null;
  let at = 0;
  let state = ""; // "speaking", "paused"; "" while nothing is read
  let round = 0; // what was cancelled still reports its end

  function find() {
    const all = synth.getVoices().filter(({ lang }) => /^vi\b/i.test(lang.replace("_", "-")));
    voice = all.find((one) => one.localService) || all[0];
    button.hidden = !voice;
  }
  find();
  synth.addEventListener?.("voiceschanged", find);

  // Paragraph by paragraph; of a table only that there is one.
  function read() {
    const found = [];
    for (const part of document.querySelectorAll(".post h1, .lead, .prose > *, .photos figcaption")) {
      if (part.matches(".table-scroll")) {
        found.push(`${part.getAttribute("aria-label") || "Bảng"}. Mời xem trên trang.`);
        continue;
      }
      const inner = part.querySelectorAll("p, li, h2, h3, h4");
      for (const block of inner.length ? inner : [part]) {
        if (!block.closest(".table-scroll") && !block.querySelector("p, li")) found.push(block.textContent);
      }
    }
    return found.flatMap(cut);
  }

  // At the ends of sentences where possible, else at a comma or a space.
  function cut(text) {
    const cuts = [];
    for (const sentence of text.trim().split(/(?<=[.!?…])\s+/)) {
      let rest = sentence;
      while (rest.length > LONGEST) {
        const head = rest.slice(0, LONGEST);
        const end = Math.max(head.lastIndexOf(", ") + 1, 0) || head.lastIndexOf(" ");
        cuts.push(rest.slice(0, end > 0 ? end : LONGEST));
        rest = rest.slice(end > 0 ? end : LONGEST).trim();
      }
      if (rest) cuts.push(rest);
    }
    return cuts;
  }

  function enter(next) {
    state = next;
    const { go, pause, on } = button.dataset;
    button.textContent = { speaking: pause, paused: on }[state] || go;
    if (!state && document.activeElement === hush) button.focus();
    hush.hidden = !state;
  }

  function speak() {
    const mine = ++round;
    if (at >= pieces.length) return stop();
    const said = new SpeechSynthesisUtterance(pieces[at]);
    said.voice = voice;
    said.lang = voice.lang;
    said.onend = () => {
      if (mine !== round) return;
      at += 1;
      speak();
    };
    said.onerror = () => mine === round && stop();
    synth.speak(said);
  }

  function halt(next) {
    round += 1;
    synth.cancel(); // `pause` holds nothing on phones: what was begun is read again
    enter(next);
  }
  function stop() {
    at = 0;
    halt("");
  }

  button.onclick = () => {
    if (state === "speaking") return halt("paused");
    if (!state) pieces = read();
    synth.cancel();
    enter("speaking");
    speak();
  };
  hush.onclick = stop;
  addEventListener("pagehide", () => state && stop());
})();
