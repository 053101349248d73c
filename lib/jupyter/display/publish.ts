import { PUBLISH_SINK } from "../../core/globalKeys";
import { Carried } from "./values/carried";

/** What a front end is asked to show: one output in several forms, of which it picks the richest that it knows. */
export interface DisplayMessage {
  /** MIME type → content; JSON types as objects, everything else as text. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly transient?: { readonly display_id?: string };
}

/** Receives what a cell displays; `update` replaces the earlier display of the same `display_id`. */
export type PublishSink = (message: DisplayMessage, update: boolean) => void;

/**
 * Shows a message: through the course kernel, else through plain tslab, else as its text on stdout.
 * @param update true to replace the display with the same `transient.display_id`
 */
export function publish(message: DisplayMessage, update = false): void {
  const kernel = (globalThis as { [PUBLISH_SINK]?: PublishSink })[PUBLISH_SINK];
  const sink = redirected.get() ?? kernel ?? tslabSink() ?? printText;
  sink(message, update);
}

/** Runs work so that what it displays, also after an await, goes to `sink` instead. */
export function publishInto<T>(sink: PublishSink, work: () => T): T {
  return redirected.run(sink, work);
}

const redirected = new Carried<PublishSink>();

/** A display id that no other display of this process has. */
export function newDisplayId(kind: string): string {
  displays += 1;
  return `${kind}-${process.pid}-${Date.now().toString(36)}-${displays}`;
}

let displays = 0;

/** tslab's own way out, set while tslab runs as the kernel; a process that never loaded tslab is not made to load it. */
function tslabSink(): PublishSink | undefined {
  const loaded = Object.values(require.cache).find((module) =>
    /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(module?.filename ?? ""),
  );
  const write = (loaded?.exports as { lastWriteDisplayData?: PublishSink | null } | undefined)
    ?.lastWriteDisplayData;
  if (!write) return undefined;
  return (message, update) => write({ metadata: {}, transient: {}, ...message }, update);
}

function printText(message: DisplayMessage): void {
  const text = message.data["text/plain"];
  if (text !== undefined) process.stdout.write(`${String(text)}\n`);
}
