import { spearman } from "../../core/metrics";
import { Rng } from "../../core/rng";
import { figure } from "../../jupyter/display/figure";
import { drawPairs } from "../../tabular/drawPairs";
import { misreadMaze, randomMaze } from "../../tabular/worlds/randomMaze";
import type { OwnFunctions } from "./ownFunctions";

/** What the experiment runs on. */
type Needed = Pick<
  OwnFunctions,
  "evalPolicy" | "occupancy" | "planInModel" | "oneStepLoss" | "momentLoss" | "performanceDifference"
>;

/** Random models of one random world, [60] each: their losses, and the return that their plans lose in the world. */
export interface LossScatter {
  l1: number[];
  moment: number[];
  lost: number[];
}

/** How the models may differ. */
export interface LossScatterOptions {
  /** (default 3) */
  seed?: number;
  /** Probability that a model has a transition wrong (default ½). */
  share?: number;
}

/** 60 random models of a random world of 20 states and 3 actions, on half expert, half learner data. */
export function lossScatter(own: Needed, { seed = 3, share = 0.5 }: LossScatterOptions = {}): LossScatter {
  const { evalPolicy, occupancy, planInModel, oneStepLoss, momentLoss, performanceDifference } = own;
  const rng = new Rng(seed);
  const world = randomMaze(rng, { S: 20, A: 3, gamma: 0.9 });
  const best = planInModel(world);
  const trials = Array.from({ length: 60 }, () => {
    const model = misreadMaze(rng, world, share);
    const learner = planInModel(model);
    const data = [best, learner].flatMap((pi) => drawPairs(rng, occupancy(world, pi), 200));
    return {
      l1: oneStepLoss(world, model, data, "l1"),
      moment: momentLoss(world, model, data, evalPolicy(model, learner)),
      lost: performanceDifference(world, best, learner),
    };
  });
  const column = (key: "l1" | "moment" | "lost") => trials.map((trial) => trial[key]);
  return { l1: column("l1"), moment: column("moment"), lost: column("lost") };
}

/** Return lost over each loss, in two panels, with Spearman's ρ. */
export function drawLossScatter({ l1, moment, lost }: LossScatter): void {
  const [rhoL1, rhoMoment] = [l1, moment].map((loss) => spearman(loss, lost).toFixed(2));
  figure(
    [
      { name: `L1 loss, ρ = ${rhoL1}`, x: l1, y: lost, mode: "markers" },
      { name: `moment loss, ρ = ${rhoMoment}`, x: moment, y: lost, mode: "markers", xaxis: "x2" },
    ],
    {
      title: "Return lost by the plan over the model's loss",
      grid: { rows: 1, columns: 2 },
      xaxis: { title: "L1 loss" },
      xaxis2: { title: "moment loss" },
      yaxis: { title: "return lost" },
    },
    {
      height: 340, // two figures on a slide
      alt:
        `Return lost over loss, 60 random models: a loose cloud for the L1 loss, Spearman's ρ = ${rhoL1}; ` +
        `a rising one for the moment loss, ρ = ${rhoMoment}.`,
    },
  );
}
