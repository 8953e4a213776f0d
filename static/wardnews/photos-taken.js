/* When a picture was taken, as the camera wrote it into the file: read before it is sent, so that
   rows stand where they belong from the start. The server reads it again, and its word counts. */
"use strict";

window.photoTaken = (() => {
  const HEAD = 128 * 1024; // EXIF stands at the beginning, in a segment of at most 64 kB
  const [EXIF_IFD, DATE_TIME_ORIGINAL] = [0x8769, 0x9003];

  /* Where the TIFF block of an EXIF segment begins, or -1. */
  const exif = (view) => {
    if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return -1;
    let at = 2;
    while (at + 10 < view.byteLength && view.getUint8(at) === 0xff) {
      const isExif = view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966;
      if (isExif) return at + 10;
      at += 2 + view.getUint16(at + 2);
    }
    return -1;
  };

  const reader = (view, start) => {
    const isLittle = view.getUint16(start) === 0x4949;
    const short = (at) => view.getUint16(start + at, isLittle);
    const long = (at) => view.getUint32(start + at, isLittle);
    /* Where the value of a tag stands in a directory, or 0. */
    const find = (directory, tag) => {
      for (let entry = 0; entry < short(directory); entry += 1) {
        const at = directory + 2 + entry * 12;
        if (short(at) === tag) return long(at + 8);
      }
      return 0;
    };
    return { long, find };
  };

  const text = (view, at, length) =>
    String.fromCharCode(...new Uint8Array(view.buffer, at, length));

  /* "2026-11-20T08:30:00", or "" where the file does not say. */
  return async (file) => {
    try {
      const view = new DataView(await file.slice(0, HEAD).arrayBuffer());
      const start = exif(view);
      if (start < 0) return "";
      const { long, find } = reader(view, start);
      const more = find(long(4), EXIF_IFD);
      const date = more && find(more, DATE_TIME_ORIGINAL);
      const said = date ? text(view, start + date, 19) : "";
      const parts = said.match(/^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/);
      return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}` : "";
    } catch {
      return ""; // cut off, or no EXIF after all
    }
  };
})();
