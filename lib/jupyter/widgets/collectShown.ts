import { Carried } from "../display/values/carried";
import { type DisplayMessage, publishInto } from "../display/publish";

/** What code printed and displayed, in order. */
export class Shown {
  private readonly parts: Record<string, unknown>[] = [];
  private readonly displays = new Map<string, number>();

  /** Runs work; what it prints and displays, also after an await, is added here instead of to the cell's output. */
  collect<T>(work: () => T): T {
    interceptStreams();
    return collecting.run(this, () =>
      publishInto((message, update) => this.addDisplay(message, update), work),
    );
  }

  /** Adds one display in several forms. */
  add(bundle: Readonly<Record<string, unknown>>): void {
    this.parts.push({ ...bundle });
  }

  /** Adds printed text; it joins the text before it. */
  print(text: string): void {
    const last = this.parts.at(-1);
    if (last !== undefined && Object.keys(last).join() === "text/plain") last["text/plain"] += text;
    else this.add({ "text/plain": text });
  }

  /** All of it, one bundle for each display and each run of printed text. */
  get bundles(): readonly Readonly<Record<string, unknown>>[] {
    return this.parts;
  }

  private addDisplay({ data, transient }: DisplayMessage, update: boolean): void {
    const id = transient?.display_id;
    const earlier = id === undefined ? undefined : this.displays.get(id);
    if (update && earlier !== undefined) this.parts[earlier] = { ...data };
    else if (!update) {
      if (id !== undefined) this.displays.set(id, this.parts.length);
      this.add(data);
    }
  }
}

const collecting = new Carried<Shown>();
let intercepted = false;

/** Lets printed text go to the collection that the running code belongs to, if to any. */
function interceptStreams(): void {
  if (intercepted) return;
  intercepted = true;
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      const shown = collecting.get();
      if (shown === undefined) return write(chunk, ...rest);
      shown.print(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
      const done = rest.find((argument) => typeof argument === "function") as (() => void) | undefined;
      if (done !== undefined) process.nextTick(done);
      return true;
    };
  }
}
