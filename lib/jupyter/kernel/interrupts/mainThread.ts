import { type Debugger, type InspectorNotification, Session } from "node:inspector";

/** A call on the stack, as the engine knows it: lines and columns from 1. */
export interface RawCall {
  name: string;
  file: string;
  line: number;
  column: number;
}

/** Calls that are told, the innermost first. */
const depth = 100;

/**
 * How much of the processor the main thread may use before it says where it is, in milliseconds: a native call cannot be asked. Not of
 * the clock, since a debugger that is enabled first reads all scripts, and on a busy machine that takes its time.
 */
const patience = 2000;

/** How long it may take by the clock, in milliseconds: a native call may also wait. */
const longest = 10_000;

/** What this process has had of the processor, in milliseconds. */
export function usedProcessor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Ends what the main thread runs; from another thread. */
export function terminateMainThread(): void {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => session.disconnect());
}

/**
 * Stops the main thread for a moment, asks where it is and lets it go on or ends it; from another thread.
 * @param isOver whether the main thread has come to other work meanwhile, and must be left alone
 * @returns its stack if it was ended; null if it could not be asked, or was to be left alone
 */
export function terminateAndLocate(isOver: () => boolean): Promise<RawCall[] | null> {
  const session = new Session();
  session.connectToMainThread();
  const files = new Map<string, string>();
  session.on("Debugger.scriptParsed", ({ params }) => void files.set(params.scriptId, params.url));
  const call = ({ functionName, location }: Debugger.CallFrame): RawCall => ({
    name: functionName,
    file: files.get(location.scriptId) ?? "",
    line: location.lineNumber + 1,
    column: (location.columnNumber ?? 0) + 1,
  });
  return new Promise((resolve) => {
    const [started, used] = [Date.now(), usedProcessor()];
    const finish = (calls: RawCall[] | null): void => {
      clearInterval(timer);
      session.post("Debugger.disable", () => session.disconnect());
      resolve(calls);
    };
    const timer = setInterval(() => {
      if (usedProcessor() - used > patience || Date.now() - started > longest) finish(null);
    }, 50);
    session.once("Debugger.paused", ({ params }: InspectorNotification<Debugger.PausedEventDataType>) => {
      if (isOver()) return finish(null);
      session.post("Runtime.terminateExecution");
      finish(params.callFrames.slice(0, depth).map(call));
    });
    session.post("Debugger.enable", {});
    session.post("Debugger.pause");
  });
}
