import { diagram } from "../../jupyter/display/diagram";
import type {
  DiagramArrow,
  DiagramNode,
  DiagramPanel,
  Place,
} from "../../jupyter/display/diagrams/description";
import type { FiniteHorizonMdp } from "../../tabular/finiteHorizon";
import { wideTree, wideTreeStates } from "../../tabular/worlds/wideTree";
import { kindOf, shortProbability } from "./drawnTransitions";

const { root, bad, good, badParent, goodParent, firstLeaf } = wideTreeStates;

/** Shows WideTree with that many leaves: the world, and the models A and B with what they get wrong dashed. Leaves are drawn
 *  bucket by bucket.
 *  @throws RangeError if leaves is not a multiple of 4. */
export function showWideTree(leaves: number): void {
  const world = wideTree(leaves, "world");
  const panels = [
    panelOf("the world", leaves, world, world),
    panelOf("A swaps the root", leaves, world, wideTree(leaves, "A")),
    panelOf("B shuffles what follows", leaves, world, wideTree(leaves, "B")),
  ];
  const [costBad, costGood] = [bad, good].map((s) => world.C[s][0]);
  const [most, rest] = [world.P[root][1][good], world.P[root][1][bad]].map(shortProbability);
  diagram(
    { panels, unit: 64, legend: { world: "as in the world", model: "wrong in the model" } },
    {
      alt: `WideTree: at the root action 1 reaches the good state with probability ${most} and the bad one with ${rest}, action 0 the other
        way round. Being in the bad state costs ${costBad}, in the good one ${costGood}. Each leads to a parent of its own, each parent's two
        actions to buckets of ${leaves / 4} equally likely leaves, ${leaves} in all. Model A swaps the actions at the root; model B is right there,
        swaps the parents and shuffles the leaves.`,
    },
  );
}

const buckets = [0, 1, 2, 3];

const places = new Map<number, Place>([
  [root, [0, 0]],
  [bad, [1.1, -0.8]],
  [good, [1.1, 0.8]],
  [badParent, [1.95, -0.8]],
  [goodParent, [1.95, 0.8]],
]);

function panelOf(
  name: string,
  leaves: number,
  world: FiniteHorizonMdp,
  model: FiniteHorizonMdp,
): DiagramPanel {
  const nodes = [...places].map(([s, at]): DiagramNode => {
    if (s !== bad && s !== good) return { id: String(s), at, shape: "dot" };
    return { id: String(s), at, label: s === bad ? "bad" : "good", note: `costs ${world.C[s][0]}` };
  });
  const drawn = buckets.flatMap((bucket): DiagramNode[] => {
    const y = -1.2 + 0.8 * bucket;
    return [
      { id: `bucket ${bucket}`, at: [2.6, y], shape: "dot" },
      { id: `size ${bucket}`, at: [2.87, y], shape: "text", note: String(leaves / 4) },
    ];
  });
  const texts: DiagramNode[] = [
    { id: "key", at: [0.1, 1.55], shape: "text", note: "action:\nprobability" },
    { id: "root", at: [-0.3, 0], shape: "text", note: "root" },
    { id: "total", at: [1.95, 1.66], shape: "text", note: `… ${leaves} leaves in all` },
  ];
  const arrows = [...rootArrows(world, model), ...laterArrows(leaves, world, model)];
  return { name, nodes: [...nodes, ...drawn, ...texts], arrows };
}

/** One arrow to each child, with the probability of either action. */
function rootArrows(world: FiniteHorizonMdp, model: FiniteHorizonMdp): DiagramArrow[] {
  return [bad, good].map((next) => {
    const label = model.P[root].map((row, a) => `${a}: ${shortProbability(row[next])}`).join("\n");
    const wrong = model.P[root].some((row, a) => row[next] !== world.P[root][a][next]);
    const labelSide = next === bad ? "left" : "right";
    return { from: String(root), to: String(next), label, kind: wrong ? "model" : "world", labelSide };
  });
}

function laterArrows(leaves: number, world: FiniteHorizonMdp, model: FiniteHorizonMdp): DiagramArrow[] {
  const arrow = (s: number, action: number, to: string): DiagramArrow => ({
    from: String(s),
    to,
    kind: kindOf(world, model, s, action),
  });
  const down = [bad, good].map((s) => arrow(s, 0, String(model.P[s][0].indexOf(1))));
  const apart = [badParent, goodParent].flatMap((s) =>
    [0, 1].flatMap((action) =>
      bucketsOf(leaves, model.P[s][action]).map((bucket) => arrow(s, action, `bucket ${bucket}`)),
    ),
  );
  return [...down, ...apart];
}

/** The buckets that hold a leaf of positive probability. */
function bucketsOf(leaves: number, row: readonly number[]): number[] {
  const size = leaves / 4;
  return buckets.filter((b) =>
    row.slice(firstLeaf + b * size, firstLeaf + (b + 1) * size).some((p) => p > 0),
  );
}
