import { spawnSync } from "node:child_process";
import { chromiumPath } from "./chromium";

/** What some tests need and a laptop may lack. */
export type Tool = "chromium" | "bubblewrap" | "python";

const succeeds = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore", timeout: 20_000 }).status === 0;

/** A sandbox that really starts: bubblewrap may be installed and still be forbidden to make namespaces. */
const bubblewrapRuns = (): boolean =>
  succeeds("bwrap", ["--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--", "/bin/true"]);

const PROBES: Record<Tool, { present: () => boolean; mend: string }> = {
  chromium: {
    present: () => chromiumPath() !== undefined,
    mend: "run `apt-get install chromium` or set CHROMIUM to the path of a browser",
  },
  bubblewrap: { present: bubblewrapRuns, mend: "run `apt-get install bubblewrap`" },
  python: {
    present: () =>
      succeeds("python3", ["-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))"]),
    mend: "run `apt-get install python3 python3-venv` (3.10 or later)",
  },
};

/**
 * Declares tests that need programs from outside npm. Where one is missing, the tests are skipped and say why;
 * with CI="true" a missing program is a failed test, so that nothing goes untested unseen.
 * @param body what declares the tests, as for `describe`
 */
export function needs(tools: Tool | readonly Tool[], body: () => void): void {
  const missing = [tools].flat().filter((tool) => !PROBES[tool].present());
  if (missing.length === 0) return body();
  const sentence = `needs ${missing.map((tool) => `${tool}: ${PROBES[tool].mend}`).join("; ")}`;
  if (process.env.CI !== "true") return describe.skip(sentence, body);
  it(sentence, () => {
    throw new Error(`CI is "true", so nothing may be skipped: ${sentence}`);
  });
}
