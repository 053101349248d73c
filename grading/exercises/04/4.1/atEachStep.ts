import type { Normal } from "lib/nn/normal";
import type * as tf from "lib/tensor/tf";
import { misconceptions04 } from "../variations";
import { following } from "./following";

export const hints = {
  knows:
    "Your prior knows what was seen: it is your posterior. Then nothing can surprise the model. Which of the two functions is not shown the embedding?",
  blind: "Your posterior is your prior. What the model believes after it has seen depends on the embedding.",
  exchanged:
    "Your prior and your posterior stand in each other's place. Which of them is before, which after looking?",
  timeFirst: "Your states are [T, B, ·]: the steps stand first. Along which axis do you stack them?",
};

/** Mistakes in the answer alone, of who asks the prior at each step; ours asks about all steps at once, which are other questions. */
export const atEachStep = misconceptions04({ following })({
  "prior-after-looking-at-each-step": {
    hint: hints.knows,
    implement: ({ following }) =>
      following({
        expects: (rssm, { deter }) => rssm.prior(deter),
        returns: (right) => ({ ...right, prior: right.posterior }),
      }),
  },
  "believes-before-looking-at-each-step": {
    hint: hints.blind,
    implement: ({ following }) =>
      following({
        expects: (rssm, { deter }) => rssm.prior(deter),
        returns: (right) => ({ ...right, posterior: right.prior }),
      }),
  },
  "exchanged-at-each-step": {
    hint: hints.exchanged,
    implement: ({ following }) =>
      following({
        expects: (rssm, { deter }) => rssm.prior(deter),
        returns: (right) => ({ ...right, prior: right.posterior, posterior: right.prior }),
      }),
  },
  "time-first-at-each-step": {
    hint: hints.timeFirst,
    implement: ({ following, tf }) =>
      following({
        expects: (rssm, { deter }) => rssm.prior(deter),
        returns: ({ deter, stoch, prior, posterior }) => {
          const turned = (x: tf.Tensor) => tf.transpose(x, [1, 0, 2]) as tf.Tensor3D;
          const both = ({ mean, std }: Normal) => ({ mean: turned(mean), std: turned(std) });
          return {
            deter: turned(deter),
            stoch: turned(stoch),
            prior: both(prior),
            posterior: both(posterior),
          };
        },
      }),
  },
});
