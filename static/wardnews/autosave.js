/* Keeps what is typed into an article's form: on the device at once, on the server soon after; and
   tells who else has the form open. A save of the article is never made here. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const bar = document.querySelector(".typed-bar");
  const form = document.getElementById("article_form");
  if (!bar || !form || !window.typedText) return;
  const { device, user, read, labels, fill, token, renew } = window.typedText;
  const { place, page, address, login } = bar.dataset;
  const names = bar.dataset.fields.split(" ");
  const takesWords = bar.dataset.takes === "1";
  const isNew = bar.dataset.new === "1";
  const beat = Number(bar.dataset.beat) * 1000;
  const SOON = Math.min(3000, beat); // from the last letter to the server
  const ahead = Number(bar.dataset.now) * 1000 - Date.now(); // clocks of devices are off
  const now = () => Date.now() + ahead;

  // "Back" after a save must not fill the form of the next post with the words of the last one.
  if (isNew) form.autocomplete = "off";

  let last = read(form, names);
  let at = 0; // when the newest unsent letter was typed
  let sequence = 0;
  let stopped = false;
  let sending = null;
  let sendTimer = 0;
  let isForeign = false;
  const abort = new AbortController();

  const say = (part, text, link) => {
    const line = bar.querySelector(`.typed-${part}`);
    if (line.dataset.text === text) return; // said once, not every few seconds
    line.dataset.text = text;
    line.textContent = text;
    line.hidden = !text;
    if (link) {
      const a = document.createElement("a");
      Object.assign(a, { href: link, target: "_blank", textContent: "Đăng nhập lại" });
      line.append(" ", a);
    }
  };

  const version = () => form.elements.base_version?.value ?? "";
  const entry = (isSent) => ({
    fields: last,
    labels: labels(form, names),
    base_version: version(),
    form: page,
    sequence,
    at: at || now(),
    isSent,
  });

  /* Look whether anything was typed since the last look; if so it goes on the device now. */
  const look = () => {
    if (!takesWords || stopped) return;
    const fields = read(form, names);
    if (JSON.stringify(fields) === JSON.stringify(last)) return;
    last = fields;
    changed();
  };
  const changed = () => {
    at = now();
    sequence += 1;
    if (!isForeign) device.write(place, entry(false));
    if (isNew) history.replaceState(null, "", `?${bar.dataset.param}=${place}`);
    clearTimeout(sendTimer);
    sendTimer = setTimeout(send, SOON);
  };

  const parcel = (words) => {
    const data = new FormData();
    const parts = { csrfmiddlewaretoken: token(form), user, takes_words: takesWords ? "1" : "" };
    for (const [name, value] of Object.entries(parts)) data.append(name, value);
    data.append("base_version", words?.base_version ?? version());
    if (isNew) data.append("typed_key", words?.key ?? place);
    if (words) {
      data.append("fields", JSON.stringify(words.fields));
      data.append("form", words.form);
      data.append("sequence", words.sequence);
    }
    return data;
  };
  const post = (words, options) =>
    fetch(address, { method: "POST", body: parcel(words), redirect: "manual", ...options });

  const send = () => {
    sending ??= exchange().finally(() => {
      sending = null;
      if (at && !stopped) sendTimer = setTimeout(send, beat / 3); // refused, cut off or typed since
    });
    return sending;
  };
  const exchange = async () => {
    if (stopped || isForeign) return false;
    clearTimeout(sendTimer);
    const sent = at;
    const onDevice = at ? " Chữ đang gõ được giữ trên máy này." : "";
    let answer;
    try {
      const response = await post(at ? entry(false) : null, { signal: abort.signal });
      if (response.type === "opaqueredirect" || [401, 403].includes(response.status)) {
        say("said", `Phiên đăng nhập đã hết.${onDevice}`, `${login}?next=${location.pathname}`);
        return false;
      }
      if (!response.ok) throw new Error(String(response.status));
      answer = await response.json();
    } catch (error) {
      if (error.name !== "AbortError") {
        const why = error instanceof TypeError ? "Mất kết nối" : "Máy chủ chưa nhận được";
        say("said", at ? `${why}: chữ đang gõ được giữ trên máy này.` : `${why}.`);
      }
      return false;
    }
    return heard(answer, sent);
  };

  const heard = (answer, sent) => {
    if (answer.another_person) {
      isForeign = true;
      device.remove(place);
      say("said", "Trình duyệt này đang dùng tài khoản khác nên chữ bạn gõ không được giữ nữa. Hãy chép ra nếu cần.");
      return false;
    }
    renew(form);
    say("others", answer.others.join(" "));
    say("news", answer.news);
    if (answer.refused) {
      say("said", `${answer.refused} Chữ đang gõ vẫn được giữ trên máy này.`);
      return false;
    }
    if (answer.done) {
      at = 0;
      device.remove(place);
      say("said", "Nội dung của trang này đã được lưu hoặc đã bỏ. Hãy tải lại trang để viết tiếp.");
    } else if (answer.kept) {
      say("said", `Đã giữ lúc ${answer.kept}, chưa lưu vào bài.`);
      if (at === sent) {
        device.write(place, entry(true));
        at = 0;
      }
    } else if (!sent && !bar.querySelector(".typed-said").textContent.startsWith("Đã giữ")) {
      say("said", "");
    }
    return !at;
  };

  const leave = () => {
    stopped = true;
    clearTimeout(sendTimer);
    abort.abort();
  };
  window.typedText.leave = leave;
  window.typedText.flush = async () => {
    look();
    if (sending) await sending;
    return at ? send() : true;
  };

  /* --- words of before --- */

  const finished = bar.dataset.finished.split(" ");
  for (const other of device.places()) {
    if (finished.includes(device.read(other)?.form)) device.remove(other);
  }
  const before = device.read(place);
  /* Of one page the sequence says it: what it sent may have arrived after it kept more here. */
  const came = (kept) =>
    kept.form === bar.dataset.keptBy
      ? kept.sequence > Number(bar.dataset.kept)
      : kept.at > Number(bar.dataset.written) * 1000;
  const isNewer = before && !before.isSent && came(before);
  if (bar.dataset.sent === "1") {
    changed(); // refused by the server just now, so saved nowhere
  } else if (isNewer && takesWords) {
    fill(form, before.fields, before.labels);
    last = before.fields;
    if (before.base_version && form.elements.base_version) {
      form.elements.base_version.value = before.base_version;
    }
    const notice = document.querySelector(".typed-device");
    const time = new Date(before.at - ahead);
    notice.querySelector("time").textContent = time.toLocaleString("vi-VN", { timeStyle: "short", dateStyle: "short" });
    notice.hidden = false;
    document.querySelector(".typed-restored")?.remove(); // older than these
    changed();
  } else if (isNewer) {
    /* The post has left the desk meanwhile: the server shows the words beside it. */
    post(before)
      .then((response) => response.json())
      .then((answer) => {
        device.write(place, { ...before, isSent: true });
        if (answer.kept) location.reload();
      })
      .catch(() => {});
  } else if (before) {
    device.remove(place);
  }

  /* New posts that only this device has: to the server, which lists them. */
  const forward = async () => {
    const kept = [];
    for (const key of device.places()) {
      const words = device.read(key);
      if (key === place || key.startsWith("bai-") || !words) continue;
      const answer = words.isSent ? null : await post({ ...words, key }).then((r) => r.json());
      if (!answer || answer.done) device.remove(key);
      else if (answer.kept) {
        device.write(key, { ...words, isSent: true });
        kept.push([key, words.fields.title || "Bài chưa có tiêu đề"]);
      }
    }
    const list = document.querySelector(".typed-unfinished");
    for (const [key, title] of kept) {
      const row = document.createElement("li");
      const a = document.createElement("a");
      Object.assign(a, { href: `?${bar.dataset.param}=${key}`, textContent: title });
      row.append(a);
      list.querySelector("ul").append(row);
      list.hidden = false;
    }
  };
  if (isNew && bar.dataset.sent !== "1") forward().catch(() => {}); // another time, then

  /* --- when to look, when to send --- */

  let lookTimer = 0;
  const typedNow = () => {
    clearTimeout(lookTimer);
    lookTimer = setTimeout(look, 1000);
  };
  for (const event of ["input", "change"]) form.addEventListener(event, typedNow);
  window.django?.jQuery?.(form).on("change", typedNow); // choices that complete tell nobody else
  const follow = (editor) => {
    if (editor.name === "id_body" && !isNewer) last = { ...last, body: editor.getData() };
    editor.on("change", typedNow);
  };
  for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
    if (editor.status === "ready") follow(editor);
  }
  window.CKEDITOR?.on("instanceReady", (event) => follow(event.editor));

  form.addEventListener("submit", () => {
    look();
    leave();
  });
  for (const other of document.querySelectorAll(".typed-discard")) {
    other.addEventListener("submit", () => {
      device.remove(other.elements.typed_key.value);
      leave();
    });
  }
  window.addEventListener("pagehide", () => {
    look();
    if (at && !stopped && !isForeign) post(entry(false), { keepalive: true }).catch(() => {}); // 64 kB at most
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // what stands here is as old as the visit before
  });
  document.addEventListener("visibilitychange", () => {
    look();
    send();
  });
  window.addEventListener("online", send);
  setInterval(() => {
    look();
    if (document.visibilityState === "visible") send();
  }, beat);
  if (document.visibilityState === "visible") send();
});
