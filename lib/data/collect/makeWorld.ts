import type { Environment } from "../../envs/environment";

/** How a thread makes a world of its own: functions cannot be sent to it, but it can load them. */
export interface WorldSource {
  /** What `require` finds it by: "lib/envs/control/cartPole", or an absolute path. */
  readonly module: string;
  /** The function that the module exports; it gives an `Environment` or a promise of one. */
  readonly name: string;
  /** Plain data for the function. */
  readonly args?: readonly unknown[];
}

const isEnvironment = (x: unknown): x is Environment =>
  typeof x === "object" && x !== null && "reset" in x && "step" in x && "actionSpace" in x;

/** Makes a world. @throws TypeError if the module exports no such function, or it gives no environment; what these throw */
export async function makeWorld({ module, name, args = [] }: WorldSource): Promise<Environment> {
  const exported = (require(module) as Record<string, unknown>)[name];
  if (typeof exported !== "function")
    throw new TypeError(`collect: world.name must be a function that ${module} exports, got ${name}`);
  const made: unknown = await (exported as (...given: unknown[]) => unknown)(...args);
  if (!isEnvironment(made)) throw new TypeError(`collect: ${name} of ${module} must give an Environment`);
  return made;
}

/** Makes worlds, each for its number. */
export async function makeWorlds(
  source: WorldSource,
  worlds: readonly number[],
): Promise<Map<number, Environment>> {
  const made = new Map<number, Environment>();
  for (const world of worlds) made.set(world, await makeWorld(source));
  return made;
}
