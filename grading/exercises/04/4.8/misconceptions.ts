import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

type System = Parameters<Reference04["pathwiseGradient"]>[0];

/** One step along a noise: from x by a to next; `dx`, `da` and `dnext` are their derivatives by θ. */
interface Step {
  epsilon: number;
  x: number;
  mean: number;
  a: number;
  next: number;
  dx: number;
  da: number;
  dnext: number;
}

/** What an estimate is made of. */
interface Parts {
  action(mean: number, epsilon: number, std: number): number;
  actionSlope(x: number, dx: number, theta: number, next: number): number;
  reward(step: Step, effort: number): number;
  rewardSlope(step: Step, effort: number): number;
  discount(gamma: number, t: number): number;
  score(step: Step, std: number): number;
  /** What an action is judged by. @param rewards discounted */
  credit(rewards: number[], t: number, gamma: number): number;
}

/** Both estimates, some of whose parts are others. */
const estimating =
  ({ sum }: Reference04) =>
  (otherwise: Partial<Parts>): Pick<Reference04, "pathwiseGradient" | "reinforceGradient"> => {
    const parts: Parts = {
      action: (mean, epsilon, std) => mean + std * epsilon,
      actionSlope: (x, dx, theta) => x + theta * dx,
      reward: ({ next, a }, effort) => -(next ** 2 + effort * a ** 2),
      rewardSlope: ({ next, dnext, a, da }, effort) => -2 * (next * dnext + effort * a * da),
      discount: (gamma, t) => gamma ** t,
      score: ({ epsilon, x }, std) => (epsilon * x) / std,
      credit: (rewards, t) => sum(rewards.slice(t)),
      ...otherwise,
    };
    const walk = ({ start, retain, gain, std }: System, theta: number, noise: readonly number[]): Step[] => {
      let [x, dx] = [start, 0];
      return noise.map((epsilon) => {
        const mean = theta * x;
        const a = parts.action(mean, epsilon, std);
        const next = retain * x + gain * a;
        const da = parts.actionSlope(x, dx, theta, next);
        const step = { epsilon, x, mean, a, next, dx, da, dnext: retain * dx + gain * da };
        [x, dx] = [next, step.dnext];
        return step;
      });
    };
    return {
      pathwiseGradient: (system, theta, noise) =>
        sum(
          walk(system, theta, noise).map(
            (step, t) => parts.discount(system.gamma, t) * parts.rewardSlope(step, system.effort),
          ),
        ),
      reinforceGradient: (system, theta, noise) => {
        const { gamma, effort, std } = system;
        const steps = walk(system, theta, noise);
        const rewards = steps.map((step, t) => parts.discount(gamma, t) * parts.reward(step, effort));
        return sum(steps.map((step, t) => parts.score(step, std) * parts.credit(rewards, t, gamma)));
      },
    };
  };

export const misconceptions = misconceptions04({ estimating })({
  "no-noise-in-the-rewarded-action": {
    hint: "Your reward takes the policy's mean action. Effort is spent on the action that was taken, noise and all.",
    implement: ({ estimating }) =>
      estimating({
        reward: ({ next, mean }, effort) => -(next ** 2 + effort * mean ** 2),
        rewardSlope: ({ next, dnext, mean, da }, effort) => -2 * (next * dnext + effort * mean * da),
      }),
  },
  "acts-without-noise": {
    hint: "Your actions are θ x, without noise: nothing is tried that the policy would not do anyway. Where does ε come in?",
    implement: ({ estimating }) => estimating({ action: (mean) => mean }),
  },
  "noise-without-std": {
    hint: "You add ε to the action as it is. It is a number of a standard normal distribution: how wide is the policy's?",
    implement: ({ estimating }) => estimating({ action: (mean, epsilon) => mean + epsilon }),
  },
  "no-product-rule": {
    hint: "Your da is x: as if θ changed what is done in a state, but not which state it is. θ x is a product of two things that depend on θ.",
    implement: ({ estimating }) => estimating({ actionSlope: (x) => x }),
  },
  "only-through-the-state": {
    hint: "Your da is θ dx: as if θ changed the states, but not what is done in them. Then nothing ever begins to change.",
    implement: ({ estimating }) => estimating({ actionSlope: (_x, dx, theta) => theta * dx }),
  },
  "state-changed-too-early": {
    hint: "Your da takes the state after the action: x has got its new value before da was computed. In which state is the action chosen?",
    implement: ({ estimating }) => estimating({ actionSlope: (_x, dx, theta, next) => next + theta * dx }),
  },
  "no-discount": {
    hint: "All your rewards count alike, however late they come. Where is γ^t?",
    implement: ({ estimating }) => estimating({ discount: () => 1 }),
  },
  "one-discount-too-many": {
    hint: "You discount the first reward already. With which power of γ does J begin?",
    implement: ({ estimating }) => estimating({ discount: (gamma, t) => gamma ** (t + 1) }),
  },
  "whole-return": {
    hint: "You judge each action by the whole return. That is right on average, but rewards from before an action only add noise to its verdict: from when on does it answer for them?",
    implement: ({ estimating, sum }) => estimating({ credit: (rewards) => sum(rewards) }),
  },
  "own-reward-alone": {
    hint: "You judge each action by the reward of its own step. What it does to later states is its doing, too.",
    implement: ({ estimating }) => estimating({ credit: (rewards, t) => rewards[t] }),
  },
  "rewards-after-the-next": {
    hint: "You judge each action by the rewards after its own. r_t is what the action a_t got.",
    implement: ({ estimating, sum }) => estimating({ credit: (rewards, t) => sum(rewards.slice(t + 1)) }),
  },
  "rewards-so-far": {
    hint: "You judge each action by the rewards up to it. Which ones can it still change?",
    implement: ({ estimating, sum }) => estimating({ credit: (rewards, t) => sum(rewards.slice(0, t + 1)) }),
  },
  "discounted-from-the-action": {
    hint: "You discount the rewards to go from each action on. J discounts from the start: what a late action gains counts less in it. Many programs leave that factor out, and so follow no gradient of J.",
    implement: ({ estimating, sum }) =>
      estimating({ credit: (rewards, t, gamma) => sum(rewards.slice(t)) / gamma ** t }),
  },
  "score-without-std": {
    hint: "Your score is ε x. How much likelier does a small change of θ make an action, if the policy is narrow, and if it is wide?",
    implement: ({ estimating }) => estimating({ score: ({ epsilon, x }) => epsilon * x }),
  },
  "score-by-the-variance": {
    hint: "You divide ε x by the variance. The noise of the action is std ε: what of the variance is left beside ε?",
    implement: ({ estimating }) => estimating({ score: ({ epsilon, x }, std) => (epsilon * x) / std ** 2 }),
  },
  "score-without-the-state": {
    hint: "Your score lacks the state: by what does the mean action change where θ does?",
    implement: ({ estimating }) => estimating({ score: ({ epsilon }, std) => epsilon / std }),
  },
  "score-of-the-whole-action": {
    hint: "Your score takes the action itself, not by how much it is off the mean. Where is the policy's density flat?",
    implement: ({ estimating }) => estimating({ score: ({ a, x }, std) => (a * x) / std ** 2 }),
  },
  "score-of-the-next-state": {
    hint: "Your score takes the state after the action: x has got its new value too early. In which state is the action chosen?",
    implement: ({ estimating }) => estimating({ score: ({ epsilon, next }, std) => (epsilon * next) / std }),
  },
  "gradient-of-the-cost": {
    hint: "Your gradients have the wrong sign: they point to where the cost grows. J adds up rewards, which are minus the costs.",
    implement: ({ estimating }) =>
      estimating({
        reward: ({ next, a }, effort) => next ** 2 + effort * a ** 2,
        rewardSlope: ({ next, dnext, a, da }, effort) => 2 * (next * dnext + effort * a * da),
      }),
  },
  "half-the-slope": {
    hint: "Your gradient through the world is half as large: what is the derivative of a square?",
    implement: ({ estimating }) =>
      estimating({ rewardSlope: ({ next, dnext, a, da }, effort) => -(next * dnext + effort * a * da) }),
  },
  "reward-of-the-state-before": {
    hint: "Your reward is of the state in which the action was chosen. r_t looks at where the action leads.",
    implement: ({ estimating }) =>
      estimating({
        reward: ({ x, a }, effort) => -(x ** 2 + effort * a ** 2),
        rewardSlope: ({ x, dx, a, da }, effort) => -2 * (x * dx + effort * a * da),
      }),
  },
  "no-effort": {
    hint: "Your reward forgets that acting costs something: where is the term with `effort`?",
    implement: ({ estimating }) =>
      estimating({
        reward: ({ next }) => -(next ** 2),
        rewardSlope: ({ next, dnext }) => -2 * next * dnext,
      }),
  },
});
