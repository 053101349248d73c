import { readdirSync } from "node:fs";
import path from "node:path";
import { Rng } from "lib/core/rng";
import { givenArguments } from "grading/checks/callOurs";
import type { Call, Check } from "grading/checks/exercise";
import { type Question, watchFunctions } from "grading/checks/watchFunctions";
import type { Functions } from "grading/checks/loadUnit";
import { type AnyFunction, detachFunctions } from "grading/sandbox/channel/functionPlaces";
import { drive, loadComplete } from "../../exercises/drive";
import { hostileList, hostileValues, spoil } from "./hostile";

/** What a function of ours may look at or give back in one question. */
const mostReads = 1_000_000;
const mostParts = 20_000;

const builtins = [Object, Array, Function, String, Number, Boolean, Map, Set, Error, Promise, Float64Array];

/** What every program shares: the fields of the builtins and of their prototypes, and the global names. */
const sharedState = (): Map<string, unknown> =>
  new Map(
    [...builtins.flatMap((builtin) => [builtin, builtin.prototype as object]), globalThis].flatMap(
      (thing, i) =>
        Reflect.ownKeys(thing).map(
          (name) => [`${i} ${String(name)}`, Object.getOwnPropertyDescriptor(thing, name)?.value] as const,
        ),
    ),
  );

/** The fields that are not as they were. */
const changedSince = (before: Map<string, unknown>): string[] => {
  const now = sharedState();
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (name) => before.has(name) !== now.has(name) || !Object.is(before.get(name), now.get(name)),
  );
};

/** How many parts a value has. */
const partsOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce<number>((sum, part) => sum + partsOf(part), 1)
    : 1;

/** What is wrong with how a function answers one list of arguments. */
function faultOf(asked: AnyFunction, given: unknown[]): string | undefined {
  try {
    const parts = partsOf(asked(...given));
    return parts > mostParts ? `gives back ${parts} values` : undefined;
  } catch (error) {
    if (!(error instanceof Error)) return "throws what is no Error";
    return /^[^\n]{1,400}$/.test(error.message) ? undefined : `says ${JSON.stringify(error.message)}`;
  }
}

/** Asks the functions among the arguments of a call what our own answer asks, spoilt, and what nobody would ask. */
function fuzzCall(args: unknown[], ours: AnyFunction, count: number, rng: Rng): string[] {
  const asked: Question[] = [];
  ours(...givenArguments(watchFunctions(args, asked)));
  const { functions, places } = detachFunctions(args);
  return functions.flatMap((one, f) => {
    const right = asked.filter(({ place }) => place === places[f].join("."));
    const draw = (i: number): unknown[] =>
      right.length > 0 && i % 3 > 0
        ? (spoilList(right[i % right.length].args, rng) as unknown[])
        : hostileList(rng);
    const faults = Array.from({ length: count }, (_, i) => faultOf(one, draw(i)));
    const found = faults.find((fault) => fault !== undefined);
    return found === undefined ? [] : [`${places[f].join(".")} ${found}`];
  });
}

const spoilList = (args: unknown[], rng: Rng): unknown => {
  const spoilt = spoil(args, rng);
  return Array.isArray(spoilt) && spoilt.length < 10 ? spoilt : [spoilt];
};

/** Runs a check up to its first call with functions among the arguments, which are fuzzed. Whether there was one. */
async function fuzzCheck(check: Check, reference: Functions, count: number): Promise<string[] | undefined> {
  let found: string[] | undefined;
  const rng = new Rng(check.id);
  const call: Call = async (name, ...args) => {
    if (detachFunctions(args).functions.length === 0) return undefined;
    found ??= fuzzCall(args, reference[name] as AnyFunction, count, rng);
    return undefined;
  };
  await check.run({ call, rng: rng.split("check"), variant: 7 }).catch(() => undefined);
  return found;
}

const exercisesFolder = path.resolve(__dirname, "../../../../grading/exercises");
const units = readdirSync(exercisesFolder).filter((name) => /^\d\d$/.test(name));

/** The checks that hand functions out, with their exercises. */
const granting: Record<string, string[]> = {};

/** A list of the given length, or a record with any field, whose parts are the same again: it counts how often it is read. */
function endless(counter: { reads: number }, length?: number): object {
  const target = length === undefined ? {} : [];
  return new Proxy(target, {
    get: (_target, key) => {
      counter.reads += 1;
      if (counter.reads > 10 * mostReads) throw new Error("read for ever");
      return key === "length" ? length : typeof key === "symbol" ? undefined : endless(counter, length);
    },
    getOwnPropertyDescriptor: () => (
      (counter.reads += 1),
      { configurable: true, enumerable: true, value: 0 }
    ),
    ownKeys: () => [],
  });
}

/** Tests of all functions that checks hand out. @param lists how many hostile lists each gets, in all checks that hand it out together */
export function describeFuzz(lists: number): void {
  describe.each(units)("functions that the checks of notebook %s hand out", (unit) => {
    const { exercises, reference } = loadComplete(unit);

    it.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
      "take nothing but what they declare (%s)",
      async (id, { checks, hidden }) => {
        const before = sharedState();
        const all = [...checks, ...hidden];
        for (const check of all) {
          const faults = await fuzzCheck(check, reference, Math.ceil(lists / all.length));
          if (!faults) continue;
          (granting[id] ??= []).push(check.id);
          expect([check.id, faults]).toEqual([check.id, []]);
          expect(changedSince(before)).toEqual([]);
        }
        for (const check of granting[id] ? all : [])
          expect([check.id, (await drive(check, reference, 1)).error]).toEqual([check.id, undefined]);
      },
      120_000,
    );
  });

  describe("the fuzz", () => {
    it("meets all exercises that hand functions out", () => {
      expect(Object.keys(granting).filter((id) => id < "3")).toEqual(["2.2", "2.5", "2.7", "2.8"]);
      expect(granting["2.2"]).toHaveLength(16);
    });

    it("would notice what happened: a table as the index of which a text was used, an endless list", () => {
      const table = [[0]] as never[];
      const careless = (state: never, action: never) =>
        void ((table[state] as Record<string, unknown>)[action] = 0);
      const before = sharedState();
      faultOf(careless as AnyFunction, ["__proto__", "spoiltByTheFuzz"]);
      expect(changedSince(before)).toEqual([expect.stringMatching(/ spoiltByTheFuzz$/)]);
      delete (Array.prototype as unknown as Record<string, unknown>).spoiltByTheFuzz;
      expect(faultOf((n) => Array(n as number).fill(0), [1e6])).toMatch("gives back");
      expect(
        faultOf(() => {
          throw "text";
        }, []),
      ).toMatch("no Error");
    });
  });

  describe("one question", () => {
    it.each(units)("makes no function of notebook %s read more than it may", async (unit) => {
      const { exercises, reference } = loadComplete(unit);
      for (const { checks, hidden } of exercises) {
        for (const check of [...checks, ...hidden]) {
          let most = 0;
          const call: Call = async (_name, ...args) => {
            for (const one of detachFunctions(args).functions) {
              for (const length of [undefined, 1e5, 2 ** 31]) {
                const counter = { reads: 0 };
                faultOf(one, [endless(counter, length), endless(counter, length), endless(counter, length)]);
                most = Math.max(most, counter.reads);
              }
              for (const value of hostileValues) faultOf(one, [[{ weight: 1, data: value }], value, value]);
            }
            return undefined;
          };
          await check.run({ call, rng: new Rng(1), variant: 3 }).catch(() => undefined);
          expect([check.id, most <= mostReads]).toEqual([check.id, true]);
        }
      }
      expect(reference).toBeDefined();
    });
  });
}
