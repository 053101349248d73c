import { dream } from "lib/agents/dreamer/dream";
import { DreamerV1Agent } from "lib/agents/dreamerV1/agent";
import { type DreamerV1Config } from "lib/agents/dreamerV1/config";
import { openLoop } from "lib/agents/dreamer/openLoop";
import { catchTiny } from "lib/agents/dreamerV1/presets";
import { Lockstep } from "lib/agents/training/lockstep";
import type { RunProgress } from "lib/agents/training/runProgress";
import { TrainingRun } from "lib/agents/training/trainingRun";
import { mean } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { centredPixels } from "lib/data/batchTensors";
import { layoutOf } from "lib/data/columns";
import { type Episode, EpisodeRecorder } from "lib/data/episode";
import type { Generated } from "lib/data/generated";
import { tensorsOf, type StoredTensor } from "lib/data/safetensors";
import { seenCatch } from "lib/envs/grids/catch";
import { encodeImages } from "lib/models/world/imageEncoder";
import { initialLatent, obsStep } from "lib/models/world/rssm";
import { lambdaReturn } from "lib/objectives/lambdaReturn";
import type { TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";

const horizons = [1, 3, 8, 15];
const seeds = [1, 2, 3];
/** Updates of each training of the sweep. */
const updates = 900;
/** Episodes of an evaluation, in as many worlds. */
const played = 128;
/** Clips of the lecture's quiz, for each agent. */
const clips = 10;

const worlds = (count: number) => Array.from({ length: count }, () => seenCatch());

interface Training {
  readonly agent: DreamerV1Agent;
  readonly run: TrainingRun;
}

function training(config: DreamerV1Config, seed: number): Training {
  const environments = worlds(config.schedule.environments);
  const agent = new DreamerV1Agent({ config, layout: layoutOf(environments[0]), seed });
  return { agent, run: new TrainingRun({ agent, environments, seed }) };
}

function end({ agent, run }: Training): void {
  run.dispose();
  agent.dispose();
}

const weightsOf = (agent: DreamerV1Agent): Map<string, StoredTensor> =>
  agent.useParams((params) => tensorsOf(params as unknown as TensorTree));

/** Ten episodes with random actions, as a model draws them: of five, in any order, it sees the first two pictures only, and imagines the others. */
function clipsOf(agent: DreamerV1Agent): Map<string, StoredTensor> {
  const rng = new Rng("clips");
  const imagined = rng.shuffle(Array.from({ length: clips }, (_, i) => i % 2));
  const pictures = imagined.flatMap((byModel) => {
    const [world, recorder] = [seenCatch(), new EpisodeRecorder(seenCatch())];
    recorder.begin(world.reset(rng));
    while (!recorder.isOver) {
      const action = rng.integer(3);
      recorder.record(action, world.step(action));
    }
    const episode = recorder.episode();
    const seen = byModel ? 2 : episode.steps;
    const { images } = agent.useParams(({ model }) => openLoop(model, catchTiny.world, episode, seen));
    return images.flatMap((image) => Array.from(image));
  });
  const size = catchTiny.world.imageSize;
  const shape = [clips, pictures.length / clips / size ** 2, size, size];
  return new Map<string, StoredTensor>([
    ["pictures", { dtype: "uint8", shape, data: Uint8Array.from(pictures) }],
    ["imagined", { dtype: "uint8", shape: [clips], data: Uint8Array.from(imagined) }],
  ]);
}

/** Updates after which the weights count as trained. */
const enough = 2500;

/** The weights when a third of the balls are caught, two thirds, and after many updates. */
async function weights() {
  const one = training(catchTiny, 1);
  const until = (isOver: (at: RunProgress) => boolean) =>
    one.run.train({ envSteps: 1e6, stop: (at) => at.updates > 25 && isOver(at) });
  const halfway = await until(({ meanReturn }) => meanReturn >= -0.3);
  const young = weightsOf(one.agent);
  const youngClips = clipsOf(one.agent);
  const later = await until(({ meanReturn }) => meanReturn >= 0.3);
  const growing = weightsOf(one.agent);
  const last = await until((at) => at.updates >= enough);
  const trained = weightsOf(one.agent);
  const trainedClips = clipsOf(one.agent);
  end(one);
  const told = ({ envSteps, updates: done, meanReturn }: RunProgress) => ({
    envSteps,
    updates: done,
    meanReturn,
  });
  const files = {
    "young.safetensors.gz": young,
    "growing.safetensors.gz": growing,
    "trained.safetensors.gz": trained,
    "young-clips.safetensors.gz": youngClips,
    "trained-clips.safetensors.gz": trainedClips,
  };
  return { files, about: { young: told(halfway), growing: told(later), trained: told(last) } };
}

/** What the agent imagines to get from the first images of episodes: the mean λ-return. */
function promisedBy(agent: DreamerV1Agent): number {
  const { world, behaviour } = agent.config;
  const rng = new Rng("promise");
  const images = worlds(played).map((one) => Array.from(centredPixels(one.reset(rng).observation)));
  return agent.useParams((params) =>
    tf.tidy(() => {
      const image = tf.tensor4d(images.flat(), [played, world.imageSize, world.imageSize, world.channels]);
      const embed = encodeImages(params.model.encoder, world.encoder, image);
      const still = tf.zeros<tf.Rank.R2>([played, world.rssm.stochSize]);
      const none = tf.zeros<tf.Rank.R2>([played, world.actionSize]);
      const before = initialLatent(world.rssm, played);
      const start = obsStep(params.model.rssm, world.rssm, before, none, embed, still);
      const draws = (size: number, fill: "fillNormal" | "fillOpenUniform") => {
        const shape: [number, number, number] = [played, behaviour.horizon, size];
        return tf.tensor3d(rng[fill](new Float32Array(played * behaviour.horizon * size)), shape);
      };
      const noise = {
        posterior: tf.zeros<tf.Rank.R3>([1, 1, 1]),
        prior: draws(world.rssm.stochSize, "fillNormal"),
        action: draws(world.actionSize, "fillOpenUniform"),
      };
      const continues = tf.ones<tf.Rank.R1>([played]);
      const starts = { deter: start.deter, stoch: start.stoch, continues };
      const returns = lambdaReturn(
        dream(params, params.actor, agent.config, starts, noise),
        behaviour.lambda,
      );
      return tf.mean(tf.slice(returns, [0, 0], [played, 1])).dataSync()[0];
    }),
  );
}

/** What it then gets with actions that are drawn in the same way: the mean discounted return of an episode in each world. */
function realOf(agent: DreamerV1Agent): number {
  const { gamma } = agent.config.behaviour;
  const rng = new Rng("real");
  const playing = new Lockstep(worlds(played), rng.split("worlds"));
  const player = agent.player({ worlds: played, rng: rng.split("player"), explores: true });
  const episodes: Episode[] = [];
  while (episodes.length < played)
    episodes.push(...playing.step(player.act(playing.rows)).map(({ episode }) => episode));
  player.dispose();
  return mean(episodes.map(({ reward }) => reward.reduce((sum, r, t) => sum + gamma ** t * r, 0)));
}

/** Trainings that differ in how far they imagine. */
async function sweep() {
  const runs = [];
  for (const horizon of horizons)
    for (const seed of seeds) {
      const config = { ...catchTiny, behaviour: { ...catchTiny.behaviour, horizon } };
      const one = training(config, seed);
      await one.run.train({ envSteps: 100_000, stop: (at) => at.updates >= updates });
      runs.push({ horizon, seed, promised: promisedBy(one.agent), real: realOf(one.agent) });
      process.stderr.write(`${JSON.stringify(runs[runs.length - 1])}\n`);
      end(one);
    }
  return runs;
}

/** Training rounds otherwise on another machine: these are of a TensorFlow session on two Xeon cores. */
export const trained = true;

export async function generate(): Promise<Generated> {
  await tf.ready();
  const { files, about } = await weights();
  const runs = await sweep();
  const table = { updates, runs };
  return {
    files: {
      ...files,
      "horizons.json": Buffer.from(`${JSON.stringify(table, null, 1)}\n`),
    },
    about: {
      title: "Dreamer V1 trained on Catch, and trainings that differ in how far they imagine",
      source: "catchTiny of lib/agents/dreamerV1/presets, seed 1; the sweep with seeds 1 to 3",
      licence: "MIT",
      ...about,
    },
  };
}
