import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { explainPipFailure } from "./explainPipFailure";
import type { Say } from "./reporter";
import { runProgram } from "./runProgram";
import { SetupError } from "./setupError";

/** What is installed, as those are told who wait for it. */
export interface Product {
  /** "JupyterLab" */
  readonly name: string;
  /** The command that installs it: "npm start". */
  readonly run: string;
  /** What is fetched, and what the disk needs: "40 MB". */
  readonly download: string;
  readonly room: string;
}

const LIMIT_MS = 3_600_000;

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

/** Tells how many packages have come, by what pip prints, and how many are installed, by the folders that appear. */
class PipProgress {
  private readonly before: number;
  private collected = 0;
  private watch: NodeJS.Timeout | undefined;

  constructor(
    private readonly venv: string,
    private total: number,
    private readonly say: Say,
  ) {
    this.before = countInstalled(venv);
  }

  see(line: string): void {
    if (/^Ignoring /.test(line)) this.total--;
    const name = /^Collecting ([\w.-]+)/.exec(line)?.[1];
    if (name && (++this.collected % 10 === 0 || this.collected === this.total))
      this.say(`  fetched ${this.collected}/${this.total} (${name})`);
    if (line.startsWith("Installing collected packages"))
      this.watch = setInterval(() => this.say(`  installed ${this.installed}/${this.total}`), 4_000);
  }

  end(): void {
    clearInterval(this.watch);
  }

  private get installed(): number {
    return countInstalled(this.venv) - this.before;
  }
}

/**
 * Installs the requirements into the virtual environment and reports packages as they come.
 * @param total how many packages the file lists
 * @throws {SetupError} with the likely cause, such as a network that refuses
 */
export async function installRequirements(
  options: { python: string; venv: string; requirements: string; total: number; bundled: boolean },
  say: Say,
  { name, run: command, room }: Product,
): Promise<void> {
  const { python, venv, requirements, total } = options;
  const pip = options.bundled ? ["-m", "pip"] : bootstrapPip(python, venv);
  const flags = ["--no-deps", "--only-binary", ":all:", "--progress-bar", "off", "--no-input"];
  const quiet = ["--disable-pip-version-check", "--no-warn-script-location"];
  const progress = new PipProgress(venv, total, say);
  const run = await runProgram(python, [...pip, "install", ...flags, ...quiet, "-r", requirements], {
    limitMs: LIMIT_MS,
    onLine: (line) => progress.see(line),
  });
  progress.end();
  if (run.code === 0) return;
  const why = run.cause ?? explainPipFailure(run.output, room);
  throw new SetupError(`${name} could not be installed: ${why}. Then run ${command} again.`);
}
