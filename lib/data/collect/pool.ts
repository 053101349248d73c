import type { Layout } from "../columns";
import { assertLayout } from "../columns";
import { createBoard, type Board } from "./board";
import { Lanes, type Actions, type Plan, type Tick } from "./lanes";
import { makeWorlds, type WorldSource } from "./makeWorld";
import { Thread } from "./thread";
import type { WorkerReply } from "./worker";

/** All worlds of a plan, wherever they run. */
export interface Pool {
  readonly layout: Layout;
  readonly board: Board;
  /** Begins the first episodes. */
  begin(): Promise<Tick>;
  /** Takes a step in each world. Even if a thread has died, it gives what the others have finished. */
  advance(actions: Actions): Promise<Tick>;
  close(): Promise<void>;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Ticks as one, the finished episodes in order of their numbers. */
function merge(ticks: readonly Tick[]): Tick {
  const finished = ticks.flatMap((tick) => tick.finished).sort((a, b) => a.index - b.index);
  return { finished, failure: ticks.find(({ failure }) => failure !== undefined)?.failure };
}

/** The worlds in this thread. */
export async function poolHere(source: WorldSource, plan: Plan): Promise<Pool> {
  const lanes = new Lanes(await makeWorlds(source, upTo(plan.worlds)), plan);
  const board = createBoard(lanes.layout, plan.worlds);
  return {
    layout: lanes.layout,
    board,
    begin: () => Promise.resolve(lanes.begin(board)),
    advance: (actions) => Promise.resolve(merge([lanes.advance(board, actions)])),
    close: () => Promise.resolve(),
  };
}

/** The worlds on threads: thread k has the worlds k, k + threads, … */
export async function poolOnThreads(source: WorldSource, plan: Plan, workers: number): Promise<Pool> {
  const count = Math.min(workers, plan.worlds);
  const plain = { ...plan, rng: plan.rng.toJSON() };
  const worldsOf = (k: number): number[] => upTo(plan.worlds).filter((world) => world % count === k);
  const threads: Thread[] = [];
  const close = async (): Promise<void> => void (await Promise.all(threads.map((thread) => thread.close())));
  try {
    for (const k of upTo(count)) threads.push(new Thread({ source, worlds: worldsOf(k), plan: plain }));
    const layouts = (await Promise.all(threads.map((thread) => thread.ask()))).map(layoutIn);
    for (const layout of layouts) assertLayout("collect", layout, layouts[0]);
    const board = createBoard(layouts[0], plan.worlds);
    return {
      layout: layouts[0],
      board,
      begin: () => tickOf(threads.map((thread) => thread.ask({ board }))),
      advance: (actions) => tickOf(threads.map((thread) => thread.ask({ actions }))),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function layoutIn(reply: WorkerReply): Layout {
  if ("layout" in reply) return reply.layout;
  throw new Error(reply.failure);
}

async function tickOf(replies: Promise<WorkerReply>[]): Promise<Tick> {
  const settled = await Promise.allSettled(replies);
  return merge(
    settled.map((reply) =>
      reply.status === "fulfilled"
        ? (reply.value as Tick)
        : { finished: [], failure: (reply.reason as Error).message },
    ),
  );
}
