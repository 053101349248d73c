import { type DreamerV1Config } from "lib/agents/dreamerV1/config";
import { Player } from "lib/agents/dreamer/player";
import { policyParams, type policyStep } from "lib/agents/dreamer/policy";
import { dreamerParams } from "lib/agents/dreamer/state";
import { Rng } from "lib/core/rng";
import { type batchTensors } from "lib/data/batchTensors";
import { layoutOf } from "lib/data/columns";
import { EpisodeRecorder } from "lib/data/episode";
import { Replay } from "lib/data/replay";
import { seenCatch } from "lib/envs/grids/catch";
import { discrete, image } from "lib/envs/spaces";
import { type GaussianConfig } from "lib/models/world/latents";
import { type observe } from "lib/models/world/observe";
import { type RssmParams, rssmParams } from "lib/models/world/rssm";
import { type followBatch } from "lib/models/world/worldModel";
import { capture } from "lib/tensor/capture";
import * as tf from "lib/tensor/tf";
import { expectClose, type Nested } from "../../nn/expectClose";
import { choosing, normals, smallConfig } from "../dreamer/small";

/** What leads from acting to what a model learns of it. */
export interface Path {
  readonly policyStep: typeof policyStep;
  readonly batchTensors: typeof batchTensors;
  readonly followBatch: typeof followBatch;
}

const worldConfig: DreamerV1Config = smallConfig({ ...choosing, world: { actionSize: 3 } });

const largest = (numbers: ArrayLike<number>) => Array.from(numbers).indexOf(Math.max(...Array.from(numbers)));

/** Plays two episodes of Catch on 4 × 4 cells, with drawn actions and beliefs without noise. @returns a replay of them, and the player's belief at all rows but the last of each */
function play({ policyStep }: Path) {
  const params = dreamerParams(new Rng(1), worldConfig);
  const step = policyStep(worldConfig);
  const certain: typeof step = (params, carried, seen, noise) =>
    step(params, carried, seen, { ...noise, posterior: tf.zerosLike(noise.posterior) });
  const policy = capture(certain, { name: "the policy", engine: "eager" });
  const brain = { config: worldConfig, policy, use: <T>(read: (p: ReturnType<typeof policyParams>) => T) => read(policyParams(params)) }; // prettier-ignore
  const player = new Player(brain, { worlds: 1, rng: new Rng(1), explores: true });
  const [world, rng] = [seenCatch(4), new Rng(3)];
  const recorder = new EpisodeRecorder(world);
  const replay = new Replay(recorder.layout, { maxBytes: 1e6 });
  const beliefs: (Nested | null)[] = [];
  for (let episode = 0; episode < 2; episode++) {
    let row = recorder.begin(world.reset(rng));
    while (!recorder.isOver) {
      const action = player.act({ observation: row.observation, isFirst: [row.isFirst ? 1 : 0] });
      beliefs.push(player.lend((carried) => (carried as { stoch: tf.Tensor2D }).stoch.arraySync()[0]));
      const chosen = largest(action);
      row = recorder.record(chosen, world.step(chosen));
    }
    beliefs.push(null);
    replay.addEpisode(recorder.episode());
  }
  return { params, replay, beliefs };
}

/** What the model infers from what was recorded is what the agent believed while it acted: actions, pixels and beginnings are where they belong. */
export function infersWhatWasBelieved(path: Path): void {
  const { params, replay, beliefs } = play(path);
  const T = replay.steps;
  const recorded = replay.sample(new Rng(1), 1, T);
  const choices = (t: number) => recorded.action.subarray(3 * t, 3 * t + 3);
  const batch = path.batchTensors(replay.layout, recorded);
  expect(new Set(Array.from({ length: T }, (_, t) => String(choices(t)))).size).toBe(4); // three choices, and none
  const { latents } = path.followBatch(params.model, worldConfig.world, batch, tf.zeros([1, T, 3]));
  beliefs.forEach((belief, t) => {
    if (belief) expectClose(tf.reshape(tf.slice(latents.stoch, [0, t, 0], [1, 1, 3]), [3]), belief, 1e-5);
  });
}

/** A recorded episode of a world that pays 0, 1 or 2, which is the action's number, and is cut off after the third action. */
function paidByNumber(): Replay {
  const spaces = { observationSpace: image(1, 1, 1), actionSpace: discrete(3) };
  const recorder = new EpisodeRecorder(spaces);
  const replay = new Replay(layoutOf(spaces), { maxBytes: 1e6 });
  replay.add(recorder.begin({ observation: Uint8Array.of(0), info: {} }));
  for (const [t, action] of [2, 0, 1].entries()) {
    const result = { observation: Uint8Array.of(0), reward: action, terminated: false, truncated: t === 2, info: {} }; // prettier-ignore
    replay.add(recorder.record(action, result));
  }
  return replay;
}

/** A row's reward is what the action in the same row was paid. */
export function pairsActionAndReward(make: typeof batchTensors): void {
  const replay = paidByNumber();
  const { action, reward } = make(replay.layout, replay.sample(new Rng(1), 1, 4));
  expectClose(tf.sum(tf.mul(action, [0, 1, 2]), 2), reward.arraySync(), 0);
  expectClose(reward, [[0, 2, 0, 1]], 0);
}

/** An episode that is cut off has no terminal row. */
export function goesOnWhereCutOff(make: typeof batchTensors): void {
  const replay = paidByNumber();
  expectClose(make(replay.layout, replay.sample(new Rng(1), 1, 4)).isTerminal, [[0, 0, 0, 0]], 0);
}

const rssm = {
  deterSize: 4,
  stochSize: 2,
  hiddenSize: 5,
  cell: "gru",
  latent: { kind: "gaussian", minStd: 0.1 },
} as const;
const rssmWeights = (): RssmParams => rssmParams(new Rng(1), rssm, { actionSize: 3, embedSize: 6 });

/** From a row with isFirst on, states are those of a sequence that begins there, whatever the row says of an action. */
export function beginsAnew(follow: typeof observe<GaussianConfig>): void {
  const rng = new Rng(1);
  const [embed, action, noise] = [6, 3, 2].map((size) => normals(rng, 1, 4, size) as tf.Tensor3D);
  const rest = (x: tf.Tensor3D) => tf.slice(x, [0, 2, 0], [1, 2, -1]);
  const whole = follow(rssmWeights(), rssm, { embed, action, isFirst: tf.tensor2d([[1, 0, 1, 0]]) }, noise);
  const given = {
    embed: rest(embed),
    action: tf.mul(rest(action), tf.tensor3d([[[0], [1]]])) as tf.Tensor3D,
  };
  const fresh = follow(rssmWeights(), rssm, { ...given, isFirst: tf.tensor2d([[0, 0]]) }, rest(noise));
  expect(rest(whole.stoch).arraySync()).toEqual(fresh.stoch.arraySync());
  expect(rest(whole.deter).arraySync()).toEqual(fresh.deter.arraySync());
}

/** A way to draw sequences. */
export type Sample = (replay: Replay, rng: Rng, batchSize: number, batchLength: number) => ReturnType<Replay["sample"]>; // prettier-ignore

/** Episodes that are shorter than a sequence are learnt from as often as their steps are many. */
export function learnsFromShortEpisodes(sample: Sample): void {
  const recorder = new EpisodeRecorder({ observationSpace: image(1, 1, 1), actionSpace: discrete(1) });
  const replay = new Replay(recorder.layout, { maxBytes: 1e6 });
  const result = (reward: number, terminated: boolean) => ({ observation: Uint8Array.of(0), reward, terminated, truncated: false, info: {} }); // prettier-ignore
  const add = (length: number, reward: number) => {
    recorder.begin({ observation: Uint8Array.of(0), info: {} });
    for (let t = 1; t < length; t++) recorder.record(0, result(reward, t === length - 1));
    replay.addEpisode(recorder.episode());
  };
  for (let i = 0; i < 20; i++) add(4, -1); // failures
  for (let i = 0; i < 4; i++) add(20, 1);
  const { reward } = sample(replay, new Rng(1), 50, 8);
  const share = reward.filter((x) => x < 0).length / reward.length;
  expect(share).toBeGreaterThan(0.25); // of all rows 60 of 160 are −1
}
