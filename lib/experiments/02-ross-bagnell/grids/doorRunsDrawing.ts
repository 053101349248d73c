import { Rng } from "../../../core/rng";
import { palette, sideBySide } from "../../../envs/canvas";
import type { DoorAndBridge } from "../../../envs/grids/doorAndBridge";
import { drawGrid } from "../../../envs/grids/drawGrid";
import { createTableWorld } from "../../../envs/grids/gridTable";
import { rollout } from "../../../envs/rollout";
import type { Policy, World } from "../../../envs/world";
import { table } from "../../../jupyter/display/table";
import { showClip, type Clip } from "../clip";
import type { DoorRuns } from "./doorRuns";

/** What a student bets in exercise 2.0: the costs of rounds 0 to 5, and whether the last models fit their data. */
export interface DoorBets {
  expertOnly: number[]; // [6]
  learnerOnly: number[];
  halfAndHalf: number[];
  trainError: string;
  /** The lines of the algorithm in its order, by their letters. */
  order: string;
}

/** Shows what the policies of each run cost, beside the bets. */
export function drawDoorRuns({ runs }: DoorRuns, bets?: DoorBets): void {
  const betOn = bets && [bets.expertOnly, bets.learnerOnly, bets.halfAndHalf];
  const rows = runs.map(({ data, realCost, promised, trainLoss }, i) => ({
    data,
    "real cost, rounds 0 to 5": realCost.join(", "),
    "promised, last": promised[5],
    "training error, last": trainLoss[5],
    ...(betOn && { "your bet": betOn[i].join(", ") }),
  }));
  const note =
    bets &&
    `Training error: you said it ${bets.trainError}. Order: you said ${bets.order}, the slide says DBFAEC.`;
  table(rows, { caption: "Door & Bridge: what the robot pays", ...(note !== undefined && { note }) });
}

/** The walks of the last policies in the world, and as dots those that their models promised. */
export function doorWalks({ world, runs }: DoorRuns): Clip {
  const walks = runs.map(({ models, policies }) => ({
    promised: walk(world, createTableWorld(world.map, models[5]), policies[5]),
    real: walk(world, world.world, policies[5]),
  }));
  const frames = Array.from({ length: 20 }, (_, t) =>
    sideBySide(
      walks.map(({ promised, real }) => drawGrid(world.map, { promised, real: real.slice(0, t + 1) })),
      16,
      palette.ink, // as the walls, so that no strip of paper shines between the maps on a dark page
    ),
  );
  const [blocked, detour, crossing] = walks.map(({ promised, real }) => ({
    promised: promised.length - 1,
    real: real.length - 1,
  }));
  const alt = `The last policies walk. Expert only stands before the locked door for ever, while its model promised
  ${blocked.promised} steps; learner only takes the detour, ${detour.real}; half and half the bridge, ${crossing.real}.`;
  return { frames, fps: 5, panels: runs.map(({ data }) => data), alt };
}

/** Shows the walks of the last policies beside each other. */
export async function drawDoorWalks(door: DoorRuns): Promise<void> {
  await showClip(doorWalks(door));
}

/** The cells of a walk of at most 40 steps. */
function walk(
  { map }: DoorAndBridge,
  where: World<number, number>,
  policy: Policy<number, number>,
): number[] {
  const { transitions } = rollout(where, policy, 40, new Rng("walk"));
  return [map.start, ...transitions.map(({ next }) => next)];
}
