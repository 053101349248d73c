import { spawn } from "node:child_process";
import path from "node:path";
import type { Locator, Page } from "playwright-core";

const ROOT = path.resolve(__dirname, "..", "..");

/** Where tests leave pictures of what the browser showed. */
export const SCREENSHOTS = path.join(ROOT, ".cache", "screenshots");

/** A selector of what JupyterLab shows of errors, and of all else that was written to stderr. */
export const ERROR_OUTPUT = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]';

/** A JupyterLab that `npm start` opened. */
export interface Lab {
  /** Address with the token. */
  url: string;
  /** What npm start printed so far. */
  printed(): string;
  /** Presses Ctrl-C and waits for the end; returns what npm start printed after it. */
  stop(): Promise<string>;
}

/**
 * Runs `npm start -- --no-browser` and waits for the address. JupyterLab must be there; the native tensor library is left as it is.
 * @throws {Error} with what was printed when no address comes
 */
export async function startLab(options: { folder?: string; port: number }): Promise<Lab> {
  const folder = options.folder ? ["--folder", options.folder] : [];
  const args = ["start", "--", "--no-browser", "--no-tensors", "--port", String(options.port), ...folder];
  // A group of its own, as in a terminal: Ctrl-C reaches npm and everything below it.
  const child = spawn("npm", args, { cwd: ROOT, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      printed += text;
      const found = /http:\S+token=\w+/.exec(printed);
      if (found) resolve(found[0]);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    void closed.then(() => reject(new Error(`npm start ended without an address:\n${printed}`)));
  });
  const stop = async (): Promise<string> => {
    const before = printed.length;
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, "SIGINT");
    await closed;
    return printed.slice(before);
  };
  return { url, printed: () => printed, stop };
}

/** Opens a notebook of the folder, in a workspace of its own, and waits until its kernel is idle. */
export async function openNotebook(page: Page, lab: Lab, name: string): Promise<void> {
  const { origin, searchParams } = new URL(lab.url);
  const workspace = `${path.parse(name).name}-${Date.now()}`;
  await page.goto(`${origin}/lab/workspaces/${workspace}/tree/${name}?token=${searchParams.get("token")}`);
  await page.locator(".jp-NotebookPanel:visible .jp-Notebook .jp-Cell").first().waitFor();
  await idle(page).waitFor();
}

/** The status bar's words once the kernel answers; the notebook's own indicator says "idle" before there is one. */
const idle = (page: Page): Locator => page.locator("#jp-bottom-panel", { hasText: "TypeScript | Idle" });

/** Chooses Run → Run All Cells and waits until no cell is waiting or running. */
export async function runAll(page: Page): Promise<void> {
  await page.locator(".lm-MenuBar-itemLabel", { hasText: /^Run$/ }).click();
  await page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click();
  const prompts = page.locator(".jp-NotebookPanel:visible .jp-CodeCell .jp-InputPrompt");
  await prompts
    .filter({ hasText: /\[(\*|\d+)\]/ })
    .first()
    .waitFor();
  await prompts.filter({ hasText: "[*]" }).first().waitFor({ state: "hidden" });
  await idle(page).waitFor();
}

/** Chooses Settings → Theme and waits until all is shown in it. */
export async function chooseTheme(page: Page, theme: "Light" | "Dark"): Promise<void> {
  const name = `JupyterLab ${theme}`;
  await page.locator(".lm-MenuBar-itemLabel", { hasText: /^Settings$/ }).click();
  await page.locator(".lm-Menu-itemLabel", { hasText: /^Theme$/ }).hover();
  await page.locator(".lm-Menu-itemLabel", { hasText: new RegExp(`^${name}$`) }).click();
  await page.locator(`body[data-jp-theme-name="${name}"]`).waitFor({ state: "attached" });
  await page.locator(".jp-NotebookPanel:visible .jp-Notebook .jp-Cell").first().waitFor();
}
