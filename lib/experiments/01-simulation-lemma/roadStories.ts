import { figure } from "../../jupyter/display/figure";
import type { PlotlyTrace } from "../../jupyter/display/traces";
import type { Mdp, Policy } from "../../tabular/mdp";
import { twoRoads } from "../../tabular/worlds/twoRoads";
import type { OwnFunctions, PdpmTerms } from "./ownFunctions";
import type { Prediction } from "../../jupyter/teaching/outcome";

/** A way to lose return on Two Roads, and where the loss comes from. */
export interface RoadStory extends PdpmTerms {
  name: string;
}

/** The terms of (PDPM) on Two Roads for four wrong models and a lazy planner. In the world the safe road always arrives, the
 *  risky one once in five times; the expert takes the safe one. */
export function roadStories({
  planInModel,
  pdpmTerms,
}: Pick<OwnFunctions, "planInModel" | "pdpmTerms">): RoadStory[] {
  const roads = twoRoads(1, 0.2);
  const safeWay = planInModel(roads);
  const riskyWay: Policy = roads.P.map(() => [0, 1]);
  const story = (name: string, model: Mdp, piHat = planInModel(model)) => ({
    name,
    ...pdpmTerms(roads, model, piHat, safeWay),
  });
  return [
    story("optimistic", twoRoads(1, 0.9)),
    story("pessimistic", twoRoads(0.1, 0.2)),
    story("both", twoRoads(0.1, 0.9)),
    story("lazy planner", roads, riskyWay),
    story("harmless", twoRoads(1, 0.5)),
  ];
}

/** The terms by the names that the figure gives them. */
const named = {
  planning: "planning",
  "learner's states": "learnerModelErr",
  "expert's states": "expertModelErr",
} as const;

/** The three terms as bars that add up to a diamond, story by story.
 *  @param prediction The term that carries the loss of the pessimistic model: "planning", "learner's states" or "expert's states". */
export function drawRoadStories(stories: readonly RoadStory[], prediction?: Prediction): void {
  const x = stories.map(({ name }) => name);
  const diamond = { color: "white", symbol: "diamond", size: 13, line: { color: "black", width: 2 } };
  const terms: PlotlyTrace[] = [
    { type: "bar", name: "planning", x, y: stories.map((t) => t.planning) },
    { type: "bar", name: "learner's states", x, y: stories.map((t) => t.learnerModelErr) },
    { type: "bar", name: "expert's states", x, y: stories.map((t) => t.expertModelErr) },
    { name: "sum = return lost", x, y: stories.map((t) => t.gap), mode: "markers", marker: diamond },
  ];
  const numbers = ({ name, planning, learnerModelErr, expertModelErr, gap }: RoadStory) =>
    `${name}: ${[planning, learnerModelErr, expertModelErr, gap].map((term) => term.toFixed(1)).join(", ")}`;
  figure(
    [...terms, ...predictedTerm(stories, prediction)],
    { title: "Return lost on Two Roads, by term", barmode: "relative", yaxis: { title: "return lost" } },
    {
      alt: `Planning, learner's states, expert's states, and their sum. ${stories.map(numbers).join("; ")}${verdictOn(prediction)}`,
    },
  );
}

/** A star on the bar that was predicted to be the tall one; on the axis where there is no such bar. */
function predictedTerm(stories: readonly RoadStory[], prediction: Prediction): PlotlyTrace[] {
  const story = stories.find(({ name }) => name === "pessimistic");
  const term = named[prediction as keyof typeof named];
  if (story === undefined || term === undefined) return [];
  const marker = { color: "#CC79A7", symbol: "star", size: 16, line: { color: "white", width: 1 } };
  return [{ name: "your prediction", x: [story.name], y: [story[term] / 2], mode: "markers", marker }];
}

function verdictOn(prediction: Prediction): string {
  return prediction === undefined ? "" : `. For the pessimistic model you predicted: ${prediction}`;
}
