import type * as tf from "lib/tensor/tf";
import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

type ActorInputs = Parameters<Reference04["actorLoss"]>[0];

/** The actor's loss of another advantage, of another gain, or put together otherwise. */
const actorBy =
  ({ tf, stopGradient }: Reference04) =>
  ({
    advantage = ({ returns, value }: ActorInputs): tf.Tensor => stopGradient(tf.sub(returns, value)),
    gain = (logProb: tf.Tensor, advantage: tf.Tensor): tf.Tensor => tf.mul(logProb, advantage),
    bonus = (entropy: tf.Tensor, entropyScale: number): tf.Tensor => tf.mul(entropy, entropyScale),
    weighted = (gain: tf.Tensor, bonus: tf.Tensor, weight: tf.Tensor): tf.Tensor =>
      tf.mul(weight, tf.add(gain, bonus)),
  }): Pick<Reference04, "actorLoss"> => ({
    actorLoss: (inputs, entropyScale) => {
      const gained = gain(inputs.logProb, advantage(inputs));
      const all = weighted(gained, bonus(inputs.entropy, entropyScale), inputs.weight);
      return tf.neg(tf.mean<tf.Scalar>(all));
    },
  });

/** The critic's loss of another error, or with another factor or weight. */
const criticBy =
  ({ tf, stopGradient }: Reference04) =>
  ({
    error = (value: tf.Tensor, returns: tf.Tensor): tf.Tensor => tf.sub(value, stopGradient(returns)),
    size = (error: tf.Tensor): tf.Tensor => tf.mul(tf.square(error), 0.5),
    weighted = (size: tf.Tensor, weight: tf.Tensor): tf.Tensor => tf.mul(weight, size),
  }): Pick<Reference04, "criticLoss"> => ({
    criticLoss: ({ value, returns, weight }) =>
      tf.mean<tf.Scalar>(weighted(size(error(value, returns)), weight)),
  });

/** Both right losses times what is found of the shape [N, K]. */
const scaledBy =
  ({ tf, actorLoss, criticLoss }: Reference04) =>
  (factor: (shape: readonly number[]) => number): Partial<Pick<Reference04, "actorLoss" | "criticLoss">> => ({
    actorLoss: (inputs, entropyScale) =>
      tf.mul<tf.Scalar>(actorLoss(inputs, entropyScale), factor(inputs.value.shape)),
    criticLoss: (inputs) => tf.mul<tf.Scalar>(criticLoss(inputs), factor(inputs.value.shape)),
  });

export const misconceptions = misconceptions04({ actorBy, criticBy, scaledBy })({
  "gradient-through-the-returns": {
    hint: "Your actor's loss still reaches the returns, and through them the world model and the critic. Which part of R − v may change by it?",
    implement: ({ withLosses, actorBy, stopGradient, tf }) =>
      withLosses(
        actorBy({ advantage: ({ returns, value }) => tf.sub(returns, stopGradient(value as tf.Tensor)) }),
      ),
  },
  "gradient-through-the-value": {
    hint: "Your actor's loss still reaches the value: it would teach the critic to expect whatever makes the action look good. Which part of R − v may change by it?",
    implement: ({ withLosses, actorBy, stopGradient, tf }) =>
      withLosses(
        actorBy({ advantage: ({ returns, value }) => tf.sub(stopGradient(returns as tf.Tensor), value) }),
      ),
  },
  "gradient-through-the-advantage": {
    hint: "Your actor's loss changes returns and values, too: the actor could please itself by what the critic says. What is R − v to the actor, which only judges an action by it?",
    implement: ({ withLosses, actorBy, tf }) =>
      withLosses(actorBy({ advantage: ({ returns, value }) => tf.sub(returns, value) })),
  },
  "actor-stopped-altogether": {
    hint: "Nothing makes your actions likelier: log π is inside of what you hold constant. What is the one factor that the actor may change?",
    implement: ({ withLosses, actorBy, stopGradient, tf }) =>
      withLosses(actorBy({ gain: (logProb, advantage) => stopGradient(tf.mul(logProb, advantage)) })),
  },
  "target-moves": {
    hint: "Your critic's loss draws the return to the value as well: a target that comes to meet the critic. Which of the two is held still?",
    implement: ({ withLosses, criticBy, tf }) =>
      withLosses(criticBy({ error: (value, returns) => tf.sub(value, returns) })),
  },
  "value-held-still": {
    hint: "Your critic's value is the constant, and the return is drawn to it. Who is to learn from whom?",
    implement: ({ withLosses, criticBy, stopGradient, tf }) =>
      withLosses(criticBy({ error: (value, returns) => tf.sub(stopGradient(value), returns) })),
  },
  "actor-without-weights": {
    hint: "Your actor's loss counts every state alike, also those that come after an end. What is `weight` for?",
    implement: ({ withLosses, actorBy, tf }) =>
      withLosses(actorBy({ weighted: (gain, bonus) => tf.add(gain, bonus) })),
  },
  "entropy-without-weights": {
    hint: "The weight is missing at your entropy: the actor is rewarded for its uncertainty in states that are never reached. What does the bracket behind w hold?",
    implement: ({ withLosses, actorBy, tf }) =>
      withLosses(actorBy({ weighted: (gain, bonus, weight) => tf.add(tf.mul(weight, gain), bonus) })),
  },
  "critic-without-weights": {
    hint: "Your critic's loss counts every state alike, also those that come after an end. What is `weight` for?",
    implement: ({ withLosses, criticBy }) => withLosses(criticBy({ weighted: (size) => size })),
  },
  "divides-by-the-weights": {
    hint: "You divide by the sum of the weights. The mean is over all states: those that are rarely reached add little and still count as places.",
    implement: ({ withLosses, actorLoss, criticLoss, tf }) =>
      withLosses({
        actorLoss: (inputs, entropyScale) =>
          tf.div<tf.Scalar>(actorLoss(inputs, entropyScale), tf.mean(inputs.weight)),
        criticLoss: (inputs) => tf.div<tf.Scalar>(criticLoss(inputs), tf.mean(inputs.weight)),
      }),
  },
  "entropy-as-cost": {
    hint: "Entropy makes your loss larger, so that the actor gets rid of it. Should it explore, or be certain as soon as possible?",
    implement: ({ withLosses, actorBy, tf }) =>
      withLosses(actorBy({ bonus: (entropy, entropyScale) => tf.mul(entropy, -entropyScale) })),
  },
  "no-entropy": {
    hint: "Your actor's loss does not depend on the entropy. What keeps the policy from becoming certain of its first good luck?",
    implement: ({ withLosses, actorBy, tf }) =>
      withLosses(actorBy({ bonus: (entropy) => tf.zerosLike(entropy) })),
  },
  "entropy-without-scale": {
    hint: "Your entropy counts fully, whatever η is. Where does `entropyScale` come in?",
    implement: ({ withLosses, actorBy }) => withLosses(actorBy({ bonus: (entropy) => entropy })),
  },
  "actor-goes-downhill": {
    hint: "Your actor's loss has the wrong sign: descending it makes good actions rarer. A loss is made small: what of it should be large?",
    implement: ({ withLosses, actorLoss, tf }) =>
      withLosses({
        actorLoss: (inputs, entropyScale) => tf.neg<tf.Scalar>(actorLoss(inputs, entropyScale)),
      }),
  },
  "value-minus-return": {
    hint: "Your advantage is v − R: an action that did better than expected becomes rarer. Which is taken from which?",
    implement: ({ withLosses, actorBy, stopGradient, tf }) =>
      withLosses(actorBy({ advantage: ({ returns, value }) => stopGradient(tf.sub(value, returns)) })),
  },
  "no-value-in-the-advantage": {
    hint: "You judge an action by its whole return: where all rewards are positive, every action becomes likelier. Better than what should it be?",
    implement: ({ withLosses, actorBy, stopGradient }) =>
      withLosses(actorBy({ advantage: ({ returns }) => stopGradient(returns as tf.Tensor) })),
  },
  "probability-for-its-logarithm": {
    hint: "You take the probability where its logarithm belongs: `logProb` is log π already.",
    implement: ({ withLosses, actorBy, tf }) =>
      withLosses(actorBy({ gain: (logProb, advantage) => tf.mul(tf.exp(logProb), advantage) })),
  },
  "sum-for-mean": {
    hint: "You sum over trajectories and times. E is a mean: imagining twice as many trajectories must not double the step.",
    implement: ({ withLosses, scaledBy }) => withLosses(scaledBy(([N, K]) => N * K)),
  },
  "sum-over-time": {
    hint: "You sum over the times of a trajectory. E is a mean over trajectories AND times.",
    implement: ({ withLosses, scaledBy }) => withLosses(scaledBy(([, K]) => K)),
  },
  "sum-over-trajectories": {
    hint: "You sum over the trajectories. E is a mean over trajectories AND times.",
    implement: ({ withLosses, scaledBy }) => withLosses(scaledBy(([N]) => N)),
  },
  "no-half": {
    hint: "Your critic's loss is twice as large: the equation has a factor before the square, which the square's derivative takes away.",
    implement: ({ withLosses, criticBy, tf }) => withLosses(criticBy({ size: (error) => tf.square(error) })),
  },
  "absolute-error": {
    hint: "Your critic's loss takes the size of the error. What draws a value to the MEAN of its returns is the square.",
    implement: ({ withLosses, criticBy, tf }) =>
      withLosses(criticBy({ size: (error) => tf.mul(tf.abs(error), 0.5) })),
  },
});
