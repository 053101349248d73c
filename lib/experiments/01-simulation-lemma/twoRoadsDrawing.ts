import { diagram } from "../../jupyter/display/diagram";
import type { DiagramArrow, DiagramPanel, Place } from "../../jupyter/display/diagrams/description";
import type { Mdp } from "../../tabular/mdp";
import { twoRoads } from "../../tabular/worlds/twoRoads";
import { shortProbability } from "./drawnTransitions";

const places: readonly { name: string; at: Place }[] = [
  { name: "start", at: [0, 0] },
  { name: "town", at: [2.1, -1] },
  { name: "goal", at: [2.1, 1] },
  { name: "pit", at: [2.1, 0] },
];

const roads = ["safe", "risky"];

/** Two Roads as a model has it. */
interface RoadsModel {
  name: string;
  safe: number;
  risky: number;
}

/** Shows Two Roads, and beside it a model of it, if one is given.
 *  @param safe Probability to arrive in town. @param risky Probability to arrive at the goal.
 *  @throws RangeError if one of them is not a probability. */
export function showTwoRoads(safe = 1, risky = 0.2, model?: RoadsModel): void {
  const world = twoRoads(safe, risky);
  const believed = model === undefined ? undefined : twoRoads(model.safe, model.risky);
  const panels = [panelOf(believed && "the world", world, "world")];
  if (believed !== undefined) panels.push(panelOf(`the model, ${model?.name}`, believed, "model"));
  const models = believed === undefined ? "" : ` In the model "${model?.name}": ${outcomes(believed)}.`;
  const [start, ...ends] = places.map(({ name }, s) => `${name} ${world.R[s][0]}`);
  diagram(
    { panels },
    {
      alt: `Two Roads. Rewards a step, for ever: ${ends.join(", ")}; ${start}. ${outcomes(world)}.${models}`,
    },
  );
}

function panelOf(name: string | undefined, mdp: Mdp, kind: "world" | "model"): DiagramPanel {
  const nodes = places.map(({ name: label, at }, s) => ({
    id: label,
    at,
    label,
    note: s === 0 ? undefined : `${mdp.R[s][0]} a step`,
    shape: "rounded" as const,
  }));
  const pit = places.findIndex(({ name: place }) => place === "pit");
  const bothFail = mdp.P[0].every((row) => row[pit] > 0);
  const ways = mdp.P[0].flatMap((row, action) =>
    row.flatMap((probability, next): DiagramArrow[] => {
      if (probability === 0) return [];
      const way = { from: "start", to: places[next].name, kind, probability };
      const label = `${roads[action]}: ${shortProbability(probability)}`;
      if (next !== pit) return [{ ...way, label, labelSide: action === 0 ? "left" : "right" }];
      return [{ ...way, label, bend: bothFail ? (action === 0 ? 0.09 : -0.09) : 0, labelAt: 0.6 }];
    }),
  );
  const stays = [1, 2, 3].map((s): DiagramArrow => {
    const place = places[s].name;
    return { from: place, to: place, kind, loop: "right", label: shortProbability(mdp.P[s][0][s]) };
  });
  return { name, nodes, arrows: [...ways, ...stays] };
}

/** "safe road: town 1; risky road: goal 0.2, pit 0.8" */
function outcomes(mdp: Mdp): string {
  const road = (row: readonly number[], action: number) => {
    const ends = row.flatMap((p, next) => (p === 0 ? [] : [`${places[next].name} ${shortProbability(p)}`]));
    return `${roads[action]} road: ${ends.join(", ")}`;
  };
  return mdp.P[0].map(road).join("; ");
}
