import { setPriority } from "node:os";
import { parseArgs } from "node:util";
import { checkLibrary } from "../tensors/check";
import { findPlaces, type Places } from "../shared/places";
import { type Reporter, streamReporter } from "../shared/reporter";
import { explainFileError, SetupError } from "../shared/setupError";
import { setUpTensors } from "../tensors/setUpTensors";

const HELP = `Usage: npm run setup:tensors [-- options]

Makes the native TensorFlow library work, which trains several times faster than what npm alone brings. Takes it from your
cache folder if it is there, else from TensorFlow's own download if its host answers, else from PyPI (about 280 MB) and a
C++ compiler. Writes into node_modules/@tensorflow/tfjs-node-gpu and your cache folder only; needs 1.2 GB of disk.

  --force         make it anew even if there is one that works
  --offline DIR   take a wheel of TensorFlow or a libtensorflow-*.tar.gz from this folder and use no network
  --check         only say whether it works
  --background    for npm start: low priority, one line at the beginning and one at the end
  --help          this text`;

const RUN = "npm run setup:tensors";

const isInBackground = process.argv.includes("--background");

/** The command line's options. */
function readOptions() {
  const options = {
    force: { type: "boolean", default: false },
    offline: { type: "string" },
    check: { type: "boolean", default: false },
    background: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new SetupError(`${RUN}: ${(error as Error).message.split(". ")[0]}. See ${RUN} -- --help`);
  }
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

async function main(): Promise<number> {
  const given = readOptions();
  if (given.help) {
    console.log(HELP);
    return 0;
  }
  const places = requirePlaces();
  if (given.check) return check(places);
  if (isInBackground) setPriority(15);
  const reporter = isInBackground ? quietReporter() : streamReporter(process.stderr);
  const started = Date.now();
  const { what, from } = await setUpTensors(
    places,
    { force: given.force ?? false, offline: given.offline ?? null },
    reporter,
  );
  const seconds = Math.round((Date.now() - started) / 1000);
  const line = `Native tensors: ${what} works (${from}, ${seconds} s).`;
  if (isInBackground) console.error(`${line} Kernels that start from now on use it.`);
  else console.log(line);
  return 0;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    const expected = error instanceof SetupError ? error.message : explainFileError(error);
    const again = `(tried again in a week; at once by ${RUN})`;
    console.error(
      isInBackground ? `No native tensors: ${expected ?? error.message} ${again}` : (expected ?? error.stack),
    );
    process.exit(expected ? 1 : 2);
  },
);
