import type { Normal } from "lib/nn/normal";
import type * as tf from "lib/tensor/tf";
import { misconceptions04 } from "../variations";
import { atEachStep, hints } from "./atEachStep";
import { following } from "./following";

const asOurs = misconceptions04({ following })({
  "no-reset": {
    hint: "Your model carries its memory of one episode into the next. Which of your inputs says where an episode begins?",
    implement: ({ following, tf }) => following({ factor: (factors, t) => tf.onesLike(factors[t]) }),
  },
  "resets-only-the-state": {
    hint: "Where an episode begins you clear the state, but f still gets an action. Did that action lead to the first observation of a new episode?",
    implement: ({ following }) => following({ action: (actions, t) => actions[t] }),
  },
  "resets-only-the-action": {
    hint: "Where an episode begins you clear the action, but the state of the last episode goes on. What may be known at a first step?",
    implement: ({ following }) => following({ state: (latent) => latent }),
  },
  "resets-only-deter": {
    hint: "Where an episode begins you clear `deter` alone. A state has two parts, and f reads both.",
    implement: ({ following, tf }) =>
      following({
        state: ({ deter, stoch }, factor) => ({ deter: tf.mul<tf.Tensor2D>(deter, factor), stoch }),
      }),
  },
  "resets-only-stoch": {
    hint: "Where an episode begins you clear `stoch` alone. A state has two parts, and f reads both.",
    implement: ({ following, tf }) =>
      following({
        state: ({ deter, stoch }, factor) => ({ deter, stoch: tf.mul<tf.Tensor2D>(stoch, factor) }),
      }),
  },
  "resets-at-the-row-after": {
    hint: "You clear the state one step too late: isFirst[t] = 1 says that step t itself belongs to a new episode.",
    implement: ({ following, tf }) =>
      following({ factor: (factors, t) => factors[t - 1] ?? tf.onesLike(factors[0]) }),
  },
  "resets-at-the-row-before": {
    hint: "You clear the state one step too early: isFirst[t] = 1 says that step t is the first of a new episode; step t − 1 still belongs to the old one.",
    implement: ({ following, tf }) =>
      following({ factor: (factors, t) => factors[t + 1] ?? tf.onesLike(factors[0]) }),
  },
  "resets-all-sequences": {
    hint: "Where an episode begins in one sequence you clear the states of all. Each sequence of the batch has an isFirst of its own.",
    implement: ({ following, tf }) =>
      following({
        factor: (factors, t) => tf.mul<tf.Tensor2D>(tf.onesLike(factors[t]), tf.min(factors[t])),
      }),
  },
  "keeps-what-it-should-clear": {
    hint: "You clear the state where an episode goes on, and keep it where one begins. What does isFirst = 1 have to become, so that a product with it is 0?",
    implement: ({ following, tf }) =>
      following({ factor: (factors, t) => tf.sub<tf.Tensor2D>(1, factors[t]) }),
  },
  "resets-to-the-start": {
    hint: "Where an episode begins you go back to `start`. That is where the sequences began, perhaps amid an episode; what is a state before anything has happened?",
    implement: ({ following, tf }) =>
      following({
        state: (latent, factor, start) => {
          const either = (x: tf.Tensor2D, y: tf.Tensor2D) =>
            tf.add<tf.Tensor2D>(tf.mul(x, factor), tf.mul(y, tf.sub(1, factor)));
          return { deter: either(latent.deter, start.deter), stoch: either(latent.stoch, start.stoch) };
        },
      }),
  },
  "resets-after-the-step": {
    hint: "Where an episode begins you clear what f has made. What counts as 0 is what goes into f: the step itself is still made.",
    implement: ({ following, tf }) =>
      following({
        state: (latent) => latent,
        action: (actions, t) => actions[t],
        moved: (deter, factor) => tf.mul<tf.Tensor2D>(deter, factor),
      }),
  },
  "ignores-start": {
    hint: "Your first step does not go from `start`. A sequence may begin in the middle of an episode, with a memory of what was before.",
    implement: ({ following, tf }) =>
      following({
        from: ({ deter, stoch }) => ({ deter: tf.zerosLike(deter), stoch: tf.zerosLike(stoch) }),
      }),
  },
  "action-before": {
    hint: "Your actions come one step too late: action[t] is the one that LED to the observation t.",
    implement: ({ following, tf }) =>
      following({
        action: (actions, t, factor) =>
          tf.mul<tf.Tensor2D>(actions[t - 1] ?? tf.zerosLike(actions[0]), factor),
      }),
  },
  "action-after": {
    hint: "Your actions come one step too early: action[t] is the one that LED to the observation t.",
    implement: ({ following, tf }) =>
      following({
        action: (actions, t, factor) =>
          tf.mul<tf.Tensor2D>(actions[t + 1] ?? tf.zerosLike(actions[0]), factor),
      }),
  },
  "stale-deter": {
    hint: "Your posterior is given the state from before the step. It is to read what is seen together with the h that f has just made.",
    implement: ({ following }) =>
      following({
        believe: (rssm, _deter, embed, before) => rssm.posterior(before.deter, embed),
      }),
  },
  "prior-of-the-state-before": {
    hint: "Your prior is given the state from before the step, so that it expects what has been. Of which h is it to say what comes at t?",
    implement: ({ following }) => following({ expects: (rssm, { before }) => rssm.prior(before.deter) }),
  },
  "mean-for-draw": {
    hint: "Your z is the middle of the posterior. It is a draw: where does the noise come in?",
    implement: ({ following }) =>
      following({
        draw: ({ mean }) => mean as tf.Tensor2D,
        expects: (rssm, { deter }) => rssm.prior(deter),
      }),
  },
  "variance-for-deviation": {
    hint: "Your draws spread too far or too little: the posterior holds a standard deviation. By what is standard normal noise multiplied?",
    implement: ({ following, tf, normalSample }) =>
      following({
        draw: ({ mean, std }, noises, t) => normalSample(mean, tf.square(std), noises[t]) as tf.Tensor2D,
      }),
  },
  "draws-from-the-prior": {
    hint: "Your z is drawn from the prior: so your states never hear of what was seen. Which of the two has looked?",
    implement: ({ following, normalSample }) =>
      following({
        draw: (_posterior, noises, t, prior) => {
          const { mean, std } = prior();
          return normalSample(mean, std, noises[t]) as tf.Tensor2D;
        },
      }),
  },
  "same-noise": {
    hint: "You draw with the same noise at each step. noise[b, t] belongs to step t.",
    implement: ({ following, normalSample }) =>
      following({
        draw: ({ mean, std }, noises) => normalSample(mean, std, noises[0]) as tf.Tensor2D,
      }),
  },
  "prior-after-looking": {
    hint: hints.knows,
    implement: ({ withFields }) => withFields("observe", ({ posterior }) => ({ prior: posterior })),
  },
  "never-asks-the-prior": {
    hint: hints.knows,
    implement: ({ following }) => following({ expects: (_rssm, { posterior }) => posterior }),
  },
  "never-looks": {
    hint: "Your model never looks: z comes from the prior, and the embedding is not used. Which of the two beliefs takes it in?",
    implement: ({ following }) => following({ believe: (rssm, deter) => rssm.prior(deter) }),
  },
  "believes-before-looking": {
    hint: hints.blind,
    implement: ({ withFields }) => withFields("observe", ({ prior }) => ({ posterior: prior })),
  },
  exchanged: {
    hint: hints.exchanged,
    implement: ({ withFields }) =>
      withFields("observe", ({ prior, posterior }) => ({ prior: posterior, posterior: prior })),
  },
  "time-first": {
    hint: hints.timeFirst,
    implement: ({ withResult, tf }) =>
      withResult("observe", ({ deter, stoch, prior, posterior }) =>
        tf.tidy(() => {
          const turned = (x: tf.Tensor) => tf.transpose(x, [1, 0, 2]) as tf.Tensor3D;
          const both = ({ mean, std }: Normal) => ({ mean: turned(mean), std: turned(std) });
          return {
            deter: turned(deter),
            stoch: turned(stoch),
            prior: both(prior),
            posterior: both(posterior),
          };
        }),
      ),
  },
});

export const misconceptions = [...asOurs, ...atEachStep];
