import { describe } from "../../display/values/describe";
import { ownDisplay } from "../../display/values/ownDisplay";
import { withBuiltins } from "./surroundings/builtins";
import { describeError } from "../errors/describeError";
import type { Display } from "../wire/frames";
import { isInterrupt } from "../interrupts/keyboardInterrupt";

/**
 * How the value of a cell's last expression is shown: as the object itself says (see `ownDisplay`), an error as cells' errors
 * are, everything else by `describe`. A display method that fails is told on stderr, and the object shown as if it had none.
 */
export async function describeValue(value: unknown): Promise<Display | undefined> {
  try {
    const own = await withBuiltins(() => ownDisplay(value));
    if (own === null) return undefined;
    if (own !== undefined) return { data: own, metadata: {} };
  } catch (error) {
    if (isInterrupt(error)) throw error;
    console.error((error as Error).message);
  }
  const data = withBuiltins(() =>
    value instanceof Error ? { "text/plain": errorText(value) } : describe(value),
  );
  return { data, metadata: {} };
}

/** The lines of an error without the colours that mark what ended a cell. */
function errorText(error: Error): string {
  return describeError(error)
    .traceback.join("\n")
    .replace(/\u001b\[\d*m/g, "");
}
