import type { Latent } from "lib/models/world/rssm";
import type { RssmSteps } from "lib/models/world/rssmSteps";
import type { Normal } from "lib/nn/normal";
import type * as tf from "lib/tensor/tf";
import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

/** One step: what may be asked there. */
interface Step {
  rssm: RssmSteps;
  t: number;
  context: number;
  deter: tf.Tensor2D;
  before: Latent;
  embeds: tf.Tensor2D[];
}

/** What a wrong open loop does otherwise. */
interface Otherwise {
  sees?(t: number, context: number): boolean;
  before?(latents: Latent[], t: number, start: Latent, context: number): Latent;
  action?(actions: tf.Tensor2D[], t: number, context: number): tf.Tensor2D;
  look?(step: Step): Normal;
  dream?(step: Step): Normal;
  stoch?(normal: Normal, seen: boolean, t: number, before: Latent): tf.Tensor;
}

/** Follows sequences, with open eyes first. */
const looping =
  ({ tf }: Reference04) =>
  (other: Otherwise): Partial<Reference04> => ({
    openLoop: (rssm, start, { embed, action }, context) =>
      tf.tidy(() => {
        const [embeds, actions] = [embed, action].map((x) => tf.unstack(x, 1) as tf.Tensor2D[]);
        const latents: Latent[] = [];
        for (let t = 0; t < embeds.length; t++) {
          const before = other.before ? other.before(latents, t, start, context) : (latents[t - 1] ?? start);
          const deter = rssm.nextDeter(before, other.action ? other.action(actions, t, context) : actions[t]);
          const seen = other.sees ? other.sees(t, context) : t < context;
          const step = { rssm, t, context, deter, before, embeds };
          const look = other.look ?? (() => rssm.posterior(deter, embeds[t]));
          const dream = other.dream ?? (() => rssm.prior(deter));
          const normal = seen ? look(step) : dream(step);
          const stoch = other.stoch ? other.stoch(normal, seen, t, before) : normal.mean;
          latents.push({ deter, stoch: stoch as tf.Tensor2D });
        }
        const along = (part: (latent: Latent) => tf.Tensor) => tf.stack(latents.map(part), 1) as tf.Tensor3D;
        return { deter: along(({ deter }) => deter), stoch: along(({ stoch }) => stoch) };
      }),
  });

export const misconceptions = misconceptions04({ looping })({
  "never-closes-its-eyes": {
    hint: "Your model goes on to look after the context: so it shows how well it sees, not what it can foretell. Which of the two beliefs needs no observation?",
    implement: ({ looping }) => looping({ sees: () => true }),
  },
  "never-looks": {
    hint: "Your model does not look during the context either. For `context` steps it may see what comes: which belief takes that in?",
    implement: ({ looping }) => looping({ sees: () => false }),
  },
  "one-look-too-many": {
    hint: "Your model looks once too often: with a context of 2, which t are seen, if the first is 0?",
    implement: ({ looping }) => looping({ sees: (t, context) => t <= context }),
  },
  "one-look-too-few": {
    hint: "Your model looks once too rarely: with a context of 2, which t are seen, if the first is 0?",
    implement: ({ looping }) => looping({ sees: (t, context) => t < context - 1 }),
  },
  "the-other-way-round": {
    hint: "Your model dreams during the context and looks after it. Which comes first?",
    implement: ({ looping }) => looping({ sees: (t, context) => t >= context }),
  },
  "action-before": {
    hint: "Your actions come one step too late: action[t] is the one that LED to step t.",
    implement: ({ looping, tf }) =>
      looping({ action: (actions, t) => actions[t - 1] ?? tf.zerosLike(actions[0]) }),
  },
  "action-after": {
    hint: "Your actions come one step too early: action[t] is the one that LED to step t.",
    implement: ({ looping, tf }) =>
      looping({ action: (actions, t) => actions[t + 1] ?? tf.zerosLike(actions[0]) }),
  },
  "dreams-without-actions": {
    hint: "Your dream is not told the actions. The eyes are closed, but what was done is still known.",
    implement: ({ looping, tf }) =>
      looping({
        action: (actions, t, context) => (t < context ? actions[t] : tf.zerosLike(actions[t])),
      }),
  },
  "dreams-from-the-start": {
    hint: "Your dream begins at `start` again, as if nothing had been seen. Where does the context leave the model?",
    implement: ({ looping }) =>
      looping({
        before: (latents, t, start, context) => (t === context ? start : (latents[t - 1] ?? start)),
      }),
  },
  "each-from-the-last-look": {
    hint: "You predict each step from the last one that was seen. In an open loop a prediction is made from the prediction before it.",
    implement: ({ looping }) =>
      looping({
        before: (latents, t, start, context) => latents[Math.min(t, context) - 1] ?? start,
      }),
  },
  "ignores-start": {
    hint: "Your first step does not go from `start`. A sequence may begin in the middle of an episode, with a memory of what was before.",
    implement: ({ looping, tf }) =>
      looping({
        before: (latents, t, { deter, stoch }) =>
          latents[t - 1] ?? { deter: tf.zerosLike(deter), stoch: tf.zerosLike(stoch) },
      }),
  },
  "stale-deter": {
    hint: "Prior and posterior are given the h from before the step. They are to read the one that f has just made.",
    implement: ({ looping }) =>
      looping({
        look: ({ rssm, before, embeds, t }) => rssm.posterior(before.deter, embeds[t]),
        dream: ({ rssm, before }) => rssm.prior(before.deter),
      }),
  },
  "sees-the-last-look-again": {
    hint: "After the context your model is shown the last observation again and again. Whose eyes are closed is shown nothing.",
    implement: ({ looping }) =>
      looping({
        dream: ({ rssm, deter, embeds, context }) => rssm.posterior(deter, embeds[Math.max(0, context - 1)]),
      }),
  },
  "keeps-the-last-z": {
    hint: "During your dream z stays as it was when the eyes closed. What does the model expect at each new h?",
    implement: ({ looping }) =>
      looping({
        stoch: ({ mean }, seen, t, before) => (seen || t === 0 ? mean : before.stoch),
      }),
  },
  "deviation-for-middle": {
    hint: "Your z is a deviation. A belief has a middle and a width: which of them is the best guess?",
    implement: ({ looping }) => looping({ stoch: ({ std }) => std }),
  },
  // any noise will do for these two: a student's own is not known
  "draws-noise": {
    hint: "Your z is drawn, so that each dream is another one. The strip shows the middle of what the model believes.",
    implement: ({ looping, tf, normalSample }) =>
      looping({
        stoch: ({ mean, std }) => normalSample(mean, std, tf.onesLike(mean)),
      }),
  },
  "draws-noise-while-dreaming": {
    hint: "Your z is drawn while the model dreams, so that each dream is another one. The strip shows the middle of what it expects.",
    implement: ({ looping, tf, normalSample }) =>
      looping({
        stoch: ({ mean, std }, seen) => (seen ? mean : normalSample(mean, std, tf.onesLike(mean))),
      }),
  },
  "drops-the-context": {
    hint: "You return the dream alone. The strip shows what was seen as well: T steps in all.",
    implement: ({ withResult, tf }) =>
      withResult("openLoop", ({ deter, stoch }, _rssm, _start, _lived, context) =>
        tf.tidy(() => {
          const rest = (x: tf.Tensor3D) => tf.split(x, [context, x.shape[1] - context], 1)[1] as tf.Tensor3D;
          return { deter: rest(deter), stoch: rest(stoch) };
        }),
      ),
  },
  "time-first": {
    hint: "Your states are [T, B, ·]: the steps stand first. Along which axis do you stack them?",
    implement: ({ withResult, tf }) =>
      withResult("openLoop", ({ deter, stoch }) =>
        tf.tidy(() => ({
          deter: tf.transpose<tf.Tensor3D>(deter, [1, 0, 2]),
          stoch: tf.transpose<tf.Tensor3D>(stoch, [1, 0, 2]),
        })),
      ),
  },
});
