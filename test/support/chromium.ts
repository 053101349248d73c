import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { findOnPath } from "./findOnPath";

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

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Path of the browser that the tests drive (the variable CHROMIUM, else what PATH has), or undefined when there is none. */
export function chromiumPath(): string | undefined {
  const candidates = [process.env.CHROMIUM, ...NAMES.map((name) => findOnPath(name)), ON_A_MAC];
  return candidates.find((file) => file && existsSync(file));
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
