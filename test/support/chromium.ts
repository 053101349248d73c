import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Flags that keep a test's browser quiet, offline-minded and able to run as root. */
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Path of the browser that the tests drive (the variable CHROMIUM, else Debian's), or undefined when there is none. */
export function chromiumPath(): string | undefined {
  return [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));
}

/**
 * Starts a headless Chromium; the caller closes it.
 * @throws {Error} when no browser is installed.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    throw new Error(
      "launchChromium: no browser found; run `apt-get install chromium` or set CHROMIUM to its path",
    );
  }
  return chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 });
}
