import type * as tf from "lib/tensor/tf";
import type { Reference05 } from "../reference";
import { misconceptions05 } from "../variations";

/** A draw by other scores, whose greatest is taken, and with another way back. */
const drawing =
  ({ tf, stopGradient, sampleGradients, trainChoiceCode }: Reference05) =>
  ({
    score = (logProbs: tf.Tensor, noise: tf.Tensor): tf.Tensor =>
      tf.div(tf.exp(logProbs), tf.neg(tf.log(noise))),
    back = (hot: tf.Tensor, logProbs: tf.Tensor): tf.Tensor => {
      const probs = tf.exp(logProbs);
      return tf.add(hot, tf.sub(probs, stopGradient(probs)));
    },
  }): Pick<Reference05, "sampleOneHotSt" | "whatComesBack" | "learnsThroughDraws"> => {
    const sampleOneHotSt = (logProbs: tf.Tensor, noise: tf.Tensor) => {
      const scores = stopGradient(score(logProbs, noise));
      const hot = tf.cast(tf.equal(scores, tf.max(scores, -1, true)), "float32");
      return back(stopGradient(hot), logProbs);
    };
    return {
      sampleOneHotSt,
      whatComesBack: (logits, noise, weights) => sampleGradients(sampleOneHotSt, logits, noise, weights),
      learnsThroughDraws: (start, pictures, noises) =>
        trainChoiceCode(sampleOneHotSt, start, pictures, noises),
    };
  };

export const misconceptions = misconceptions05({ drawing })({
  "nothing-comes-back": {
    hint: "Nothing comes back through your draw: the position of the largest number does not change when the numbers change a little, so its gradient is 0. What can be added that is 0, but whose gradient is not?",
    implement: ({ drawing, tf }) => drawing({ back: (hot) => tf.clone(hot) }),
  },
  "soft-forward": {
    hint: "Your draw is soft: it holds a little of every class. The decoder would learn from mixtures that it never meets: what must the forward pass give?",
    implement: ({ withDraw, tf }) =>
      withDraw((logProbs, noise) => tf.softmax(tf.sub(logProbs, tf.log(tf.neg(tf.log(noise)))))),
  },
  "probabilities-forward": {
    hint: "You hand on the probabilities themselves. They are the mean of what could come; it is a draw that is asked for.",
    implement: ({ withDraw, tf }) => withDraw((logProbs) => tf.exp(logProbs)),
  },
  "probabilities-added": {
    hint: "Forward, your vector is one-hot plus the probabilities. What has to be taken off, as a constant, so that only the gradient stays?",
    implement: ({ drawing, tf }) => drawing({ back: (hot, logProbs) => tf.add(hot, tf.exp(logProbs)) }),
  },
  "probabilities-taken-off": {
    hint: "Forward, the probabilities are missing from your vector. Which of the two is the constant, and with which sign?",
    implement: ({ drawing, tf, stopGradient }) =>
      drawing({ back: (hot, logProbs) => tf.sub(hot, stopGradient(tf.exp(logProbs))) }),
  },
  "way-back-reversed": {
    hint: "Your gradient has the wrong sign: what is a constant and what is not are exchanged, sg(p) − p for p − sg(p).",
    implement: ({ drawing, tf, stopGradient }) =>
      drawing({
        back: (hot, logProbs) => {
          const probs = tf.exp(logProbs);
          return tf.add(hot, tf.sub(stopGradient(probs), probs));
        },
      }),
  },
  "log-probabilities-back": {
    hint: "What comes back is the gradient of the log-probabilities. The draw stands for the probabilities: for rare classes that is a large difference.",
    implement: ({ drawing, tf, stopGradient }) =>
      drawing({
        back: (hot, logProbs) => tf.add(hot, tf.sub(logProbs, stopGradient(logProbs))),
      }),
  },
  "only-the-drawn-class": {
    hint: "Only the class that was drawn passes a gradient on. A class that was not drawn must hear, too, that it would have been better.",
    implement: ({ drawing, tf, stopGradient }) =>
      drawing({
        back: (hot, logProbs) => {
          const probs = tf.mul(hot, tf.exp(logProbs));
          return tf.add(hot, tf.sub(probs, stopGradient(probs)));
        },
      }),
  },
  "gradient-twice": {
    hint: "Your gradient is twice as large: the probabilities are added twice.",
    implement: ({ drawing, tf, stopGradient }) =>
      drawing({
        back: (hot, logProbs) => {
          const probs = tf.mul(2, tf.exp(logProbs));
          return tf.add(hot, tf.sub(probs, stopGradient(probs)));
        },
      }),
  },
  "likeliest-class": {
    hint: "You take the likeliest class, whatever the noise says. Then the other future never comes.",
    implement: ({ drawing }) => drawing({ score: (logProbs) => logProbs }),
  },
  "probabilities-ignored": {
    hint: "Each class of yours comes equally often. Where do the probabilities enter the race?",
    implement: ({ drawing }) => drawing({ score: (_logProbs, noise) => noise }),
  },
  "noise-as-it-is": {
    hint: "You add uniform noise to the log-probabilities. It decides with the right frequencies only as −log(−log u).",
    implement: ({ drawing, tf }) => drawing({ score: (logProbs, noise) => tf.add(logProbs, noise) }),
  },
  "noise-times-probability": {
    hint: "You multiply probabilities and noise. The clock of class k rings at −log(u) / p: a logarithm is missing.",
    implement: ({ drawing, tf }) => drawing({ score: (logProbs, noise) => tf.mul(tf.exp(logProbs), noise) }),
  },
  "last-to-ring": {
    hint: "You take the clock that rings last. Which class rings early, a likely or an unlikely one?",
    implement: ({ drawing, tf }) =>
      drawing({ score: (logProbs, noise) => tf.div(tf.log(noise), tf.mul(-1, tf.exp(logProbs))) }),
  },
  "logarithms-for-rates": {
    hint: "Your rates are log-probabilities. What turns them into probabilities?",
    implement: ({ drawing, tf }) =>
      drawing({ score: (logProbs, noise) => tf.div(logProbs, tf.neg(tf.log(noise))) }),
  },
  "gumbel-with-the-wrong-sign": {
    hint: "Your Gumbel noise has the wrong sign: it is −log(−log u), and the two minus signs are not the same one.",
    implement: ({ drawing, tf }) =>
      drawing({ score: (logProbs, noise) => tf.add(logProbs, tf.log(tf.neg(tf.log(noise)))) }),
  },
  "one-logarithm": {
    hint: "You add −log u, as if it were Gumbel noise. Gumbel noise takes the logarithm of that once more, with a minus.",
    implement: ({ drawing, tf }) => drawing({ score: (logProbs, noise) => tf.sub(logProbs, tf.log(noise)) }),
  },
});
