/* Only enhances the article's form: Enter leads on, and a paste from Word loses what only Word means. */
"use strict";

(() => {
  /* One line each, so Enter can mean "next"; while a word is still being composed it cannot. */
  const onEnter = (field, next) =>
    field?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.shiftKey || event.ctrlKey) return;
      event.preventDefault();
      next();
    });

  const fromWord = (html) =>
    html
      /* Deletions that Word tracks: the editor's filter would make plain words of them. */
      .replace(/<del\b[^<>]*\b(?:cite|datetime)\s*=[^<>]*>(?:(?!<del\b)[^])*?<\/del\s*>/gi, "")
      /* The largest headings are for the page itself, and the filter would make paragraphs of them. */
      .replace(/<(\/?)h1\b/gi, "<$1h2")
      .replace(/<(\/?)h[56]\b/gi, "<$1h4");

  const tellOfPictures = (editor) => {
    const place = editor.container?.$.parentElement;
    if (!place || place.querySelector(".form-note")) return;
    const note = document.createElement("p");
    note.className = "form-note";
    note.setAttribute("role", "status");
    place.append(note);
    note.textContent = "Ảnh không dán được vào đây. Hãy thêm ảnh ở mục Ảnh bên dưới, kèm mô tả.";
  };

  const watch = (editor) => {
    const before = (event) => {
      const html = event.data.dataValue;
      if (/<img\b[^<>]*\bsrc\s*=\s*["']?(?:file:|data:|blob:)/i.test(html)) tellOfPictures(editor);
      event.data.dataValue = fromWord(html);
    };
    /* What comes from Word is read anew by its own filter, which asks here; the rest, before 3. */
    editor.on("pasteFromWord", before);
    editor.on("paste", before, null, null, 1);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const lead = document.getElementById("id_lead");
    onEnter(document.getElementById("id_title"), () => lead?.focus());
    onEnter(lead, () => window.CKEDITOR?.instances.id_body?.focus());
    if (!window.CKEDITOR) return;
    Object.values(CKEDITOR.instances).forEach(watch);
    CKEDITOR.on("instanceCreated", (event) => watch(event.editor));
  });

  /* After a refusal to the field it is about; late, as the admin's own script goes to the first. */
  window.addEventListener("load", () =>
    document.querySelector(".errors :is(input, select, textarea)")?.focus(),
  );
})();
