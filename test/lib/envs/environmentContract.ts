import fc from "fast-check";
import { Rng } from "lib/core/rng";
import type { Environment } from "lib/envs/environment";
import type { ElementOf, Space } from "lib/envs/spaces";
import { begin, bits, episode, longest, play } from "./playing";

/** A rule that every environment keeps, and the expectations that say so. */
export interface Rule {
  sentence: string;
  /** @param create A new environment, the same at every call. @throws where the rule is broken. */
  check(create: () => Environment): void;
}

type Observation = ElementOf<Space>;

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const forEachSeed = (check: (seed: number, steps: number) => void) =>
  fc.assert(fc.property(seeds, fc.nat(60), check), { numRuns: 8 });

/** Writes over an observation, as its owner may. */
function scribble(observation: Observation): void {
  if (typeof observation !== "number") observation.fill(7);
}

/** Things that are in no space of actions like this one. */
function outside(space: Space): unknown[] {
  const nothing = [undefined, null, "0", NaN, {}, [], [NaN], new Uint8Array(space.size + 1)];
  switch (space.kind) {
    case "discrete":
      return [...nothing, -1, space.n, 0.5, [0]];
    case "box": {
      const [inner, beyond] = [space.sample(new Rng(1)), space.high.map((bound) => bound * 1.01)];
      const absent = new Array<number>(space.size);
      return [...nothing, 0, beyond.map(() => Infinity), [...inner, 0], inner.slice(1), absent].concat(
        space.high.includes(Infinity) ? [] : [beyond],
      );
    }
    case "multiDiscrete":
      return [...nothing, 0, space.counts, space.counts.map(() => -1), space.counts.map(() => 0.5)];
    case "image":
      return [...nothing, 0, new Uint8Array(space.size - 1), new Float32Array(space.size)];
  }
}

/** The contract of `Environment`, rule by rule. */
export const environmentContract: Rule[] = [
  {
    sentence: "plays bit-equal episodes from equal generators, whatever it has played before",
    check: (create) =>
      forEachSeed((seed, steps) => {
        const used = begin(create, seed + 1, steps);
        expect(episode(used, new Rng(seed), seed)).toEqual(episode(create(), new Rng(seed), seed));
      }),
  },
  {
    sentence:
      "draws from the caller's generator at the reset and not again, and hears nothing of other draws from it",
    check: (create) =>
      forEachSeed((seed) => {
        const rng = new Rng(seed);
        const environment = create();
        const start = bits(environment.reset(rng));
        const copy = Rng.fromJSON(rng.toJSON());
        const drawn: number[] = [];
        const { told } = play(environment, `play ${seed}`, longest, () => drawn.push(rng.uniform()));
        expect([start, ...told]).toEqual(episode(create(), new Rng(seed), seed));
        expect(drawn).toEqual(drawn.map(() => copy.uniform()));
        expect(copy.toJSON()).not.toEqual(new Rng(seed).toJSON());
      }),
  },
  {
    sentence:
      "goes on bit-equally from a state of its own, set back or set in another one that has not begun",
    check: (create) =>
      forEachSeed((seed, steps) => {
        const environment = begin(create, seed, steps);
        const state = environment.state;
        const asText = bits(state);
        const { told } = play(environment, "go on", longest);
        environment.reset(new Rng(seed + 1));
        environment.state = state;
        expect(play(environment, "go on", longest).told).toEqual(told);
        const other = create();
        other.state = structuredClone(state);
        expect(play(other, "go on", longest).told).toEqual(told);
        expect(bits(state)).toBe(asText);
      }),
  },
  {
    sentence: "keeps to itself: who writes into observations, or into states read or set, changes nothing",
    check: (create) =>
      forEachSeed((seed, steps) => {
        const { told } = play(begin(create, seed, steps), "go on", longest);
        const environment = begin(create, seed, steps);
        const state = environment.state as Record<string, unknown>;
        environment.state = state;
        for (const key of Object.keys(state)) state[key] = undefined;
        const mine: Observation[] = [];
        const again = play(environment, "go on", longest, ({ observation }) => {
          mine.push(observation);
          mine.forEach(scribble);
        });
        expect(again.told).toEqual(told);
      }),
  },
  {
    sentence: "observes what its spaces hold, pays finite rewards, and samples what they hold",
    check: (create) =>
      forEachSeed((seed) => {
        const environment = create();
        const { observationSpace, actionSpace } = environment;
        const unseen: unknown[] = [];
        const look = (observation: unknown, reward: number, info: unknown) => {
          const isRight =
            observationSpace.contains(observation) && Number.isFinite(reward) && typeof info === "object";
          if (!isRight) unseen.push({ observation, reward, info });
        };
        const start = environment.reset(new Rng(seed));
        look(start.observation, 0, start.info);
        play(environment, `play ${seed}`, longest, ({ observation, reward, info }) =>
          look(observation, reward, info),
        );
        expect(unseen).toEqual([]);
        for (const space of [observationSpace, actionSpace])
          expect(space.contains(space.sample(new Rng(seed)))).toBe(true);
      }),
  },
  {
    sentence: "ends each episode as terminated or as truncated, not both, and no earlier step as either",
    check: (create) =>
      forEachSeed((seed) => {
        const environment = create();
        environment.reset(new Rng(seed));
        const flags: unknown[][] = [];
        const { ended } = play(environment, `play ${seed}`, longest, ({ terminated, truncated }) =>
          flags.push([terminated, truncated]),
        );
        expect(ended).toBe(true);
        expect([[true, false].join(), [false, true].join()]).toContain(flags.pop()!.join());
        expect(flags.flat().filter((flag) => flag !== false)).toEqual([]);
      }),
  },
  {
    sentence:
      "refuses to go on before a reset and after the end, also of a state that is set, until the next reset",
    check: (create) =>
      forEachSeed((seed) => {
        const environment = create();
        const step = () => environment.step(environment.actionSpace.sample(new Rng(seed)));
        expect(step).toThrow("Environment.step: no episode has begun; call reset(rng) first");
        expect(() => environment.state).toThrow(
          "Environment.state: no episode has begun; call reset(rng) first",
        );
        environment.reset(new Rng(seed));
        play(environment, `play ${seed}`, longest);
        const over = environment.state;
        const refusal = "Environment.step: the episode is over; call reset(rng) to begin another";
        for (let again = 0; again < 2; again++) expect(step).toThrow(refusal);
        expect(bits(environment.state)).toBe(bits(over));
        environment.reset(new Rng(seed));
        environment.state = over;
        expect(step).toThrow(refusal);
        environment.reset(new Rng(seed));
        expect(step).not.toThrow();
      }),
  },
  {
    sentence: "refuses an action that its space does not hold, and what is no state, and stays as it is",
    check: (create) =>
      forEachSeed((seed, steps) => {
        const environment = begin(create, seed, steps);
        const before = bits(environment.state);
        for (const action of outside(environment.actionSpace))
          expect(() => environment.step(action as Observation)).toThrow(
            `Environment.step: action must be ${environment.actionSpace.description}, got `,
          );
        for (const nonsense of [undefined, null, 3, "state", {}, []])
          expect(() => (environment.state = nonsense)).toThrow(
            "Environment.state must be what the state of such",
          );
        expect(bits(environment.state)).toBe(before);
      }),
  },
];

/** Holds an environment to the contract. */
export function describeEnvironment(name: string, create: () => Environment): void {
  describe(name, () => {
    it.each(environmentContract)("$sentence", ({ check }) => check(create));
  });
}
