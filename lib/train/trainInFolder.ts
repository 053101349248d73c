import { evaluate } from "../agents/training/evaluate";
import { openLoop } from "../agents/dreamerV1/openLoop";
import type { RunProgress } from "../agents/training/runProgress";
import { Rng } from "../core/rng";
import type { RunFolder } from "../data/runFolder";
import type { Environment } from "../envs/environment";
import { encodeGif } from "../jupyter/display/pictures/gif";
import type { Reporter } from "../setup/shared/reporter";
import { writeAtomically } from "../setup/shared/writeAtomically";
import { dreamFilm } from "./film";
import { prepare, type Prepared, readTask, type TrainSettings } from "./readTask";
import { reportHtml } from "./report";

/** How long, and who hears of it. */
export interface TrainInFolderOptions {
  /** Environment steps at which it ends; the task's own where they are not given. */
  readonly steps?: number;
  readonly say: Reporter;
}

const clock = (seconds: number): string => {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

/** One line of where a training stands. */
export function describeProgress({ metrics, ...at }: RunProgress, envSteps: number): string {
  const left = at.envSteps > 0 ? (at.seconds * (envSteps - at.envSteps)) / at.envSteps : NaN;
  const parts = [
    at.phase === "pretrain"
      ? `model alone: ${at.modelUpdates} updates`
      : `${at.envSteps} of ${envSteps} steps`,
    at.phase === "train" ? `${at.updates} updates` : "",
    Number.isNaN(at.meanReturn) ? "" : `return ${at.meanReturn.toFixed(2)}`,
    metrics.imageLoss === undefined ? "" : `image loss ${metrics.imageLoss.toPrecision(3)}`,
    `${clock(at.seconds)}${at.phase === "train" ? `, at most ${clock(left)} left` : ""}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** Episodes of an evaluation: whole ones by the likeliest actions, in worlds that the training does not see. */
async function lookAt({ agent, another, config }: Prepared, seed: number, worlds: number) {
  const environments: Environment[] = [];
  for (let i = 0; i < worlds; i++) environments.push(await another());
  const result = evaluate(
    agent,
    environments,
    config.schedule.environments > 8 ? 7 : 1,
    new Rng(`evaluation of ${seed}`),
  );
  const films = result.episodes.slice(0, 3).map((episode) => {
    const dreamt = agent.useParams(({ model }) =>
      openLoop(model, config.world, episode, Math.min(5, episode.steps)),
    );
    return dreamFilm(episode, dreamt).slice(0, longestFilm);
  });
  return { ...result, films };
}

const longestFilm = 100; // frames

/**
 * Trains in a folder, from its newest snapshot if it has one, until there are enough steps, the task is solved, or Ctrl-C; then
 * evaluates, and writes the report.
 * @returns the exit status
 */
export async function trainInFolder(
  folder: RunFolder,
  settings: TrainSettings,
  { steps, say }: TrainInFolderOptions,
): Promise<number> {
  const { task } = readTask(settings);
  const envSteps = steps ?? task.envSteps;
  const prepared = await prepare(settings, folder);
  const { run } = prepared;
  if (folder.isBegun) run.resume();
  let interrupted = false;
  const interrupt = () => (interrupted = true);
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  const isSolved = ({ meanReturn, episodes }: RunProgress) =>
    task.solvedAt !== undefined && episodes >= 100 && meanReturn >= task.solvedAt;
  try {
    const end = await run.train({
      envSteps,
      onProgress: (at) => say.progress(describeProgress(at, envSteps)),
      stop: (at) => interrupted || isSolved(at),
    });
    say.say(describeProgress(end, envSteps));
    if (interrupted) say.say(`Stopped. Go on by: npm run train -- --resume ${folder.folder}`);
    await report(folder, settings, prepared, end);
    process.stdout.write(`${folder.file("report.html")}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError) || !error.message.startsWith("TrainingRun.train: ")) throw error;
    say.say(error.message.replace("TrainingRun.", ""));
    return 1;
  }
}

/** Evaluates, and writes the page. */
async function report(
  folder: RunFolder,
  settings: TrainSettings,
  prepared: Prepared,
  end: RunProgress,
): Promise<void> {
  const { task } = readTask(settings);
  const { returns, meanReturn, films } = await lookAt(
    prepared,
    settings.seed,
    prepared.config.schedule.environments,
  );
  const facts = [
    `${end.envSteps} environment steps, ${end.updates} updates (and ${end.modelUpdates} of the model alone), ${clock(end.seconds)} of training.`,
    `Evaluation by the likeliest actions: mean return ${meanReturn.toFixed(2)} over ${returns.length} episodes.`,
  ];
  const gifs = films.map((frames, i) => ({
    caption: `Episode ${i + 1} of the evaluation: on the left what happened; on the right what the model sees (green) and then imagines (red) from the actions alone.`,
    gif: encodeGif(frames, 5),
  }));
  const page = reportHtml(folder.metrics(), { title: task.title, settings, facts, films: gifs });
  writeAtomically(folder.file("report.html"), page);
}
