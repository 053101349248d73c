import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
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

/** How long a test waits for a page: limits are for what hangs, and a busy machine may take ten times as long as an idle one. */
const PATIENCE_MS = 200_000;

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Path of the browser that the tests drive (the variable CHROMIUM, else what PATH has), or undefined when there is none. */
export function chromiumPath(): string | undefined {
  const candidates = [process.env.CHROMIUM, ...NAMES.map((name) => findOnPath(name)), ON_A_MAC];
  return candidates.find((file) => file && existsSync(file));
}

/**
 * Starts a headless Chromium, whose pages are waited for patiently; the caller closes it.
 * @throws {Error} when no browser is installed.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    throw new Error(
      "launchChromium: no browser found; run `apt-get install chromium` or set CHROMIUM to its path",
    );
  }
  const browser = await chromium.launch({ executablePath, args: FLAGS, timeout: PATIENCE_MS });
  const newContext = browser.newContext.bind(browser);
  // Browser.newPage makes its page in such a context as well.
  browser.newContext = async (options): Promise<BrowserContext> => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}
