/**
 * Brings what the tests use and neither npm nor the system's packages bring: JupyterLab, papermill, jupyter_kernel_test, Gymnasium and
 * the native tensor library. Tests themselves install nothing, so that they find the same machine from the first to the last.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { installFigureExtension } from "lib/setup/jupyter/installFigureExtension";
import { endOnSignals } from "lib/setup/shared/command";
import { withLock } from "lib/setup/shared/lock";
import { placesOf } from "lib/setup/shared/places";
import { ensureVenv } from "lib/setup/shared/venv";
import { KERNEL_TEST_VERSIONS, kernelTestPlaces } from "./kernelTestVenv";
import { installPapermill } from "./pythonClients";

const root = path.resolve(__dirname, "../..");
const places = placesOf(root);
const say = (line: string): void => console.error(line);

async function setUpJupyter(): Promise<void> {
  await ensureVenv(places, say);
  await installFigureExtension(root);
  await installPapermill();
  for (const own of KERNEL_TEST_VERSIONS.map(kernelTestPlaces)) {
    mkdirSync(path.dirname(own.venv), { recursive: true });
    await ensureVenv(own, () => undefined);
  }
}

/** Runs one of the set-up's own commands. */
function setUp(name: "tensors" | "gymnasium"): boolean {
  const program = path.join(root, "lib", "setup", "cli", `${name}.ts`);
  return spawnSync(process.execPath, ["-r", "ts-node/register", program], { stdio: "inherit" }).status === 0;
}

async function main(): Promise<number> {
  const [hasTensors, hasGymnasium] = [setUp("tensors"), setUp("gymnasium")];
  const hasJupyter = await withLock(places.lock, say, setUpJupyter).then(
    () => true,
    (error: Error) => {
      say(`npm run setup:tests: ${error.message}`);
      return false;
    },
  );
  return hasTensors && hasGymnasium && hasJupyter ? 0 : 1;
}

endOnSignals();
void main().then((code) => process.exit(code));
