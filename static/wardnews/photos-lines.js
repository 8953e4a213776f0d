/* The words of many photos as one text, a line each: "caption | description", or two columns as a
   spreadsheet copies them. Nothing here knows of the page. */
"use strict";

window.photoLines = (() => {
  const DECORATIVE = "(trang trí)";

  const tidy = (text) => text.replace(/\s+/g, " ").trim();

  /* A spreadsheet puts a cell that has a line break or a quote into quotes, and doubles its own. */
  const cells = (text) => {
    const lines = [[""]];
    let isQuoted = false;
    for (let at = 0; at < text.length; at += 1) {
      const line = lines.at(-1);
      const letter = text[at];
      if (isQuoted && letter === '"' && text[at + 1] === '"') {
        line[line.length - 1] += '"';
        at += 1;
      } else if (letter === '"' && (isQuoted || line.at(-1) === "")) isQuoted = !isQuoted;
      else if (!isQuoted && letter === "\t") line.push("");
      else if (!isQuoted && letter === "\n") lines.push([""]);
      else line[line.length - 1] += letter;
    }
    return lines;
  };

  const split = (line) => {
    const at = line.indexOf("|");
    return at < 0 ? [line] : [line.slice(0, at), line.slice(at + 1)];
  };

  /* What a line says: null for an empty one; without a second part `alt` is undefined. */
  const words = (parts) => {
    const [caption, ...rest] = parts.map(tidy);
    if (!caption && !rest.some(Boolean)) return null;
    if (!rest.length) return { caption };
    const alt = tidy(rest.filter(Boolean).join(" | "));
    return { caption, alt: alt === DECORATIVE ? "" : alt, decorative: alt === DECORATIVE };
  };

  /* A line for each of `count` photos. An empty line leaves its photo as it is, unless there would
     be too many lines with them: then they only stand between paragraphs. */
  const read = (text, count) => {
    const plain = text.replace(/\r\n?/g, "\n").replace(/\s+$/, "");
    if (!plain) return [];
    const table = plain.includes("\t") ? cells(plain) : plain.split("\n").map(split);
    const lines = table.map(words);
    return lines.length > count ? lines.filter(Boolean) : lines;
  };

  const write = (rows) =>
    rows
      .map(({ caption, alt, decorative }) => {
        const second = decorative ? DECORATIVE : alt;
        return second ? `${caption} | ${second}`.trim() : caption;
      })
      .join("\n");

  return { read, write };
})();
