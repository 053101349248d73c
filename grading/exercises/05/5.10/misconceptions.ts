import { misconceptions05 } from "../variations";

export const misconceptions = misconceptions05()({
  "balance-reversed": {
    hint: "By your equations Dreamer learns something else: its posterior moves where its prior should. Look at the side of α (5.3).",
    implement: ({ trainedBy, klBalance }) =>
      trainedBy({ klBalance: (posterior, prior, balance) => klBalance(posterior, prior, 1 - balance) }),
  },
  "no-balance": {
    hint: "By your equations Dreamer learns something else: both beliefs move as if there were no α. Where does it say how far each of them moves (5.3)?",
    implement: ({ trainedBy, klCategorical }) =>
      trainedBy({ klBalance: (posterior, prior) => klCategorical(posterior, prior) }),
  },
  "soft-draws": {
    hint: "By your equations Dreamer learns something else: its states are mixtures of classes, where each should hold one 1 for every variable. Look at what your draw gives forward (5.4).",
    implement: ({ trainedBy, tf }) =>
      trainedBy({
        sampleOneHotSt: (logProbs, noise) => tf.softmax(tf.sub(logProbs, tf.log(tf.neg(tf.log(noise))))),
      }),
  },
  "nothing-comes-back": {
    hint: "By your equations Dreamer learns something else: nothing comes back through a drawn state, so that neither encoder nor memory hear from what is drawn. Look at the gradient of your draw (5.4).",
    implement: ({ trainedBy, sampleOneHotSt, stopGradient }) =>
      trainedBy({ sampleOneHotSt: (logProbs, noise) => stopGradient(sampleOneHotSt(logProbs, noise)) }),
  },
});
