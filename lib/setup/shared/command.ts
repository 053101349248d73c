import { SetupError } from "./setupError";

/** A mistake in the command line or in what it names: one sentence for whoever typed it. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A command of package.json. */
export interface Command {
  /** What a line about its failure begins with: "check". */
  name: string;
  /** What is typed to run it: "npm run check". */
  run: string;
  /** The errors, besides those of usage and set-up, that whoever typed it can mend. */
  theirs?: readonly (abstract new (...args: never[]) => Error)[];
  /** Whether the process ends with its work, though something may still be open. */
  endsAtOnce?: boolean;
}

/** What to tell somebody whose command failed for a reason that they can mend; null for a failure of ours. */
export function explainToUser(error: Error, { name, run, theirs = [] }: Command): string | null {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code.startsWith("ERR_PARSE_ARGS"))
    return `${name}: ${error.message.split(/\.\s/)[0]}. See ${run} -- --help`;
  if (error instanceof SetupError) return error.message;
  return [UsageError, ...theirs].some((kind) => error instanceof kind) ? `${name}: ${error.message}` : null;
}

/**
 * Runs a command to its exit code: what `main` returns, 1 for a mistake of usage or input, told in one sentence, 2 for a failure
 * of ours, told with its stack.
 * @param main gets the arguments
 */
export function runCommand(command: Command, main: (args: string[]) => number | Promise<number>): void {
  const end = (code: number) => {
    process.exitCode = code;
    if (command.endsAtOnce) process.exit();
  };
  const fail = (error: Error) => {
    const told = explainToUser(error, command);
    process.stderr.write(`${told ?? `${command.name}: ${error.stack ?? error.message}`}\n`);
    end(told === null ? 2 : 1);
  };
  Promise.resolve(process.argv.slice(2)).then(main).then(end, fail);
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ends the process in order at a signal, so that locks are released and the programs that it runs end with it.
 *  @returns what leaves signals to others again */
export function endOnSignals(): () => void {
  const end = () => process.exit(130);
  for (const signal of SIGNALS) process.on(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}
