import { syncBuiltinESMExports } from "node:module";
import tty, { WriteStream } from "node:tty";

/** How many colours notebooks show, as a power of two. */
const colorDepth = 8;

/** What programs move about with in a terminal's line. */
const movements = ["clearLine", "clearScreenDown", "cursorTo", "moveCursor", "getWindowSize"] as const;

function decorate(stream: NodeJS.WriteStream): void {
  const define = (name: string, value: unknown): void =>
    void Object.defineProperty(stream, name, { value, writable: true, configurable: true });
  define("isTTY", true);
  define("columns", 80);
  define("rows", 24);
  define("getColorDepth", () => colorDepth);
  define("hasColors", (count: unknown = 16) => typeof count !== "number" || count <= 2 ** colorDepth);
  for (const name of movements) define(name, WriteStream.prototype[name]);
}

/** What `console` prints of objects stays as plain as it is: only what programs colour themselves has colours. */
function keepConsolePlain(): void {
  const mode = Object.getOwnPropertySymbols(console).find(({ description }) => description === "kColorMode");
  if (mode) Object.assign(console, { [mode]: false });
}

/** Lets programs that ask whether they write to a terminal colour what they print: front ends show colours, files have none. */
export function lookLikeTerminal(): void {
  keepConsolePlain();
  decorate(process.stdout);
  decorate(process.stderr);
  const { isatty } = tty;
  Object.assign(tty, { isatty: (fd: number) => fd === 1 || fd === 2 || isatty(fd) });
  syncBuiltinESMExports();
  process.env.TERM ??= "xterm-256color";
}
