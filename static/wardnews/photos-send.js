/* One request per picture, two at a time. What the network breaks is sent again by itself; what the
   server refuses is not. `window.photoQueue(send options)` knows nothing of rows or words. */
"use strict";

window.photoQueue = ({ address, parcel, changed, onDone }) => {
  const AT_ONCE = 2;
  const STALLED = 60_000; // without a byte leaving; the answer may take as long again
  const PAUSES = [2_000, 5_000, 10_000, 20_000]; // the last one from then on
  const MOST_FAULTS = 4; // of the server at one picture
  const items = [];
  let retry = 0;
  let broken = 0; // times in a row that nothing went through

  /* The states: waiting, sending, paused (no connection), signedOut, refused, done, dropped. */
  const set = (item, state, error = "") => {
    Object.assign(item, { state, error });
    changed(item);
  };

  const next = () => {
    const underway = items.filter((item) => item.state === "sending").length;
    const waiting = items.filter((item) => item.state === "waiting");
    for (const item of waiting.slice(0, AT_ONCE - underway)) send(item);
  };

  const resume = () => {
    clearTimeout(retry);
    for (const item of items) {
      if (["paused", "signedOut"].includes(item.state)) set(item, "waiting");
    }
    next();
  };

  const pause = (item) => {
    broken += 1;
    set(item, "paused");
    clearTimeout(retry);
    retry = setTimeout(resume, PAUSES[Math.min(broken, PAUSES.length) - 1]);
    for (const other of items) if (other.state === "waiting") set(other, "paused");
  };

  const send = (item) => {
    const request = new XMLHttpRequest();
    let watch = 0;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => request.abort(), STALLED);
    };
    Object.assign(item, { request, sent: 0 });
    set(item, "sending");
    request.upload.addEventListener("progress", (event) => {
      alive();
      item.sent = event.total ? event.loaded / event.total : 0;
      changed(item);
    });
    request.addEventListener("loadend", () => {
      clearTimeout(watch);
      if (item.request !== request) return; // taken back meanwhile
      item.request = null;
      heard(item, request);
      next();
    });
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    alive();
    request.send(parcel({ file: item.file }));
  };

  const read = (request) => {
    try {
      return JSON.parse(request.responseText);
    } catch {
      return null; // a page: of a login, a proxy, a fault
    }
  };

  const heard = (item, request) => {
    const { status } = request;
    const answer = status ? read(request) : null;
    if (!status) return pause(item);
    broken = 0;
    if (status === 200 && answer?.upload) {
      item.state = "done";
      return onDone(item, answer);
    }
    if (answer?.another_person) {
      const why = "Trình duyệt này đang dùng tài khoản khác, nên ảnh không được tải lên.";
      return set(item, "refused", why);
    }
    if (answer?.error && !answer.again) return set(item, "refused", answer.error);
    if (status === 413) return set(item, "refused", "Máy chủ không nhận tệp nặng như vậy.");
    if (status >= 500) {
      item.faults = (item.faults ?? 0) + 1;
      if (item.faults < MOST_FAULTS) return pause(item);
      return set(item, "refused", answer?.error ?? "Máy chủ đang trục trặc. Hãy thử lại sau ít phút.");
    }
    /* Everything else is a login page, or the refusal of a token from before a new login. */
    set(item, "signedOut");
    for (const other of items) if (other.state === "waiting") set(other, "signedOut");
  };

  window.addEventListener("online", resume);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") resume();
  });
  window.addEventListener("focus", resume); // back from signing in elsewhere

  return {
    items,
    resume,
    /* With an `error` it is listed and never sent. */
    add(item, error = "") {
      items.push(item);
      set(item, error ? "refused" : "waiting", error);
    },
    start: next,
    again(item) {
      item.faults = 0;
      set(item, "waiting");
      next();
    },
    /* False where it has been sent whole: the answer is still to come. */
    drop(item) {
      if (item.state === "sending" && item.sent === 1) return false;
      const { request } = item;
      item.request = null;
      set(item, "dropped");
      request?.abort();
      next();
      return true;
    },
  };
};
