import { ANSWERS, PUBLISH_SINK } from "lib/core/globalKeys";
import type { DisplayMessage } from "lib/jupyter/display/publish";
import { type RecordingBroker, withBroker } from "../widgets/recordingBroker";

/** A page as a reader sees it: what questions say now, and their buttons and boxes. */
export class Page {
  private readonly displays = new Map<string, DisplayMessage>();

  constructor(private readonly broker: RecordingBroker) {}

  readonly take = (message: DisplayMessage): void => {
    const id = message.transient?.display_id;
    if (id !== undefined) this.displays.set(id, message);
  };

  /** The questions' texts, in order. */
  get texts(): string[] {
    return [...this.displays.values()].map(({ data }) => String(data["text/markdown"]));
  }

  /** What the notebook would keep of the outputs. */
  get metadata(): unknown[] {
    return [...this.displays.values()].map(({ metadata }) => metadata);
  }

  /** Labels of the buttons that were shown. */
  get buttons(): string[] {
    return this.widgets("ButtonModel").map(({ description }) => description);
  }

  /** Clicks the button number `index` of those with this label (default: the latest). */
  click(label: string, index = -1): void {
    const wanted = this.widgets("ButtonModel").filter(({ description }) => description === label);
    this.broker.receive(wanted.at(index)!.id, { method: "custom", content: { event: "click" } });
  }

  /** Writes into the latest box. */
  write(text: string): void {
    this.broker.receive(this.widgets("TextModel").at(-1)!.id, { method: "update", state: { value: text } });
  }

  private widgets(model: string): { id: string; description: string }[] {
    return this.broker.sent
      .map(({ id, data }) => ({ id, state: (data.state ?? {}) as Record<string, unknown> }))
      .filter(({ state }) => state._model_name === model)
      .map(({ id, state }) => ({ id, description: String(state.description) }));
  }
}

/** Runs a test with a page. */
export function withPage(run: (page: Page) => void | Promise<void>): Promise<void> {
  return withBroker(async (broker) => {
    const page = new Page(broker);
    const slots = globalThis as { [PUBLISH_SINK]?: unknown };
    slots[PUBLISH_SINK] = page.take;
    try {
      await run(page);
    } finally {
      delete slots[PUBLISH_SINK];
    }
  });
}

/** Lets the kernel forget all answers, as a restart does. */
export function restart(): void {
  (globalThis as unknown as { [ANSWERS]: Map<string, unknown> })[ANSWERS].clear();
}
