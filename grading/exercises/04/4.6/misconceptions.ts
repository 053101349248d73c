import type * as tf from "lib/tensor/tf";
import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

/** What is there at state t: the columns of what is predicted, [N] each, and the return of the next state. */
interface Step {
  r: tf.Tensor[];
  v: tf.Tensor[];
  d: tf.Tensor[];
  t: number;
  next: tf.Tensor;
  lambda: number;
}

/** Returns from the last state to the first, by another step, or from another last return. */
const backwards =
  ({ tf }: Reference04) =>
  ({
    step = ({ r, v, d, t, next, lambda }: Step): tf.Tensor =>
      tf.add(r[t], tf.mul(d[t], tf.add(tf.mul(v[t + 1], 1 - lambda), tf.mul(next, lambda)))),
    last = (columns: Pick<Step, "r" | "v" | "d">): tf.Tensor => columns.v[columns.v.length - 1],
  }): Partial<Reference04> => ({
    lambdaReturn: ({ reward, value, discount }, lambda) =>
      tf.tidy(() => {
        const [r, v, d] = [reward, value, discount].map((x) => tf.unstack(x, 1));
        const returns = [last({ r, v, d })];
        for (let t = r.length - 2; t >= 0; t--)
          returns.unshift(step({ r, v, d, t, next: returns[0], lambda }));
        return tf.stack(returns.slice(0, -1), 1) as tf.Tensor2D;
      }),
  });

export const misconceptions = misconceptions04({ backwards })({
  "bootstraps-two-ahead": {
    hint: "Your value is that of two states ahead. You have one reward and one discount between the state and the value: which state do they lead to?",
    implement: ({ backwards, tf }) =>
      backwards({
        step: ({ r, v, d, t, next, lambda }) => {
          const ahead = v[Math.min(t + 2, v.length - 1)];
          return tf.add(r[t], tf.mul(d[t], tf.add(tf.mul(ahead, 1 - lambda), tf.mul(next, lambda))));
        },
      }),
  },
  "bootstraps-here": {
    hint: "You add the value of the state itself, which holds its reward already. Of which state is the value of what comes after the reward?",
    implement: ({ backwards, tf }) =>
      backwards({
        step: ({ r, v, d, t, next, lambda }) =>
          tf.add(r[t], tf.mul(d[t], tf.add(tf.mul(v[t], 1 - lambda), tf.mul(next, lambda)))),
      }),
  },
  "lambda-and-discount-exchanged": {
    hint: "λ and the discount have changed places: you discount by λ, and the discount chooses between value and return. Which of the two may end an episode?",
    implement: ({ backwards, tf }) =>
      backwards({
        step: ({ r, v, d, t, next, lambda }) => {
          const after = tf.add(tf.mul(v[t + 1], tf.sub(1, d[t])), tf.mul(next, d[t]));
          return tf.add(r[t], tf.mul(after, lambda));
        },
      }),
  },
  "weights-exchanged": {
    hint: "λ and 1 − λ have changed places: for λ = 0 your return takes all rewards up to the end. Which of the two should it trust then?",
    implement: ({ withArguments }) =>
      withArguments("lambdaReturn", (predictions, lambda) => [predictions, 1 - lambda]),
  },
  "discount-of-the-next": {
    hint: "You take the discount of the next state. Whether the episode goes on after state t stands in column t.",
    implement: ({ backwards, tf }) =>
      backwards({
        step: ({ r, v, d, t, next, lambda }) =>
          tf.add(r[t], tf.mul(d[t + 1], tf.add(tf.mul(v[t + 1], 1 - lambda), tf.mul(next, lambda)))),
      }),
  },
  "reward-of-the-next": {
    hint: "You add the reward of the next state. r_t is received on arriving at state t, and stands in column t; what comes later, the next return holds.",
    implement: ({ backwards, tf }) =>
      backwards({
        step: ({ r, v, d, t, next, lambda }) =>
          tf.add(r[t + 1], tf.mul(d[t], tf.add(tf.mul(v[t + 1], 1 - lambda), tf.mul(next, lambda)))),
      }),
  },
  "begins-with-nothing": {
    hint: "Your last return is 0, as if the world ended where imagination does. What stands for all that comes after the last state?",
    implement: ({ backwards, tf }) => backwards({ last: ({ v }) => tf.zerosLike(v[0]) }),
  },
  "begins-with-the-reward": {
    hint: "Your last return is the last reward, as if nothing came after it. Which prediction stands for all that comes at and after a state?",
    implement: ({ backwards }) => backwards({ last: ({ r }) => r[r.length - 1] }),
  },
  "reward-beside-the-last-value": {
    hint: "Your last return adds the last reward to the last value. A value is of all that comes at and after its state: the reward is counted twice.",
    implement: ({ backwards, tf }) =>
      backwards({
        last: ({ r, v, d }) => {
          const last = r.length - 1;
          return tf.add(r[last], tf.mul(d[last], v[last]));
        },
      }),
  },
  "never-ends": {
    hint: "You discount every state alike. The discounts are given for each state: what do you expect after one whose discount is 0?",
    implement: ({ withArguments, tf }) =>
      withArguments("lambdaReturn", ({ reward, value, discount }, lambda) => [
        {
          reward,
          value,
          discount: tf.fill<tf.Rank.R2>(discount.shape, discount.max().arraySync() as number),
        },
        lambda,
      ]),
  },
  "no-discount": {
    hint: "Nothing is discounted in your returns: a reward after the end of an episode counts as much as one now.",
    implement: ({ withArguments, tf }) =>
      withArguments("lambdaReturn", ({ reward, value, discount }, lambda) => [
        { reward, value, discount: tf.onesLike(discount) },
        lambda,
      ]),
  },
  "monte-carlo": {
    hint: "Your returns do not depend on λ: they add up all rewards and take a value at the end alone. Where do the other values come in?",
    implement: ({ withArguments }) => withArguments("lambdaReturn", (predictions) => [predictions, 1]),
  },
  "temporal-difference": {
    hint: "Your returns do not depend on λ: each is one reward and the next value. Where does the return of the next state come in?",
    implement: ({ withArguments }) => withArguments("lambdaReturn", (predictions) => [predictions, 0]),
  },
  "discounts-the-value-alone": {
    hint: "You discount the value and not the return. Both begin one step later: what do the brackets of the equation hold?",
    implement: ({ backwards, tf }) =>
      backwards({
        step: ({ r, v, d, t, next, lambda }) =>
          tf.add(r[t], tf.add(tf.mul(d[t], tf.mul(v[t + 1], 1 - lambda)), tf.mul(next, lambda))),
      }),
  },
  "discounts-the-return-alone": {
    hint: "You discount the return and not the value. Both begin one step later: what do the brackets of the equation hold?",
    implement: ({ backwards, tf }) =>
      backwards({
        step: ({ r, v, d, t, next, lambda }) =>
          tf.add(r[t], tf.add(tf.mul(v[t + 1], 1 - lambda), tf.mul(d[t], tf.mul(next, lambda)))),
      }),
  },
  "discounts-the-reward": {
    hint: "You discount the reward of the state itself. It is there already; what comes after the state may not come.",
    implement: ({ backwards, tf }) =>
      backwards({
        step: ({ r, v, d, t, next, lambda }) =>
          tf.mul(d[t], tf.add(r[t], tf.add(tf.mul(v[t + 1], 1 - lambda), tf.mul(next, lambda)))),
      }),
  },
  "whole-value": {
    hint: "You add λ times the return to the whole value: the future counts 1 + λ times. What do the two weights of an average add up to?",
    implement: ({ backwards, tf }) =>
      backwards({
        step: ({ r, v, d, t, next, lambda }) =>
          tf.add(r[t], tf.mul(d[t], tf.add(v[t + 1], tf.mul(next, lambda)))),
      }),
  },
  "advantages-for-returns": {
    hint: "You return by how much each return is above the value of its state. That is the advantage, which comes in the next exercise; the return itself is asked for.",
    implement: ({ withResult, tf }) =>
      withResult("lambdaReturn", (returns, { value }) =>
        tf.sub(returns, tf.slice(value, [0, 0], returns.shape)),
      ),
  },
  "last-state-too": {
    hint: "You return the last state's value as a return of its own. It is no target for anything: returns are of all states but the last.",
    implement: ({ withResult, tf }) =>
      withResult("lambdaReturn", (returns, { value }) => {
        const [N, H] = value.shape;
        return tf.concat([returns, tf.slice(value, [0, H - 1], [N, 1])], 1);
      }),
  },
  "backwards-order": {
    hint: "Your returns stand in the order in which you computed them, the last state's first. In which order do the states stand?",
    implement: ({ withResult, tf }) => withResult("lambdaReturn", (returns) => tf.reverse(returns, 1)),
  },
  "time-first": {
    hint: "Your rows are times and your columns trajectories. Along which axis do you stack the returns?",
    implement: ({ withResult, tf }) =>
      withResult("lambdaReturn", (returns) => tf.transpose(returns) as tf.Tensor2D),
  },
});
