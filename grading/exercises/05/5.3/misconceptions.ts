import type * as tf from "lib/tensor/tf";
import type { Reference05 } from "../reference";
import { misconceptions05 } from "../variations";

type Divergence = Reference05["klCategorical"];

/** All three functions by another divergence. */
const measuring =
  ({ tf, stopGradient, balanceGradients }: Reference05) =>
  (klCategorical: Divergence): Partial<Reference05> => {
    const klBalance = (posterior: tf.Tensor, prior: tf.Tensor, balance: number) =>
      tf.add(
        tf.mul(klCategorical(stopGradient(posterior), prior), balance),
        tf.mul(klCategorical(posterior, stopGradient(prior)), 1 - balance),
      );
    return {
      klCategorical,
      klBalance,
      whoMoves: (posterior, prior, balance) => balanceGradients(klBalance, posterior, prior, balance),
    };
  };

/** Another divergence of each class, summed or not. */
const byClass =
  ({ tf }: Reference05) =>
  (of: (p: tf.Tensor, q: tf.Tensor) => tf.Tensor, axes: number[] = [-2, -1]): Divergence =>
  (p, q) =>
    tf.tidy(() => tf.sum(of(p, q), axes));

// what only the balance does comes first
export const misconceptions = misconceptions05({ measuring, byClass })({
  "wrong-side": {
    hint: "Your α is on the wrong side: with 0.8 the posterior moves most. Which of the two is to run after the other, the forecast or what was seen?",
    implement: ({ withBalance, klBalance }) =>
      withBalance((posterior, prior, balance) => klBalance(posterior, prior, 1 - balance)),
  },
  "prior-alone": {
    hint: "Your posterior never moves. Only a small share of the gradient is its own, but it keeps what is seen forecastable.",
    implement: ({ withBalance, klCategorical, stopGradient, tf }) =>
      withBalance((posterior, prior, balance) => {
        const still = klCategorical(stopGradient(posterior), stopGradient(prior));
        return tf.add(
          tf.mul(klCategorical(stopGradient(posterior), prior), balance),
          tf.mul(still, 1 - balance),
        );
      }),
  },
  "posterior-alone": {
    hint: "Your prior never moves: nothing learns to forecast. Which term trains it?",
    implement: ({ withBalance, klCategorical, stopGradient, tf }) =>
      withBalance((posterior, prior, balance) => {
        const still = klCategorical(stopGradient(posterior), stopGradient(prior));
        return tf.add(
          tf.mul(still, balance),
          tf.mul(klCategorical(posterior, stopGradient(prior)), 1 - balance),
        );
      }),
  },
  "detaches-both": {
    hint: "Both sides of your divergence are constants: nobody moves. In each of the two terms one belief must stay free.",
    implement: ({ withBalance, klCategorical, stopGradient }) =>
      withBalance((posterior, prior) => klCategorical(stopGradient(posterior), stopGradient(prior))),
  },
  "detaches-none": {
    hint: "Neither side is held constant: then α changes nothing, since the two terms are the same. Where does each stopGradient belong?",
    implement: ({ withBalance, klCategorical }) =>
      withBalance((posterior, prior) => klCategorical(posterior, prior)),
  },
  "one-side-whole": {
    hint: "One of your terms does not get its share: it counts fully, so that the value is no longer the divergence. What do the two shares add up to?",
    implement: ({ withBalance, klCategorical, stopGradient, tf }) =>
      withBalance((posterior, prior, balance) =>
        tf.add(
          tf.mul(klCategorical(stopGradient(posterior), prior), balance),
          klCategorical(posterior, stopGradient(prior)),
        ),
      ),
  },
  "one-term": {
    hint: "Your balanced divergence has one term alone, and so only a share of the value. Both terms have the same value: what are they there for?",
    implement: ({ withBalance, klCategorical, stopGradient, tf }) =>
      withBalance((posterior, prior, balance) =>
        tf.mul(klCategorical(stopGradient(posterior), prior), balance),
      ),
  },
  "second-term-reversed": {
    hint: "Your second term goes the other way round, KL(prior ‖ posterior). In both terms the posterior stands first; only what is held constant changes.",
    implement: ({ withBalance, klCategorical, stopGradient, tf }) =>
      withBalance((posterior, prior, balance) =>
        tf.add(
          tf.mul(klCategorical(stopGradient(posterior), prior), balance),
          tf.mul(klCategorical(stopGradient(prior), posterior), 1 - balance),
        ),
      ),
  },
  "both-reversed": {
    hint: "You give prior and posterior to the divergence in the wrong order. Over which of them is the mean?",
    implement: ({ withBalance, klBalance }) =>
      withBalance((posterior, prior, balance) => klBalance(prior, posterior, 1 - balance)),
  },
  "balance-reduced": {
    hint: "Your balanced divergence is one number. It is asked for unreduced, one for each state.",
    implement: ({ withBalance, klBalance, tf }) =>
      withBalance((posterior, prior, balance) => tf.mean(klBalance(posterior, prior, balance))),
  },
  reversed: {
    hint: "Your divergence goes the wrong way. KL(p ‖ q) is a mean over p: whose probabilities are the weights?",
    implement: ({ measuring, byClass, tf }) => measuring(byClass((p, q) => tf.mul(tf.exp(q), tf.sub(q, p)))),
  },
  "weights-of-q": {
    hint: "You weigh the logarithms by q. KL(p ‖ q) is a mean over p.",
    implement: ({ measuring, byClass, tf }) => measuring(byClass((p, q) => tf.mul(tf.exp(q), tf.sub(p, q)))),
  },
  "logarithms-for-probabilities": {
    hint: "You weigh by log-probabilities. What turns them into probabilities?",
    implement: ({ measuring, byClass, tf }) => measuring(byClass((p, q) => tf.mul(p, tf.sub(p, q)))),
  },
  "cross-entropy": {
    hint: "Yours is the cross entropy. It is not 0 where p is q: what has to be taken off?",
    implement: ({ measuring, byClass, tf }) => measuring(byClass((p, q) => tf.neg(tf.mul(tf.exp(p), q)))),
  },
  "wrong-sign": {
    hint: "Your divergence is below 0. Where p is larger than q, the logarithm of p / q is above 0.",
    implement: ({ measuring, byClass, tf }) => measuring(byClass((p, q) => tf.mul(tf.exp(p), tf.sub(q, p)))),
  },
  "not-over-groups": {
    hint: "Yours has one number for each variable. A state has several independent ones: what do their surprises do?",
    implement: ({ measuring, byClass, tf }) =>
      measuring(byClass((p, q) => tf.mul(tf.exp(p), tf.sub(p, q)), [-1])),
  },
  "mean-over-groups": {
    hint: "You take the mean over the variables. Independent surprises add up.",
    implement: ({ measuring, klCategorical, tf }) =>
      measuring((p, q) => tf.div(klCategorical(p, q), p.shape[p.rank - 2])),
  },
  "mean-over-classes": {
    hint: "You take the mean over the classes. The probabilities are the weights already; they add up to 1.",
    implement: ({ measuring, klCategorical, tf }) =>
      measuring((p, q) => tf.div(klCategorical(p, q), p.shape[p.rank - 1])),
  },
  "summed-over-everything": {
    hint: "You sum over all axes. Only the last two belong to one state; each state keeps its own divergence.",
    implement: ({ measuring, klCategorical, tf }) => measuring((p, q) => tf.sum(klCategorical(p, q))),
  },
  bits: {
    hint: "Your divergence is in bits. Nats are asked for: which logarithm is in the log-probabilities?",
    implement: ({ measuring, klCategorical, tf }) =>
      measuring((p, q) => tf.div(klCategorical(p, q), Math.LN2)),
  },
});
