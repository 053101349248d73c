import { misconceptions04 } from "../variations";

export const misconceptions = misconceptions04()({
  "no-discount": {
    hint: "By your equations Dreamer learns something else: what comes after the end of an episode counts. Look at the returns and their discount (4.6).",
    implement: ({ trainedBy, lambdaReturn, tf }) =>
      trainedBy({
        lambdaReturn: ({ reward, value, discount }, lambda) =>
          lambdaReturn({ reward, value, discount: tf.onesLike(discount) }, lambda),
      }),
  },
  "unweighted-critic": {
    hint: "By your equations Dreamer learns something else: the critic learns as much from states that are hardly ever reached. Look at the weights in its loss (4.7).",
    implement: ({ trainedBy, criticLoss, tf }) =>
      trainedBy({ criticLoss: (inputs) => criticLoss({ ...inputs, weight: tf.onesLike(inputs.weight) }) }),
  },
  "posterior-held": {
    hint: "By your equations Dreamer learns something else: the posterior hears nothing of its divergence from the prior, though both are to move. Is it a constant in your loss (4.2)?",
    implement: ({ trainedBy, klLoss, stopGradient }) =>
      trainedBy({
        klLoss: ({ mean, std }, prior, freeNats) =>
          klLoss({ mean: stopGradient(mean), std: stopGradient(std) }, prior, freeNats),
      }),
  },
  "actions-of-yesterday": {
    hint: "By your equations Dreamer learns something else: its model is told the wrong actions. Row t holds the action that LED to the image of row t (4.1).",
    implement: ({ trainedBy, observe, tf }) =>
      trainedBy({
        observe: (rssm, start, lived, noise) => {
          const [B, T, A] = lived.action.shape;
          const before = tf.slice(lived.action, [0, 0, 0], [B, T - 1, A]);
          const action = tf.concat([tf.zerosLike(tf.slice(lived.action, [0, 0, 0], [B, 1, A])), before], 1);
          return observe(rssm, start, { ...lived, action }, noise);
        },
      }),
  },
});
