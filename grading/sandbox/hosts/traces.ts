import { readdirSync } from "node:fs";
import { builtins } from "../freezeBuiltins";

/** An object's own properties, each as its key and what stands behind it. */
function propertiesOf(one: object): unknown[] {
  return Reflect.ownKeys(one).flatMap((key) => {
    const { value, get, set } = Object.getOwnPropertyDescriptor(one, key) ?? {};
    return [key, value, get, set];
  });
}

/** How many threads this process has, where the system tells it. */
function threads(): number {
  try {
    return readdirSync("/proc/self/task").length;
  } catch {
    return 0;
  }
}

/** By what code can change, without meaning to, what later code in its process does: names, the language, listeners. */
const state = (): unknown[][] => [
  ...[globalThis, ...builtins()].map(propertiesOf),
  process.eventNames().flatMap((name) => [name, process.listenerCount(name)]),
  [process.exitCode, threads()],
];

const sameList = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((value, i) => Object.is(value, others[i]));

/** Whether something is still to come, of a timer or a process. What is printed goes through pipes. */
const isPending = (): boolean => process.getActiveResourcesInfo().some((kind) => kind !== "PipeWrap");

/** Remembers this process as it is. @returns whether the code that has run since has left no trace in it */
export function watchTraces(): () => boolean {
  const before = state();
  return () => !isPending() && state().every((list, i) => sameList(list, before[i] ?? []));
}
