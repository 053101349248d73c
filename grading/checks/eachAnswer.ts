import type { Call } from "./exercise";

/**
 * Calls a function of the student's for each item. At grading later calls are on their way while an answer is looked at: so this is
 * several times cheaper than calling it in a loop.
 * @param argumentsOf plain values without functions
 * @returns each item with its answer, in order
 */
export async function* eachAnswer<Item>(
  call: Call,
  name: string,
  items: readonly Item[],
  argumentsOf: (item: Item) => unknown[],
): AsyncGenerator<[Item, unknown]> {
  let i = 0;
  const lists = items.map(argumentsOf);
  for await (const answer of call.each?.(name, lists) ?? inTurn(call, name, lists))
    yield [items[i++], answer];
}

async function* inTurn(call: Call, name: string, lists: readonly unknown[][]): AsyncGenerator<unknown> {
  for (const args of lists) yield await call(name, ...args);
}
