import { syncBuiltinESMExports } from "node:module";
import readline, { type Interface } from "node:readline";
import readlinePromises from "node:readline/promises";
import { Readable } from "node:stream";
import type { Question } from "../../wire/frames";

type Ask = (question: Question) => string;

const advice = 'Nothing can be typed into stdin here; prompt("…") or rl.question("…") asks below the cell.\n';

/** What replaces a function keeps its further properties, such as how it is made to return a promise. */
function replace<T extends object, K extends keyof T>(on: T, key: K, by: (original: T[K]) => unknown): void {
  const original = on[key];
  const made = Object.defineProperties(by(original) as object, Object.getOwnPropertyDescriptors(original));
  Object.assign(on, { [key]: made });
}

/** An input at which nobody can type: whoever reads it is told so, once, but for interfaces, which read it in order to ask. */
class NoInput extends Readable {
  /** Whether an interface reads it. */
  hasInterface = false;
  private isTold = false;

  override _read(): void {
    if (!this.hasInterface && !this.isTold) this.tell();
    this.isTold = true;
  }

  tell(): void {
    process.stderr.write(advice);
  }
}

function followInterfaces(input: NoInput): void {
  const follow = (create: (...args: never[]) => Interface) =>
    function (this: unknown, ...args: never[]): Interface {
      const [options] = args as unknown as [{ input?: unknown } | Readable];
      const reads = options === input || (options as { input?: unknown }).input === input;
      if (reads) input.hasInterface = true;
      const made = create.apply(this, args);
      if (reads) made.on("newListener", (event) => void (event === "line" && input.tell()));
      return made;
    };
  replace(readline, "createInterface", follow as never);
  replace(readlinePromises, "createInterface", follow as never);
}

/**
 * Lets `question` of an interface on stdin ask the person in front of the notebook, and says so where a cell reads stdin in another way.
 * @param ask asks one question and waits
 */
export function installStandardInput(ask: Ask): void {
  const input = new NoInput();
  Object.defineProperty(process, "stdin", { get: () => input, enumerable: true, configurable: true });
  followInterfaces(input);
  type Asking = { input?: unknown };
  const answer = (prompt: unknown): string => ask({ prompt: String(prompt), password: false });
  replace(
    readline.Interface.prototype,
    "question",
    ((original: (...args: unknown[]) => void) =>
      function (this: Asking, query: unknown, ...rest: unknown[]): void {
        if (this.input !== input) return original.call(this, query, ...rest);
        process.nextTick(rest.at(-1) as () => void, answer(query));
      }) as never,
  );
  replace(
    readlinePromises.Interface.prototype,
    "question",
    ((original: (...args: unknown[]) => unknown) =>
      async function (this: Asking, query: unknown, ...rest: unknown[]): Promise<unknown> {
        return this.input === input ? answer(query) : original.call(this, query, ...rest);
      }) as never,
  );
  syncBuiltinESMExports();
}
