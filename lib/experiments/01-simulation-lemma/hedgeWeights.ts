import { figure } from "../../jupyter/display/figure";
import type { PlotlyTrace } from "../../jupyter/display/traces";
import { evalFiniteHorizon, exactEpisodes, planFiniteHorizon } from "../../tabular/finiteHorizon";
import { sampledMomentLoss } from "../../tabular/sampledMomentLoss";
import { wideTree } from "../../tabular/worlds/wideTree";
import type { OwnFunctions } from "./ownFunctions";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";

const leaves = 100;
const rounds = 100;
/** Hedge's learning rate. */
const eta = 0.9;

/** The weight on model A before each round and after the last, [101], under one loss. */
export interface WeightOnA {
  loss: string;
  weights: number[];
}

/** Hedge between models A and B of WideTree, under three losses that are exact averages over half expert, half learner data. */
export function hedgeWeights({
  oneStepLoss,
  momentLoss,
  hedge,
}: Pick<OwnFunctions, "oneStepLoss" | "momentLoss" | "hedge">): WeightOnA[] {
  const tree = wideTree(leaves, "world");
  const models = (["A", "B"] as const).map((name) => wideTree(leaves, name));
  const plans = models.map(planFiniteHorizon);
  const data = [planFiniteHorizon(tree), plans[0]].flatMap((pi) => exactEpisodes(tree, pi, 10));
  const values = models.map((model, i) => evalFiniteHorizon(model, plans[i])[0]);
  const losses = {
    "log loss": models.map((model) => oneStepLoss(tree, model, data, "nll")),
    "moment loss, sampled": models.map((model, i) => sampledMomentLoss(tree, model, data, values[i])),
    "moment loss": models.map((model, i) => momentLoss(tree, model, data, values[i])),
  }; // of [A, B]
  return Object.entries(losses).map(([loss, ofModels]) => ({
    loss,
    weights: hedge(Array(rounds).fill(ofModels), eta).map(([onA]) => onA),
  }));
}

/** Where the weight goes, round by round.
 *  @param prediction Which learners trust A in the end, in words. */
export function drawHedgeWeights(learners: readonly WeightOnA[], prediction?: Prediction): void {
  const curve = ({ loss, weights }: WeightOnA): PlotlyTrace => ({
    name: loss,
    x: weights.map((_, t) => t),
    y: weights,
    mode: "lines",
  });
  const numbers = ({ loss, weights }: WeightOnA) =>
    `${loss}: ${[25, 50, 100].map((t) => weights[t].toFixed(3)).join(", ")}`;
  const trusting = learners
    .filter(({ weights }) => weights[weights.length - 1] > 0.5)
    .map(({ loss }) => loss);
  const said = verdict("On A in the end", prediction, trusting.join(", ") || "none");
  figure(
    learners.map(curve),
    {
      title: "Weight on A, the worse plan",
      xaxis: { title: "round" },
      yaxis: { title: "weight on A", range: [-0.02, 1.02] },
      annotations: said === "" ? [] : [{ ...captionAt(said, 0.98, 0.55), xanchor: "right" }],
    },
    {
      height: 340, // two figures on a slide
      alt: `Hedge's weight on A after 25, 50 and 100 rounds. ${learners.map(numbers).join("; ")}${said && `. ${said}`}`,
    },
  );
}
