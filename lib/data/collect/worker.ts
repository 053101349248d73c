/** What a thread of `collect` runs: its worlds, a step at each message. */
import { parentPort, workerData } from "node:worker_threads";
import { Rng, type RngState } from "../../core/rng";
import type { Layout } from "../columns";
import type { Board } from "./board";
import { Lanes, type Actions, type Plan, type Tick } from "./lanes";
import { makeWorlds, type WorldSource } from "./makeWorld";

/** What a thread is made with. */
export interface WorkerTask {
  source: WorldSource;
  /** Numbers of its worlds. */
  worlds: number[];
  plan: Omit<Plan, "rng"> & { rng: RngState };
}

/** What it is told: first the board, then what its worlds are to do. */
export type WorkerRequest = { board: Board } | { actions: Actions };

/** What it says: first the kind of its steps or why there are none, then what each request has led to. */
export type WorkerReply = { layout: Layout } | Tick;

const port = parentPort!;
const say = (reply: WorkerReply): void => port.postMessage(reply);

async function main({ source, worlds, plan }: WorkerTask): Promise<void> {
  const lanes = new Lanes(await makeWorlds(source, worlds), { ...plan, rng: Rng.fromJSON(plan.rng) });
  let board: Board;
  port.on("message", (request: WorkerRequest) => {
    if ("actions" in request) return say(lanes.advance(board, request.actions));
    board = request.board;
    say(lanes.begin(board));
  });
  say({ layout: lanes.layout });
}

main(workerData as WorkerTask).catch((error: unknown) => {
  say({ finished: [], failure: error instanceof Error ? error.message : String(error) });
});
