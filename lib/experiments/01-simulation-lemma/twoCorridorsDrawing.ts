import { diagram } from "../../jupyter/display/diagram";
import type { DiagramArrow, DiagramNode, DiagramPanel } from "../../jupyter/display/diagrams/description";
import { corridors, corridorState } from "../../tabular/worlds/corridors";
import type { FiniteHorizonMdp } from "../../tabular/finiteHorizon";
import { kindOf } from "./drawnTransitions";

const lanes = [0, 1, 2];
const sides = [0, 1];
const actions = [0, 1];

/** Shows Two Corridors (K): the world, and the models A and B with what they get wrong dashed. Of each corridor the first two
 *  cells are drawn, and the moves from the lane in which everybody enters.
 *  @throws RangeError if K is not an integer of at least 2. */
export function showTwoCorridors(K: number): void {
  const world = corridors(K, "world");
  const [A, B] = [corridors(K, "A"), corridors(K, "B")];
  const [wrongA, wrongB] = [A, B].map((model) => wrongSteps(K, world, model));
  const panels = [
    panelOf("the world", K, world, world),
    panelOf("A swaps the sides", K, world, A),
    panelOf("B shifts every lane wrongly", K, world, B),
  ];
  const costs = sides.map((side) => world.C[corridorState(K, side, 1, 0)][0]);
  diagram(
    { panels, unit: 80, legend: { world: "as in the world", model: "wrong in the model" } },
    {
      alt: `Two Corridors (${K}): the action at the root chooses side 0, where each action costs ${costs[0]}, or side 1, where it costs
        ${costs[1]}. Each side is a corridor of ${K} cells with ${lanes.length} lanes; actions 0 and 1 go one cell on and shift the lane by 1
        and by 2. Model A swaps the sides at the root and is right elsewhere: it is wrong in ${wrongA} of ${K} steps. Model B is right
        at the root and shifts every lane wrongly: it is wrong in ${wrongB} of ${K} steps.`,
    },
  );
}

/** Of the K steps of an episode, how many does the model get wrong? */
function wrongSteps(K: number, world: FiniteHorizonMdp, model: FiniteHorizonMdp): number {
  const depths = Array.from({ length: K - 1 }, (_, i) => corridorState(K, 0, i + 1, 0));
  return [0, ...depths].filter((s) => actions.some((a) => kindOf(world, model, s, a) === "model")).length;
}

function panelOf(name: string, K: number, world: FiniteHorizonMdp, model: FiniteHorizonMdp): DiagramPanel {
  const cells = sides.flatMap((side) =>
    [1, 2].flatMap((depth) =>
      lanes.map((lane): DiagramNode => {
        const id = String(corridorState(K, side, depth, lane));
        return { id, at: [depth === 1 ? 1 : 2.1, laneY(side, lane)], shape: "dot" };
      }),
    ),
  );
  const texts = sides.flatMap((side): DiagramNode[] => {
    const cost = world.C[corridorState(K, side, 1, 0)][0];
    const note = `side ${side}: ${K} cells, costs ${cost} a step`;
    return [
      { id: `side ${side}`, at: [1.2, laneY(side, 2.85)], shape: "text", note },
      { id: `more ${side}`, at: [2.45, laneY(side, 1)], shape: "text", label: "…" },
    ];
  });
  const root: DiagramNode[] = [
    { id: "0", at: [0, 0], shape: "dot" },
    { id: "root", at: [0, -0.25], shape: "text", note: "root" },
    { id: "key", at: [0.1, 0.95], shape: "text", note: "0, 1:\nactions" },
  ];
  const entries = sides.map((side) => corridorState(K, side, 1, 0));
  const moves = entries.flatMap((s, side) => actions.map((a) => moveOf(world, model, s, a, K, side)));
  const turns = actions.map((a) => moveOf(world, model, 0, a, K));
  return {
    name,
    nodes: [...root, ...cells, ...texts],
    arrows: [...turns, ...moves],
  };
}

/** An action's arrow, its number on the side where no other arrow is. @param side Of the corridor, if s is in one. */
function moveOf(
  world: FiniteHorizonMdp,
  model: FiniteHorizonMdp,
  s: number,
  a: number,
  K: number,
  side?: number,
): DiagramArrow {
  const next = model.P[s][a].indexOf(1);
  const isOuter =
    side === undefined ? next < corridorState(K, 1, 1, 0) : next === corridorState(K, side, 2, 2);
  const goesUp = side === 0 || side === undefined;
  const labelSide = isOuter === goesUp ? "left" : "right";
  return { from: String(s), to: String(next), label: String(a), kind: kindOf(world, model, s, a), labelSide };
}

/** Where a lane runs: side 0 above the root, side 1 below it, lane 0 next to it. */
function laneY(side: number, lane: number): number {
  return (side === 0 ? -1 : 1) * (0.48 + 0.34 * lane);
}
