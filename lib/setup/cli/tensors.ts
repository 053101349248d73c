import { setPriority } from "node:os";
import { parseArgs } from "node:util";
import { endOnSignals, runCommand } from "../shared/command";
import { checkLibrary } from "../tensors/check";
import { findPlaces, type Places } from "../shared/places";
import { type Reporter, streamReporter } from "../shared/reporter";
import { SetupError } from "../shared/setupError";
import { explainFileError } from "../tensors/explainFileError";
import { type SetupOptions, setUpTensors } from "../tensors/setUpTensors";

const HELP = `Usage: npm run setup:tensors [-- options]

Makes the native TensorFlow library work, which trains several times faster than what npm alone brings. Takes it from your
cache folder if it is there, else from TensorFlow's own download if its host answers, else from PyPI (about 280 MB) and a
C++ compiler. Writes into node_modules/@tensorflow/tfjs-node-gpu and your cache folder only; needs 1.2 GB of disk.

  --force         make it anew even if there is one that works
  --offline DIR   take a wheel of TensorFlow or a libtensorflow-*.tar.gz from this folder and use no network
  --check         only say whether it works
  --background    for npm start: low priority, one line at the beginning and one at the end
  --help          this text`;

const COMMAND = { name: "npm run setup:tensors", run: "npm run setup:tensors", endsAtOnce: true };

/** The command line's options. */
function readOptions(args: string[]) {
  const options = {
    force: { type: "boolean", default: false },
    offline: { type: "string" },
    check: { type: "boolean", default: false },
    background: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  return parseArgs({ args, options }).values;
}

/** The first line only: what begins. */
function quietReporter(): Reporter {
  let said = false;
  const say = (line: string) => {
    if (!said) console.error(`In the background: ${line}`);
    said = true;
  };
  return { say, progress: () => undefined };
}

function requirePlaces(): Places {
  const places = findPlaces();
  if (places) return places;
  throw new SetupError("The package @tensorflow/tfjs-node-gpu is not installed. Run: npm ci");
}

async function check(places: Places): Promise<number> {
  const found = await checkLibrary(places.tensorPackage);
  console.log(found.works ? found.what : `no native library (${found.why})`);
  return found.works ? 0 : 1;
}

/** Sets the library up; a sentence about what works now. */
async function setUp(places: Places, options: SetupOptions, reporter: Reporter): Promise<string> {
  const started = Date.now();
  const { what, from } = await setUpTensors(places, options, reporter).catch((error: Error) => {
    const told = explainFileError(error);
    throw told === null ? error : new SetupError(told);
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  return `Native tensors: ${what} works (${from}, ${seconds} s).`;
}

async function main(args: string[]): Promise<number> {
  const given = readOptions(args);
  if (given.help) {
    console.log(HELP);
    return 0;
  }
  const places = requirePlaces();
  if (given.check) return check(places);
  const options = { force: given.force, offline: given.offline ?? null };
  if (given.background) return mainInBackground(places, options);
  console.log(await setUp(places, options, streamReporter(process.stderr)));
  return 0;
}

/** The same in the background of npm start, which tells the end in one line. */
async function mainInBackground(places: Places, options: SetupOptions): Promise<number> {
  setPriority(15);
  try {
    const line = await setUp(places, options, quietReporter());
    console.error(`${line} Kernels that start from now on use it.`);
    return 0;
  } catch (error) {
    console.error(
      `No native tensors: ${(error as Error).message} (tried again in a week; at once by ${COMMAND.run})`,
    );
    return error instanceof SetupError ? 1 : 2;
  }
}

endOnSignals();
runCommand(COMMAND, main);
