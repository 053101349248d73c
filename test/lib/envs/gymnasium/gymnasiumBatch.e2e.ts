import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import path from "node:path";
import { Rng } from "lib/core/rng";
import { episodeRng } from "lib/envs/environment";
import { GymnasiumBatch, type GymnasiumOptions } from "lib/envs/gymnasium/gymnasiumBatch";
import { GymnasiumEnvironment } from "lib/envs/gymnasium/gymnasiumEnvironment";
import { GymnasiumError } from "lib/envs/gymnasium/gymnasiumError";
import { gymnasiumVenv } from "lib/setup/gymnasium/gymnasiumVenv";
import { needs } from "../../../support/needs";
import { environmentContract } from "../environmentContract";

jest.setTimeout(300_000);

const { python } = gymnasiumVenv();
const open: GymnasiumBatch[] = [];

function batchOf(id: string, options: Partial<GymnasiumOptions> = {}): GymnasiumBatch {
  const batch = new GymnasiumBatch({ python, id, modules: __dirname, ...options });
  open.push(batch);
  return batch;
}

afterAll(() => open.forEach((batch) => batch.close()));

needs("gymnasium", () => {
  describe("an environment of Gymnasium", () => {
    /** Rules that need a whole state, which Gymnasium has not. */
    const states = ["goes on bit-equally from a state", "keeps to itself"];
    const rules = environmentContract.filter(
      ({ sentence }) => !states.some((rule) => sentence.startsWith(rule)),
    );

    it.each(rules)("$sentence", ({ check }) => {
      const batch = batchOf("CartPole-v1", { count: 40 });
      let next = 0;
      check(() => new GymnasiumEnvironment(batch, next++ % 40));
    });

    it("loses an episode whose state is set: one more step, which is truncated and shows the same again", () => {
      const [first, second] = batchOf("CartPole-v1", { count: 2 }).environments;
      first.reset(new Rng(1));
      const { observation } = first.step(1);
      second.state = structuredClone(first.state);
      expect(second.step(0)).toEqual({
        observation,
        reward: 0,
        terminated: false,
        truncated: true,
        info: { isLost: true },
      });
      expect(() => second.step(0)).toThrow("the episode is over");
      second.reset(new Rng(2));
      expect(second.step(0).truncated).toBe(false);
    });
  });

  describe("GymnasiumBatch", () => {
    it("takes announced actions at once, at the first step, and gives each environment its own outcome", () => {
      const { environments } = batchOf("odd_worlds:World-v0", { count: 3 });
      environments.forEach((environment) => environment.reset(new Rng(1)));
      environments[1].step(0);
      environments.forEach((environment, i) => environment.announce(i));
      const outcomes = [2, 0, 1].map((i) => environments[i].step(i));
      expect(outcomes.map(({ observation }) => observation)).toEqual([[1], [1], [2]]);
      expect(outcomes.map(({ reward }) => reward)).toEqual([71, 51, 62]); // its actions begin at 5
    });

    it("refuses another action than the one that was announced and taken, and forgets it at a reset", () => {
      const [first, second] = batchOf("odd_worlds:World-v0", { count: 2 }).environments;
      for (const environment of [first, second]) environment.reset(new Rng(1));
      second.announce(1);
      first.step(0);
      expect(() => second.step(2)).toThrow(
        "Environment.step: action must be the one that was announced, 1, got 2",
      );
      second.reset(new Rng(2));
      expect(second.step(2).observation).toEqual([1]);
    });

    it("scales actions within finite bounds to ±1", () => {
      const [environment] = batchOf("odd_worlds:Vector-v0").environments;
      expect(environment.actionSpace).toMatchObject({ kind: "box", low: [-1, -1], high: [1, 1] });
      environment.reset(new Rng(1));
      expect(environment.step([0.5, 1]).observation).toEqual([1 + 1000]);
    });

    it("shows bytes by rows and columns as a picture", () => {
      const [environment] = batchOf("odd_worlds:Bare-v0").environments;
      expect(environment.observationSpace).toMatchObject({ kind: "image", shape: [2, 3, 3] });
      expect(environment.reset(new Rng(1)).observation).toEqual(Uint8Array.from({ length: 18 }, (_, i) => i));
    });

    it("draws an environment", () => {
      const [environment] = batchOf("CartPole-v1", { draw: true }).environments;
      environment.reset(new Rng(1));
      const { width, height, pixels } = environment.draw();
      expect([width, height]).toEqual([600, 400]);
      expect(new Set(pixels).size).toBeGreaterThan(2);
    });

    it("goes on however much an environment prints", () => {
      const [environment] = batchOf("odd_worlds:Talkative-v0").environments;
      environment.reset(new Rng(1));
      expect([environment.step(0), environment.step(0)].map(({ observation }) => observation)).toEqual([
        [1],
        [2],
      ]);
    });

    it.each([
      ["Nope-v3", "Environment `Nope` doesn't exist. Did you mean: `Hopper`?"],
      ["ALE/Nope-v5", "Environment `Nope` doesn't exist in namespace ALE. Did you mean: `Gopher`?"],
      ["nowhere:Nope-v0", "its Python lacks a package: No module named 'nowhere'"],
      [
        "odd_worlds:Parts-v0",
        "its observation space is Dict, and only Discrete, MultiDiscrete, MultiBinary and Box can be bridged",
      ],
    ])("says in one sentence what is wrong with %s", (id, sentence) => {
      expect(() => batchOf(id)).toThrow(new GymnasiumError(`gymnasium:${id}: ${sentence}`));
    });

    it("says that an environment failed", () => {
      const [environment] = batchOf("odd_worlds:Broken-v0").environments;
      environment.reset(new Rng(1));
      expect(() => environment.step(0)).toThrow(new GymnasiumError("gymnasium:odd_worlds:Broken-v0: KeyError: 'no such\\nbrick'")); // prettier-ignore
    });

    it("says that Python was killed in the middle of a step, and does not wait for it", () => {
      const batch = batchOf("odd_worlds:Slow-v0");
      batch.environments[0].reset(new Rng(1));
      spawn("sh", ["-c", `sleep 0.5; kill -9 ${batch.pid}`]);
      const ended = new GymnasiumError("the Python process of gymnasium:odd_worlds:Slow-v0 has ended");
      expect(() => batch.environments[0].step(0)).toThrow(ended);
      expect(() => batch.environments[0].step(0)).toThrow(ended);
    });
  });

  describe("the preprocessing of Atari", () => {
    it.each([
      [false, ["NOOP", "FIRE", "RIGHT", "LEFT", "RIGHTFIRE", "LEFTFIRE"]],
      [true, expect.arrayContaining(["UPFIRE", "DOWNLEFTFIRE"])],
    ])("has a game's own actions, or all 18 where allActions is %p", (allActions, meanings) => {
      const batch = batchOf("ALE/Pong-v5", { atari: { allActions } });
      expect(batch.meanings).toEqual(meanings);
      expect(batch.actionSpace).toMatchObject({ kind: "discrete", n: allActions ? 18 : 6 });
    });

    it.each([
      ["ALE/Pong-v5", false],
      ["ALE/Breakout-v5", true],
    ])("shows %s as Gymnasium's own does, pixel for pixel; a lost life ends it: %p", (id, lives) => {
      const [environment] = batchOf(id, { atari: { lives } }).environments;
      const [seed, n] = [episodeRng(new Rng(7)).integer(2 ** 32), environment.actionSpace.kind === "discrete" ? environment.actionSpace.n : 0]; // prettier-ignore
      const actions = Array.from({ length: 250 }, (_, t) => (t * t + 1) % n);
      const args = [path.join(__dirname, "atari.py"), id, seed, lives, ...actions].map(String);
      const theirs = spawnSync(python, args, { encoding: "utf8" }).stdout.trim().split("\n");
      const python_ = (flag: boolean) => (flag ? "True" : "False");
      const tell = (observation: unknown, reward = 0, terminated = false, truncated = false) =>
        `${createHash("sha256")
          .update(observation as Uint8Array)
          .digest("hex")} ${reward} ${python_(terminated)} ${python_(truncated)}`;
      const ours = [tell(environment.reset(new Rng(7)).observation)];
      for (const action of actions.slice(0, theirs.length - 1)) {
        const { observation, reward, terminated, truncated } = environment.step(action);
        ours.push(tell(observation, reward, terminated, truncated));
      }
      expect(theirs.length).toBeGreaterThan(20);
      expect(ours).toEqual(theirs);
    });
  });
});

needs("python", () =>
  describe("GymnasiumBatch without Gymnasium", () => {
    it("says which package is missing, or that there is no Python", () => {
      const made = (program: string) => () => new GymnasiumBatch({ python: program, id: "CartPole-v1" });
      expect(made("python3")).toThrow(
        new GymnasiumError("gymnasium:CartPole-v1: its Python lacks a package: No module named 'gymnasium'"),
      );
      expect(made("/no/python")).toThrow("could not be started: /no/python is no program");
    });
  }),
);
