import { Rng } from "lib/core/rng";
import type { Environment } from "lib/envs/environment";

/** Longer than any episode of the tests. */
export const longest = 1000;

/** Taken once: in a test's context each look at a global costs more than the rest. */
const { isView } = ArrayBuffer;
const { isArray } = Array;

/** A value as text that differs wherever a bit does: -0 from 0, too. */
export function bits(value: unknown): string {
  if (typeof value === "number") return value === 0 && 1 / value < 0 ? "-0" : `${value}`;
  if (isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
  if (isArray(value)) return `[${value.map(bits).join()}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${key}:${bits(entry)}`).join()}}`;
}

/** Up to `steps` actions by chance, the same for the same seed, from where the environment is: what they led to, each as text
 *  at once, and whether the episode has ended.
 *  @param visit Called after each step. */
export function play(
  environment: Environment,
  seed: string,
  steps: number,
  visit: (result: ReturnType<Environment["step"]>) => void = () => undefined,
): { told: string[]; ended: boolean } {
  const rng = new Rng(seed);
  const told: string[] = [];
  for (let t = 0; t < steps; t++) {
    const result = environment.step(environment.actionSpace.sample(rng));
    told.push(bits(result));
    visit(result);
    if (result.terminated || result.truncated) return { told, ended: true };
  }
  return { told, ended: false };
}

/** An environment in the middle of an episode, `steps` after its start, or at an earlier one if that would be the last. */
export function begin(create: () => Environment, seed: number, steps: number): Environment {
  const environment = create();
  environment.reset(new Rng(seed));
  const { told, ended } = play(environment, `begin ${seed}`, steps);
  if (!ended) return environment;
  return begin(create, seed, told.length - 1);
}

export function episode(environment: Environment, rng: Rng, seed: number): string[] {
  return [bits(environment.reset(rng)), ...play(environment, `play ${seed}`, longest).told];
}
