import type { Latent } from "lib/models/world/rssm";
import type { RssmSteps } from "lib/models/world/rssmSteps";
import type { Normal } from "lib/nn/normal";
import type * as tf from "lib/tensor/tf";
import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

type Rssm = Pick<RssmSteps, "nextDeter" | "prior">;
type Policy = (latent: Latent, h: number) => tf.Tensor2D;

/** What a wrong way of imagining does otherwise. */
interface Otherwise {
  from?(start: Latent): Latent;
  chooses?(policy: Policy, states: Latent[], h: number, actions: tf.Tensor2D[]): tf.Tensor2D;
  moves?(rssm: Rssm, states: Latent[], action: tf.Tensor2D, h: number): tf.Tensor2D;
  expects?(rssm: Rssm, deter: tf.Tensor2D, before: Latent): Normal;
  draw?(normal: Normal, draws: tf.Tensor2D[], h: number): tf.Tensor;
  steps?(H: number): number;
  /** What is returned of the states, H + 1 of them. */
  states?(states: Latent[]): Latent[];
}

/** Lets the policy act in the model. */
const dreaming =
  ({ tf, normalSample }: Reference04) =>
  (other: Otherwise): Partial<Reference04> => ({
    imagine: (rssm, policy, start, noise) =>
      tf.tidy(() => {
        const draws = tf.unstack(noise, 1) as tf.Tensor2D[];
        const states: Latent[] = [other.from ? other.from(start) : start];
        const actions: tf.Tensor2D[] = [];
        const count = other.steps ? other.steps(draws.length) : draws.length;
        for (let h = 0; h < count; h++) {
          const action = other.chooses ? other.chooses(policy, states, h, actions) : policy(states[h], h);
          const deter = other.moves
            ? other.moves(rssm, states, action, h)
            : rssm.nextDeter(states[h], action);
          const normal = other.expects ? other.expects(rssm, deter, states[h]) : rssm.prior(deter);
          const stoch = other.draw
            ? other.draw(normal, draws, h)
            : normalSample(normal.mean, normal.std, draws[h]);
          actions.push(action);
          states.push({ deter, stoch: stoch as tf.Tensor2D });
        }
        const kept = other.states ? other.states(states) : states;
        const along = (parts: tf.Tensor[]) => tf.stack(parts, 1) as tf.Tensor3D;
        return {
          deter: along(kept.map(({ deter }) => deter)),
          stoch: along(kept.map(({ stoch }) => stoch)),
          action: along(actions),
        };
      }),
  });

export const misconceptions = misconceptions04({ dreaming })({
  "start-is-missing": {
    hint: "Your states begin with the first imagined one. State 0 is the start, at which action 0 was chosen: H actions make H + 1 states.",
    implement: ({ dreaming }) => dreaming({ states: (states) => states.slice(1) }),
  },
  "last-state-is-missing": {
    hint: "Your last action leads nowhere. H actions lead to H states, and the start stands before them.",
    implement: ({ dreaming }) => dreaming({ states: (states) => states.slice(0, -1) }),
  },
  "start-twice": {
    hint: "The start stands twice in your states. H actions make H + 1 states.",
    implement: ({ dreaming }) => dreaming({ states: (states) => [states[0], ...states] }),
  },
  "stops-too-early": {
    hint: "You take one step too few: each draw of the noise is for one step.",
    implement: ({ dreaming }) => dreaming({ steps: (H) => Math.max(1, H - 1) }),
  },
  "ignores-the-start": {
    hint: "Your dream does not begin at `start`. What does the model remember there?",
    implement: ({ dreaming, tf }) =>
      dreaming({ from: ({ deter, stoch }) => ({ deter: tf.zerosLike(deter), stoch: tf.zerosLike(stoch) }) }),
  },
  "action-of-the-state-after": {
    hint: "Beside each state you put the action that is chosen in the next one. Which action leads from state h to state h + 1?",
    implement: ({ withFields, tf }) =>
      withFields("imagine", ({ action }) =>
        tf.tidy(() => {
          const all = tf.unstack(action, 1);
          return { action: tf.stack([...all.slice(1), all[all.length - 1]], 1) as tf.Tensor3D };
        }),
      ),
  },
  "action-of-the-state-before": {
    hint: "Beside each state you put the action that LED to it. Here action h is the one that was chosen at state h.",
    implement: ({ withFields, tf }) =>
      withFields("imagine", ({ action }) =>
        tf.tidy(() => {
          const all = tf.unstack(action, 1);
          const before = [tf.zerosLike(all[0]), ...all.slice(0, -1)];
          return { action: tf.stack(before, 1) as tf.Tensor3D };
        }),
      ),
  },
  "policy-at-the-start-alone": {
    hint: "Your policy is shown the start at each step: it acts without knowing where its actions have led.",
    implement: ({ dreaming }) => dreaming({ chooses: (policy, states, h) => policy(states[0], h) }),
  },
  "policy-a-step-behind": {
    hint: "Your policy is shown the state from a step ago. In which state does it stand when it chooses?",
    implement: ({ dreaming }) =>
      dreaming({ chooses: (policy, states, h) => policy(states[Math.max(0, h - 1)], h) }),
  },
  "policy-given-the-state-after": {
    hint: "You keep the action that is chosen after the step, so that your policy is asked once more, at step H. Which action led away from the start?",
    implement: ({ tf, normalSample }) => ({
      imagine: (rssm, policy, start, noise) =>
        tf.tidy(() => {
          const states = [start];
          const actions: tf.Tensor2D[] = [];
          let action = policy(start, 0);
          for (const [h, draw] of tf.unstack(noise, 1).entries()) {
            const deter = rssm.nextDeter(states[h], action);
            const { mean, std } = rssm.prior(deter);
            states.push({ deter, stoch: normalSample(mean, std, draw) as tf.Tensor2D });
            action = policy(states[h + 1], h + 1);
            actions.push(action);
          }
          const along = (parts: tf.Tensor[]) => tf.stack(parts, 1) as tf.Tensor3D;
          return {
            deter: along(states.map(({ deter }) => deter)),
            stoch: along(states.map(({ stoch }) => stoch)),
            action: along(actions),
          };
        }),
    }),
  },
  "asks-once": {
    hint: "Your policy is asked once, and its first action repeated. It may choose anew in each state.",
    implement: ({ dreaming }) =>
      dreaming({ chooses: (policy, states, h, actions) => (h === 0 ? policy(states[0], 0) : actions[0]) }),
  },
  "step-zero-throughout": {
    hint: "Your policy is told each time that this is step 0. Its second argument is the step that it chooses at.",
    implement: ({ dreaming }) => dreaming({ chooses: (policy, states, h) => policy(states[h], 0) }),
  },
  "does-not-move": {
    hint: "Each of your steps is made from the start. A dream goes on from where the step before has led.",
    implement: ({ dreaming }) =>
      dreaming({ moves: (rssm, states, action) => rssm.nextDeter(states[0], action) }),
  },
  "ignores-the-action": {
    hint: "Your model does not hear of the action: whatever the policy chooses, the same happens. What does f take besides the state?",
    implement: ({ dreaming, tf }) =>
      dreaming({ moves: (rssm, states, action, h) => rssm.nextDeter(states[h], tf.zerosLike(action)) }),
  },
  "stale-deter": {
    hint: "Your prior is given the h from before the step. Of which h is it to say what z may be?",
    implement: ({ dreaming }) => dreaming({ expects: (rssm, _deter, before) => rssm.prior(before.deter) }),
  },
  "mean-for-draw": {
    hint: "Your z is the middle of the prior. It is a draw: where does the noise come in?",
    implement: ({ dreaming }) => dreaming({ draw: ({ mean }) => mean }),
  },
  "variance-for-deviation": {
    hint: "Your draws spread too far or too little: the prior holds a standard deviation. By what is standard normal noise multiplied?",
    implement: ({ dreaming, tf, normalSample }) =>
      dreaming({ draw: ({ mean, std }, draws, h) => normalSample(mean, tf.square(std), draws[h]) }),
  },
  "same-noise": {
    hint: "You draw with the same noise at each step. noise[n, h] belongs to step h.",
    implement: ({ dreaming, normalSample }) =>
      dreaming({ draw: ({ mean, std }, draws) => normalSample(mean, std, draws[0]) }),
  },
  "last-noise-first": {
    hint: "You use up the noise from its end. noise[n, h] belongs to step h.",
    implement: ({ dreaming, normalSample }) =>
      dreaming({
        draw: ({ mean, std }, draws, h) => normalSample(mean, std, draws[draws.length - 1 - h]),
      }),
  },
  "time-first": {
    hint: "Your trajectories are [H, N, ·]: the steps stand first. Along which axis do you stack them?",
    implement: ({ withResult, tf }) =>
      withResult("imagine", ({ deter, stoch, action }) =>
        tf.tidy(() => {
          const turned = (x: tf.Tensor3D) => tf.transpose<tf.Tensor3D>(x, [1, 0, 2]);
          return { deter: turned(deter), stoch: turned(stoch), action: turned(action) };
        }),
      ),
  },
});
