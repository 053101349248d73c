import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { environment } from "./walls/bubblewrap";
import { nodeFlags } from "./walls/launch";
import type { Limits } from "./limits";
import type { Box } from "./stage";

/** Longest time that making one may take, in milliseconds. */
const patienceMs = 60_000;

/** Its name in a box. */
const blob = "host.blob";

function succeeds(command: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: "ignore",
      env: environment,
      timeout: patienceMs,
      killSignal: "SIGKILL",
    });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

/**
 * A snapshot of Node with a script loaded, from which it starts in a third of the time; nothing where none can be made. Snapshots are
 * kept by their content.
 * @param script a program and all that it requires, as {@link bundle} gives it; while the snapshot is made it says what to run later
 * @param flags of the node that starts from it @param args what the script gets while the snapshot is made
 * @param cache folder in which snapshots are kept @param node the binary that starts from it
 * @returns the snapshot's file
 */
export async function snapshotOf(
  script: string,
  flags: readonly string[],
  args: readonly string[],
  { cache, node }: { cache: string; node: string },
): Promise<string | undefined> {
  const content = JSON.stringify([process.version, process.arch, flags, args, script]);
  const name = createHash("sha256").update(content).digest("hex").slice(0, 24);
  const kept = path.join(cache, `${name}.blob`);
  if (existsSync(kept)) return kept;
  const draft = path.join(cache, `.${randomUUID()}`);
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${draft}.js`, script);
    const build = ["--snapshot-blob", draft, "--build-snapshot", `${draft}.js`];
    if (!(await succeeds(node, [...flags, ...build, ...args]))) return undefined;
    renameSync(draft, kept);
    return kept;
  } catch {
    return undefined; // no room, no right to write: it starts as it would without
  } finally {
    for (const file of [draft, `${draft}.js`]) rmSync(file, { force: true });
  }
}

/** A box whose host starts from a snapshot; the same box where none can be made. See {@link snapshotOf}. */
export async function withSnapshot(
  box: Box,
  limits: Limits,
  script: string,
  args: string[],
  places: { cache: string; node: string },
): Promise<Box> {
  const kept = await snapshotOf(script, nodeFlags(limits), args, places);
  if (kept === undefined) return box;
  const place = path.join(box.folder, blob);
  copyFileSync(kept, place);
  chmodSync(place, 0o644);
  return { ...box, snapshot: blob };
}
