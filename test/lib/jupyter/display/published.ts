import { PUBLISH_SINK } from "lib/core/globalKeys";
import { type DisplayMessage, type PublishSink } from "lib/jupyter/display/publish";

/** A message as the kernel receives it. */
export interface Published {
  readonly message: DisplayMessage;
  readonly update: boolean;
}

/** What is published while `run` runs, in order: stands where the kernel stands. */
export function published(run: () => void): Published[] {
  const { messages, restore } = listen();
  try {
    run();
  } finally {
    restore();
  }
  return messages;
}

/** As published, until the promise that `run` returns has ended. */
export async function publishedBy(run: () => unknown): Promise<Published[]> {
  const { messages, restore } = listen();
  try {
    await run();
  } finally {
    restore();
  }
  return messages;
}

function listen(): { messages: Published[]; restore: () => void } {
  const slot = globalThis as { [PUBLISH_SINK]?: PublishSink };
  const before = slot[PUBLISH_SINK];
  const messages: Published[] = [];
  slot[PUBLISH_SINK] = (message, update) => messages.push({ message, update });
  const restore = () => {
    if (before === undefined) delete slot[PUBLISH_SINK];
    else slot[PUBLISH_SINK] = before;
  };
  return { messages, restore };
}

/** One form of a message as text. */
export function textOf(published: Published, mime: string): string {
  return String(published.message.data[mime]);
}
