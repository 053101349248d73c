import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { distrustTimes } from "./buildInfo";
import { placesOf } from "../../../setup/shared/places";
import { withLock } from "../../../setup/shared/lock";

/** One message of tsc; the place counts from 1. */
export interface BuildMessage {
  file: string;
  line: number;
  column: number;
  code: string;
  text: string;
}

const head = /^(.+)\((\d+),(\d+)\): error (TS\d+): (.*)$/;

/** The messages in what tsc prints without `--pretty`. */
export function parseBuildOutput(output: string, folder: string): BuildMessage[] {
  const messages: BuildMessage[] = [];
  for (const line of output.split(/\r?\n/)) {
    const match = head.exec(line);
    if (match) {
      const [, file, row, column, code, text] = match;
      messages.push({
        file: path.resolve(folder, file),
        line: Number(row),
        column: Number(column),
        code,
        text,
      });
    } else if (line.startsWith("  ") && messages.length > 0) {
      messages[messages.length - 1].text += `\n${line}`;
    }
  }
  return messages;
}

const silent = (): void => undefined;

/** The build is a process of its own, which ends in its own time: half of one would be worse than none. */
function run(compiler: string, folder: string, workspaces: string[]): Promise<string> {
  const args = [compiler, "--build", "--pretty", "false", ...workspaces];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", () => resolve(output)).on("close", () => resolve(output));
    child.unref();
  });
}

/** Builds the types of workspaces behind the cells: one build at a time, also among the kernels of one course. */
export class TypesBuild {
  private running: Promise<void> | null = null;
  private waiting = new Set<string>();

  /** @param onMessages is told what tsc had to say about one build */
  constructor(private readonly onMessages: (messages: BuildMessage[]) => void) {}

  /** Asks for a build of workspaces, by their folders; one that runs is followed by another. */
  request(folders: Iterable<string>): void {
    for (const folder of folders) this.waiting.add(folder);
    if (this.waiting.size === 0 || this.running) return;
    this.running = this.work().finally(() => (this.running = null));
  }

  /** Waits until nothing is left to build. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async work(): Promise<void> {
    while (this.waiting.size > 0) {
      const folders = [...this.waiting];
      this.waiting.clear();
      const roots = new Set(folders.map((folder) => path.dirname(folder)));
      for (const root of roots) {
        const names = folders
          .filter((folder) => path.dirname(folder) === root)
          .map((folder) => path.basename(folder));
        await this.buildIn(root, names).catch(silent);
      }
    }
  }

  private async buildIn(root: string, names: string[]): Promise<void> {
    const compiler = path.join(path.dirname(compilerManifest(root)), "bin", "tsc");
    const output = await withLock(placesOf(root).lock, silent, () => {
      for (const name of names) distrustTimes(path.join(root, name));
      return run(compiler, root, names);
    });
    this.onMessages(parseBuildOutput(output, root));
  }
}

/** The course's own compiler; a workspace elsewhere may have another. */
function compilerManifest(root: string): string {
  try {
    return createRequire(path.join(root, "build.js")).resolve("typescript/package.json");
  } catch {
    return require.resolve("typescript/package.json");
  }
}
