import fc from "fast-check";
import { Rng, type RngState } from "lib/core/rng";
import {
  episodeOver,
  episodeRng,
  notAState,
  notBegun,
  type Environment,
  type StepResult,
} from "lib/envs/environment";
import { assertContains, box, discrete, type Box, type Discrete } from "lib/envs/spaces";
import { environmentContract } from "./environmentContract";

/** What may be wrong with an environment, and what the rule says that finds it. */
const faults = {
  "remembers the last episode": "plays bit-equal episodes",
  "draws from the caller's generator": "draws from the caller's generator",
  "leaves the generator out of its state": "goes on bit-equally",
  "forgets in its state how many steps are left": "goes on bit-equally",
  "gives the same array again": "keeps to itself",
  "keeps hold of the states that it is given": "keeps to itself",
  "observes what its space does not hold": "observes what its spaces hold",
  "terminates where it truncates": "ends each episode",
  "never ends": "ends each episode",
  "resets by itself": "refuses to go on",
  "steps before a reset": "refuses to go on",
  "takes any action": "refuses an action",
  "draws before it looks at the action": "refuses an action",
} as const;
type Fault = keyof typeof faults;

interface Walk {
  x: number;
  t: number;
  rng: Rng;
}

/** A random walk from 0 that ends beyond ±4, or after ten steps; written by hand, right or with a fault. */
class RandomWalk implements Environment<Box, Discrete> {
  readonly observationSpace = box([-20], [20]);
  readonly actionSpace = discrete(3);
  private walk: Walk | undefined;
  private start = 0;
  private shown = [0];
  private held: Record<string, unknown> | undefined;

  constructor(private readonly fault?: Fault) {
    if (fault === "steps before a reset") this.reset(new Rng(0));
  }

  reset(rng: Rng) {
    this.held = undefined;
    const own = episodeRng(rng);
    this.walk = { x: this.start, t: 0, rng: this.fault === "draws from the caller's generator" ? rng : own };
    return { observation: this.observe(), info: {} };
  }

  step(action: number): StepResult<number[]> {
    const { walk, fault } = this;
    if (!walk) throw notBegun("step");
    if (this.ends(walk)) {
      if (fault !== "resets by itself") throw episodeOver();
      this.reset(walk.rng);
    }
    if (fault === "draws before it looks at the action") walk.rng.uniform();
    if (fault !== "takes any action") assertContains("Environment.step: action", this.actionSpace, action);
    walk.x += action - 1 + walk.rng.normal();
    walk.t++;
    if (fault === "remembers the last episode") this.start = walk.x / 4;
    const terminated = Math.abs(walk.x) > 4 || (fault === "terminates where it truncates" && walk.t >= 10);
    const truncated = walk.t >= 10 && (!terminated || fault === "terminates where it truncates");
    const hidden = fault === "never ends";
    return {
      observation: this.observe(),
      reward: -Math.abs(walk.x),
      terminated: terminated && !hidden,
      truncated: truncated && !hidden,
      info: {},
    };
  }

  get state(): unknown {
    if (!this.walk) throw notBegun("state");
    const { x, t, rng } = this.walk;
    return { x, t, rng: rng.toJSON() };
  }

  set state(saved: unknown) {
    if (typeof saved !== "object" || saved === null || !("rng" in saved)) throw notAState(saved);
    const { x, t, rng } = saved as { x: number; t: number; rng: RngState };
    const own =
      this.fault === "leaves the generator out of its state" && this.walk ? this.walk.rng : undefined;
    const steps = this.fault === "forgets in its state how many steps are left" ? Math.min(t, 0) : t;
    this.walk = { x, t: steps, rng: own ?? Rng.fromJSON(rng) };
    if (this.fault === "keeps hold of the states that it is given")
      this.held = saved as Record<string, unknown>;
  }

  private ends({ x, t }: Walk): boolean {
    return this.fault !== "never ends" && (Math.abs(x) > 4 || t >= 10);
  }

  private observe(): number[] {
    const x = this.held && this.held.x === undefined ? 0 : this.walk!.x;
    if (this.fault === "observes what its space does not hold") return [x, x];
    if (this.fault !== "gives the same array again") return [x];
    const last = this.shown[0] === 7 ? 1 : 0; // somebody wrote into it
    this.shown[0] = x + last;
    return this.shown;
  }
}

describe("environmentContract", () => {
  it.each(environmentContract)("holds of an environment written by hand: $sentence", ({ check }) =>
    check(() => new RandomWalk()),
  );

  // Some faults show in some episodes only: seeds drawn anew at each run miss them about once in three hundred.
  beforeAll(() => fc.configureGlobal({ seed: 1, endOnFailure: true }));
  afterAll(() => fc.resetConfigureGlobal());

  it.each(Object.entries(faults))("finds one that %s", (fault, rule) => {
    const { check } = environmentContract.find(({ sentence }) => sentence.startsWith(rule))!;
    expect(() => check(() => new RandomWalk(fault as Fault))).toThrow();
  });
});
