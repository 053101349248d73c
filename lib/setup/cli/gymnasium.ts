import { parseArgs } from "node:util";
import { gymnasium, gymnasiumVenv } from "../gymnasium/gymnasiumVenv";
import { endOnSignals, runCommand } from "../shared/command";
import { withLock } from "../shared/lock";
import { streamReporter } from "../shared/reporter";
import { ensureVenv, venvState } from "../shared/venv";

const HELP = `Usage: npm run setup:gymnasium [-- options]

Installs Gymnasium and the Arcade Learning Environment, which brings the Atari games, into a virtual environment in your cache folder
(about ${gymnasium.download} to fetch, ${gymnasium.room} of disk), so that any environment of Gymnasium can be played and trained on:
npm run play -- gymnasium:ALE/Pong-v5. Nothing else is touched; a second run takes no time.

  --check   only say whether it is there
  --help    this text`;

async function main(args: string[]): Promise<number> {
  const options = { check: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } } as const; // prettier-ignore
  const { values } = parseArgs({ args, options });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const place = gymnasiumVenv();
  const { say } = streamReporter(process.stderr);
  if (!values.check) await withLock(`${place.venv}.lock`, say, () => ensureVenv(place, say, gymnasium));
  const isReady = venvState(place) === "ready";
  console.log(isReady ? `${gymnasium.name} is in ${place.venv}.` : `${gymnasium.name} is not installed.`);
  return isReady ? 0 : 1;
}

endOnSignals();
runCommand({ name: gymnasium.run, run: gymnasium.run, endsAtOnce: true }, main);
