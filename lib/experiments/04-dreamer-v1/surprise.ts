import { mean } from "../../core/metrics";
import { initialLatent } from "../../models/world/rssm";
import { rssmSteps } from "../../models/world/rssmSteps";
import { figure } from "../../jupyter/display/figure";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import * as tf from "../../tensor/tf";
import type { Answers04 } from "./answers";
import { livedThrough, randomEpisodes, rows } from "./catchEpisodes";
import { catchConfig, withWeights } from "./catchWeights";

/** How many nats each picture of an episode surprises the trained model by: KL(posterior ‖ prior) at each time, over 128 episodes with
 *  random actions. */
export function surprises({ observe, klNormal }: Pick<Answers04, "observe" | "klNormal">): number[] {
  const { rssm } = catchConfig.world;
  return withWeights("trained", (params) =>
    tf.tidy(() => {
      const lived = livedThrough(params, randomEpisodes(128, "surprise"));
      const [B, T] = lived.isFirst.shape;
      const still = tf.zeros<tf.Rank.R3>([B, T, rssm.stochSize]);
      const steps = rssmSteps(params.model.rssm, rssm);
      const { prior, posterior } = observe(steps, initialLatent(rssm, B), lived, still);
      const nats = klNormal(posterior, prior).arraySync() as number[][]; // [B][T]
      return Array.from({ length: rows }, (_, t) => mean(nats.map((row) => row[t])));
    }),
  );
}

/** Draws them. @param prediction at which picture the surprise is largest */
export function drawSurprises(nats: readonly number[], prediction?: Prediction): void {
  const x = nats.map((_, t) => t);
  const least = Math.log(8);
  const said = verdict("The largest surprise", prediction, "the first picture");
  const later = mean(nats.slice(1));
  figure(
    [
      { name: "KL(posterior ‖ prior)", x, y: [...nats], type: "bar" },
      { name: "ln 8: one of eight columns", x: [-0.5, 7.5], y: [least, least], mode: "lines" },
    ],
    {
      title: "What each picture tells the model that it did not know",
      xaxis: { title: "picture of the episode" },
      yaxis: { title: "nats" },
      annotations: said === "" ? [] : [captionAt(said, 0.6, 0.7)],
    },
    {
      alt: `The first picture surprises the model by ${nats[0].toFixed(1)} nats, the other seven by ${later.toFixed(2)} on average; ln 8 is ${least.toFixed(2)}.${said && ` ${said}`}`,
      height: 340,
    },
  );
}
