import { escapeMarkup } from "../display/text/escape";

const COLORS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/** Terminal text as HTML: colours and weight become classes, other control sequences vanish, `\r` rewrites its line. */
export function ansiToHtml(text: string): string {
  const lines = text
    .replace(/\r\n/g, "\n")
    .replace(/[^\n]*\r(?!\n)/g, (line) => (line.endsWith("\r") ? "" : line));
  let classes = new Set<string>();

  return lines
    .split(/(\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007]*\u0007)/)
    .map((part) => {
      if (!part.startsWith("\u001b")) return paint(part, classes);
      if (part.endsWith("m")) classes = applyCodes(part.slice(2, -1), classes);
      return "";
    })
    .join("");
}

function paint(text: string, classes: ReadonlySet<string>): string {
  if (text === "") return "";
  const safe = escapeMarkup(text);
  return classes.size === 0 ? safe : `<span class="${[...classes].join(" ")}">${safe}</span>`;
}

function applyCodes(codes: string, before: ReadonlySet<string>): Set<string> {
  const classes = new Set(before);
  const list = codes.split(";").map(Number);
  for (let i = 0; i < list.length; i++) {
    const code = list[i];
    if (code === 38 || code === 48) {
      i += list[i + 1] === 5 ? 2 : 4;
      continue;
    }
    if (code === 0) classes.clear();
    else if (code === 1) classes.add("ansi-bold");
    else if (code === 22) classes.delete("ansi-bold");
    else if ((code >= 30 && code <= 39) || (code >= 90 && code <= 97)) {
      COLORS.forEach((name) => classes.delete(`ansi-${name}`));
      if (code !== 39) classes.add(`ansi-${COLORS[code % 10]}`);
    }
  }
  return classes;
}
