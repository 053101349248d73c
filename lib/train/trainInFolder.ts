import { evaluate } from "../agents/training/evaluate";
import { openLoop } from "../agents/dreamer/openLoop";
import { type RunProgress, TrainingDiverged } from "../agents/training/runProgress";
import { Rng } from "../core/rng";
import type { RunFolder } from "../data/runFolder";
import { duration } from "../jupyter/display/progress/progressText";
import { encodeGif } from "../jupyter/display/pictures/gif";
import type { Reporter } from "../setup/shared/reporter";
import { writeAtomically } from "../setup/shared/writeAtomically";
import { dreamFilm } from "./film";
import { prepare, type Prepared, type TrainSettings } from "./readTask";
import { reportHtml } from "./report";
import { tensorBoardWriter } from "./tensorBoard";

/** How long, and who hears of it. */
export interface TrainInFolderOptions {
  /** Environment steps at which it ends; the task's own where they are not given. */
  readonly steps?: number;
  readonly say: Reporter;
}

/** One line of where a training stands. */
export function describeProgress({ metrics, ...at }: RunProgress, envSteps: number): string {
  const left = at.envSteps > 0 ? (at.seconds * Math.max(0, envSteps - at.envSteps)) / at.envSteps : NaN;
  const parts = [
    at.phase === "pretrain"
      ? `model alone: ${at.modelUpdates} updates`
      : `${at.envSteps} of ${envSteps} steps`,
    at.phase === "train" ? `${at.updates} updates` : "",
    Number.isNaN(at.meanReturn) ? "" : `return ${at.meanReturn.toFixed(2)}`,
    metrics.imageLoss === undefined ? "" : `image loss ${metrics.imageLoss.toPrecision(3)}`,
    `${duration(at.seconds)}${at.phase === "train" ? `, at most ${duration(left)} left` : ""}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** Whole episodes by the likeliest and by drawn actions, in worlds that the training does not see, and films of the first. */
async function lookAt({ task, agent, otherWorlds }: Prepared, seed: number) {
  const rng = new Rng(`evaluation of ${seed}`);
  const worlds = await otherWorlds();
  const [likeliest, drawn] = (["likeliest", "drawn"] as const).map((play) =>
    evaluate(agent, worlds, task.evaluated ?? 1, rng, play),
  );
  const films = likeliest.episodes.slice(0, 3).map((episode) => {
    const dreamt = agent.useParams(({ model }) =>
      openLoop(model, agent.config.world, episode, Math.min(5, episode.steps)),
    );
    return dreamFilm(episode, dreamt).slice(0, longestFilm);
  });
  return { likeliest, drawn, films };
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
  const prepared = await prepare(settings, folder);
  const { task, run } = prepared;
  const envSteps = steps ?? task.envSteps;
  run.resume();
  let interrupted = false;
  const interrupt = () => (interrupted = true);
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  const board = tensorBoardWriter(folder.file("tensorboard"));
  const isSolved = ({ meanReturn, episodes }: RunProgress) =>
    task.solvedAt !== undefined && episodes >= 100 && meanReturn >= task.solvedAt;
  try {
    const end = await run.train({
      envSteps,
      onProgress: (at) => {
        say.progress(describeProgress(at, envSteps));
        board.show(at);
      },
      stop: (at) => interrupted || isSolved(at),
    });
    say.say(describeProgress(end, envSteps));
    if (interrupted) say.say(`Stopped. Go on by: npm run train -- --resume ${folder.folder}`);
    await report(folder, settings, prepared, end);
    process.stdout.write(`${folder.file("report.html")}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof TrainingDiverged)) throw error;
    say.say(error.message.replace("TrainingRun.", ""));
    return 1;
  } finally {
    board.flush();
  }
}

/** Evaluates, and writes the page. */
async function report(
  folder: RunFolder,
  settings: TrainSettings,
  prepared: Prepared,
  end: RunProgress,
): Promise<void> {
  const { likeliest, drawn, films } = await lookAt(prepared, settings.seed);
  const facts = [
    `${end.envSteps} environment steps, ${end.updates} updates (and ${end.modelUpdates} of the model alone), ${duration(end.seconds)} of training.`,
    `Evaluation: mean return ${likeliest.meanReturn.toFixed(2)} by the likeliest actions, ${drawn.meanReturn.toFixed(2)} by drawn ones, over ${drawn.returns.length} episodes each.`,
  ];
  const gifs = films.map((frames, i) => ({
    caption: `Episode ${i + 1} of the evaluation: on the left what happened; on the right what the model sees (green) and then imagines (red) from the actions alone.`,
    gif: encodeGif(frames, 5),
  }));
  const page = reportHtml(folder.metrics(), { title: prepared.task.title, settings, facts, films: gifs });
  writeAtomically(folder.file("report.html"), page);
}
