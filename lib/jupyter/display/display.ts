import { describe } from "./values/describe";
import { hasOwnDisplay, ownDisplay } from "./values/ownDisplay";
import { publish } from "./publish";

/**
 * Shows a value in the middle of a cell as the last expression of a cell is shown: a tensor, a matrix, records, or an object
 * with a method `[Symbol.for("Jupyter.display")]`.
 * @throws {TypeError} (the promise) when the object's own method fails.
 */
export async function display(value: unknown): Promise<void> {
  const own = hasOwnDisplay(value) ? await ownDisplay(value) : undefined;
  if (own !== null) publish({ data: own ?? describe(value) });
}
