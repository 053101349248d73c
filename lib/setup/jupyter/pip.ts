import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Say } from "../shared/reporter";
import { SetupError } from "../shared/setupError";

/** A pip that runs straight from its wheel, for a Python that has none (Debian without python3-venv). */
const PIP_WHEEL = {
  url: "https://files.pythonhosted.org/packages/44/3c/d717024885424591d5376220b5e836c2d5293ce2011523c9de23ff7bf068/pip-25.3-py3-none-any.whl",
  sha256: "9655943313a94722b7774661c21049070f6bbb0a1516bf02f7c8d5d9201514cd",
};

const FETCH = `
import hashlib, sys, urllib.request
url, sha256, target = sys.argv[1:]
data = urllib.request.urlopen(url, timeout=30).read()
if hashlib.sha256(data).hexdigest() != sha256: sys.exit("the download is damaged")
open(target, "wb").write(data)`;

/** The last line of what a program printed: the sentence in which Python states its error. */
const lastLine = (text: string): string => text.trim().split("\n").pop()!.trim();

/** Fetches pip's wheel into the environment and returns the arguments that run it. */
function bootstrapPip(python: string, venv: string): string[] {
  const wheel = path.join(venv, path.basename(PIP_WHEEL.url));
  const run = spawnSync(python, ["-c", FETCH, PIP_WHEEL.url, PIP_WHEEL.sha256, wheel], { encoding: "utf8" });
  if (run.status === 0) return [path.join(wheel, "pip")];
  throw new SetupError(
    `This Python has no pip, and fetching it failed (${lastLine(run.stderr)}). ` +
      "On Debian or Ubuntu run: sudo apt-get install python3-venv",
  );
}

/** Folders of packages inside a virtual environment; they need not exist. */
export function sitePackages(venv: string): string[] {
  const unix = path.join(venv, "lib");
  try {
    return readdirSync(unix).map((name) => path.join(unix, name, "site-packages"));
  } catch {
    return [path.join(venv, "Lib", "site-packages")];
  }
}

function countInstalled(venv: string): number {
  try {
    return sitePackages(venv)
      .flatMap((folder) => readdirSync(folder))
      .filter((name) => name.endsWith(".dist-info")).length;
  } catch {
    return 0;
  }
}

/** The sentence that explains why pip gave up. */
export function explainPipFailure(log: string): string {
  if (/No space left on device/i.test(log)) return "the disk is full; free 500 MB";
  if (/Connection|resolve|timed? ?out|Network is unreachable|ProxyError|SSLError|Max retries/i.test(log)) {
    return "PyPI could not be reached; check the network or the proxy (HTTPS_PROXY)";
  }
  const last = log
    .split("\n")
    .filter((line) => line.startsWith("ERROR"))
    .pop();
  return last ?? "pip stopped without a message";
}

/**
 * Installs the requirements into the virtual environment and reports packages as they come.
 * @param total how many packages the file lists
 * @throws {SetupError} with the likely cause, such as a network that refuses
 */
export async function installRequirements(
  options: { python: string; venv: string; requirements: string; total: number; bundled: boolean },
  say: Say,
): Promise<void> {
  const { python, venv, requirements } = options;
  const pip = options.bundled ? ["-m", "pip"] : bootstrapPip(python, venv);
  const flags = ["--no-deps", "--only-binary", ":all:", "--progress-bar", "off", "--no-input"];
  const quiet = ["--disable-pip-version-check", "--no-warn-script-location"];
  const child = spawn(python, [...pip, "install", ...flags, ...quiet, "-r", requirements], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  let collected = 0;
  let total = options.total;
  let watch: NodeJS.Timeout | undefined;
  const before = countInstalled(venv);
  child.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  createInterface({ input: child.stdout }).on("line", (line) => {
    log += `${line}\n`;
    if (/^Ignoring /.test(line)) total--;
    const name = /^Collecting ([\w.-]+)/.exec(line)?.[1];
    if (name && (++collected % 10 === 0 || collected === total))
      say(`  fetched ${collected}/${total} (${name})`);
    if (line.startsWith("Installing collected packages")) {
      watch = setInterval(() => say(`  installed ${countInstalled(venv) - before}/${total}`), 4_000);
    }
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  clearInterval(watch);
  if (code !== 0)
    throw new SetupError(
      `JupyterLab could not be installed: ${explainPipFailure(log)}. Then run npm start again.`,
    );
}
