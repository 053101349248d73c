import { runInCell } from "./cellContext";
import type { Comms } from "./comms";
import { describeError } from "../errors/describeError";
import type { CommFrame } from "../wire/frames";
import { writeOutput } from "./frameWriter";
import type { Interruptible } from "../interrupts/interruptible";
import { isInterrupt, KeyboardInterrupt } from "../interrupts/keyboardInterrupt";

/** How long the front end holds back its next message while a handler's promise is pending, in milliseconds. */
const patience = 1000;

/** Handlers that have not ended, by the requests that started them. */
const running = new Map<number, AbortController>();

/** Lets an interrupt end what comm handlers still await. */
export function interruptHandlersToo(interruptible: Interruptible): void {
  interruptible.onInterrupt((upTo) => {
    for (const [id, controller] of running)
      if (id <= upTo) controller.abort(new KeyboardInterrupt("The handler was interrupted."));
  });
}

/** Prints what a handler threw; nobody awaits it. */
function tell(thrown: unknown): void {
  const traceback = isInterrupt(thrown)
    ? ["KeyboardInterrupt: The handler was interrupted."]
    : describeError(thrown).traceback;
  writeOutput({ type: "stream", name: "stderr", text: `${traceback.join("\n")}\n` });
}

/**
 * Hands a message of the front end to its handler; what the handler prints or displays, also later, belongs to this message.
 * @returns when the handler has ended or its promise has taken long, never with an error
 */
export async function handleComm(comms: Comms, id: number, message: CommFrame): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const handled = runInCell({ id, signal: controller.signal }, async () => {
    try {
      await comms.receive(message);
    } catch (error) {
      tell(error);
    } finally {
      running.delete(id);
    }
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
  await Promise.race([handled, late]);
  clearTimeout(timer);
}
