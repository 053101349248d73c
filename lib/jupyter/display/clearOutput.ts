import { CLEAR_SINK } from "../../core/globalKeys";

/** Receives the wish to remove what the cell has shown so far; `wait` puts it off until the cell shows something new. */
export type ClearSink = (wait: boolean) => void;

/**
 * Removes what the running cell has shown so far; outside of the course kernel it does nothing.
 * @param options.wait true to wait for the next output, so that the cell does not flicker (default false)
 */
export function clearOutput(options: { readonly wait?: boolean } = {}): void {
  (globalThis as { [CLEAR_SINK]?: ClearSink })[CLEAR_SINK]?.(options.wait ?? false);
}
