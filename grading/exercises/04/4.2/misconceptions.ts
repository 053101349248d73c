import type { Normal } from "lib/nn/normal";
import type * as tf from "lib/tensor/tf";
import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

/** One number's share: ratio is σp / σq, shift (μp − μq) / σq. */
interface Parts {
  ratio: tf.Tensor;
  shift: tf.Tensor;
  p: Normal;
  q: Normal;
}

/** What is made otherwise of the divergence of each number, [..., Z], and of the sums. */
interface Otherwise {
  number?(parts: Parts): tf.Tensor;
  overLatent?(numbers: tf.Tensor): tf.Tensor;
}

/** Both functions by another divergence. */
const measuring =
  ({ tf }: Reference04) =>
  ({ number, overLatent }: Otherwise): Partial<Reference04> => {
    const klNormal = (p: Normal, q: Normal): tf.Tensor =>
      tf.tidy(() => {
        const ratio = tf.div(p.std, q.std);
        const shift = tf.div(tf.sub(p.mean, q.mean), q.std);
        const right = () =>
          tf.sub(tf.mul(tf.sub(tf.add(tf.square(ratio), tf.square(shift)), 1), 0.5), tf.log(ratio));
        const numbers = number ? number({ ratio, shift, p, q }) : right();
        return overLatent ? overLatent(numbers) : tf.sum(numbers, -1);
      });
    return {
      klNormal,
      klLoss: (posterior, prior, freeNats) =>
        tf.tidy(() => {
          const kl = tf.mean<tf.Scalar>(klNormal(posterior, prior));
          return { loss: tf.maximum<tf.Scalar>(kl, freeNats), kl };
        }),
    };
  };

/** Another loss of the right divergences of the steps, [B, T]. */
const losing =
  ({ tf, klNormal }: Reference04) =>
  (make: (steps: tf.Tensor, freeNats: number, mean: tf.Scalar) => { loss: tf.Tensor; kl: tf.Tensor }) => ({
    klLoss: (posterior: Normal, prior: Normal, freeNats: number) =>
      tf.tidy(() => {
        const steps = klNormal(posterior, prior);
        return make(steps, freeNats, tf.mean(steps)) as { loss: tf.Scalar; kl: tf.Scalar };
      }),
  });

const wrongWay =
  "Your divergence goes the wrong way. KL(p ‖ q) is an average over p of how much worse q tells it: which of the two is the posterior, and whose deviation stands below the fraction?";

// what only the loss does comes first: in it, some mistakes of the divergence look the same
export const misconceptions = misconceptions04({ measuring, losing })({
  "exchanged-in-the-loss": {
    hint: wrongWay,
    implement: ({ withArguments }) =>
      withArguments("klLoss", (posterior, prior, freeNats) => [prior, posterior, freeNats]),
  },
  "no-floor": {
    hint: "Your loss has no floor: it goes on to fall below the free nats. What does the model give up to be surprised by nothing?",
    implement: ({ losing, tf }) => losing((_steps, _freeNats, kl) => ({ loss: tf.clone(kl), kl })),
  },
  "ceiling-for-floor": {
    hint: "Your free nats are a ceiling: they cut what is above them. A model that is surprised a lot is to be told so; which one is to be left alone?",
    implement: ({ losing, tf }) => losing((_steps, freeNats, kl) => ({ loss: tf.minimum(kl, freeNats), kl })),
  },
  "floor-at-each-step": {
    hint: "You lift each step to the floor before you take the mean. The free nats are a floor for the mean alone.",
    implement: ({ losing, tf }) =>
      losing((steps, freeNats, kl) => ({ loss: tf.mean(tf.maximum(steps, freeNats)), kl })),
  },
  "floor-at-each-number": {
    hint: "You lift each number of the latent to the floor before you add them up. The free nats are a floor for the mean alone.",
    implement: ({ measuring, tf }) => ({
      klLoss: (posterior, prior, freeNats) => {
        const lifted = measuring({
          overLatent: (numbers) => tf.sum(tf.maximum(numbers, freeNats), -1),
        });
        const { klLoss } = measuring({});
        return tf.tidy(() => ({
          loss: tf.mean<tf.Scalar>(lifted.klNormal!(posterior, prior)),
          kl: klLoss!(posterior, prior, freeNats).kl,
        }));
      },
    }),
  },
  "floored-kl": {
    hint: "The `kl` that you return has the floor in it. It is the mean itself, so that one sees how surprised the model is.",
    implement: ({ losing, tf }) =>
      losing((_steps, freeNats, kl) => {
        const loss = tf.maximum(kl, freeNats);
        return { loss, kl: tf.clone(loss) };
      }),
  },
  "subtracts-the-free-nats": {
    hint: "You subtract the free nats, so that the loss begins at 0. The loss is the mean divergence itself, as long as it is above them.",
    implement: ({ losing, tf }) =>
      losing((_steps, freeNats, kl) => ({ loss: tf.relu(tf.sub(kl, freeNats)), kl })),
  },
  "sum-over-steps": {
    hint: "You sum over the steps. The floor is one of nats a step: the mean over all steps of all sequences.",
    implement: ({ losing, tf }) =>
      losing((steps, freeNats) => {
        const kl = tf.sum(steps);
        return { loss: tf.maximum(kl, freeNats), kl };
      }),
  },
  "sum-over-time": {
    hint: "You sum over the steps of a sequence. The floor is one of nats a step: the mean over all steps of all sequences.",
    implement: ({ losing, tf }) =>
      losing((steps, freeNats) => {
        const kl = tf.mean(tf.sum(steps, 1));
        return { loss: tf.maximum(kl, freeNats), kl };
      }),
  },
  "deviation-for-variance": {
    hint: "Your divergence takes the standard deviation where the variance belongs. Is it std or std² that stands in the exponent of a normal density?",
    implement: ({ measuring, tf }) =>
      measuring({
        number: ({ p, q }) => {
          const spread = tf.add(p.std, tf.square(tf.sub(p.mean, q.mean)));
          return tf.mul(tf.sub(tf.sub(tf.div(spread, q.std), 1), tf.log(tf.div(p.std, q.std))), 0.5);
        },
      }),
  },
  "mean-over-the-latent": {
    hint: "You take the mean over the numbers of the latent. They are independent: what do the surprises of independent things do?",
    implement: ({ measuring, tf }) => measuring({ overLatent: (numbers) => tf.mean(numbers, -1) }),
  },
  "not-summed": {
    hint: "Your divergence has one entry for each number of the latent. A step surprises by one number of nats.",
    implement: ({ measuring }) => measuring({ overLatent: (numbers) => numbers }),
  },
  "summed-over-everything": {
    hint: "klNormal sums over all axes. Only the last one belongs to one latent; each step keeps its own divergence.",
    implement: ({ measuring, tf }) => measuring({ overLatent: (numbers) => tf.sum(numbers) }),
  },
  exchanged: {
    hint: wrongWay,
    implement: ({ measuring, tf }) =>
      measuring({
        number: ({ p, q }) => {
          const [ratio, shift] = [tf.div(q.std, p.std), tf.div(tf.sub(p.mean, q.mean), p.std)];
          return tf.sub(tf.mul(tf.sub(tf.add(tf.square(ratio), tf.square(shift)), 1), 0.5), tf.log(ratio));
        },
      }),
  },
  "not-zero-for-equals": {
    hint: "Your divergence is not 0 where p is q. What is left of the formula there, for each number of the latent?",
    implement: ({ measuring, tf }) =>
      measuring({
        number: ({ ratio, shift }) =>
          tf.sub(tf.mul(tf.add(tf.square(ratio), tf.square(shift)), 0.5), tf.log(ratio)),
      }),
  },
  "one-half-for-all": {
    hint: "You subtract the ½ once. It belongs to each number of the latent: try two numbers with p = q.",
    implement: ({ measuring, tf }) =>
      measuring({
        number: ({ ratio, shift }) =>
          tf.sub(tf.mul(tf.add(tf.square(ratio), tf.square(shift)), 0.5), tf.log(ratio)),
        overLatent: (numbers) => tf.sub(tf.sum(numbers, -1), 0.5),
      }),
  },
  "no-logarithm": {
    hint: "Your divergence lacks its logarithm: a posterior that is certain would cost nothing. What does a deviation do that goes to 0?",
    implement: ({ measuring, tf }) =>
      measuring({
        number: ({ ratio, shift }) => tf.mul(tf.sub(tf.add(tf.square(ratio), tf.square(shift)), 1), 0.5),
      }),
  },
  "half-the-logarithm": {
    hint: "Your divergence has half of its logarithm: ½ log of a variance is the whole log of its deviation.",
    implement: ({ measuring, tf }) =>
      measuring({
        number: ({ ratio, shift }) =>
          tf.mul(tf.sub(tf.sub(tf.add(tf.square(ratio), tf.square(shift)), 1), tf.log(ratio)), 0.5),
      }),
  },
  "logarithm-upside-down": {
    hint: "Your logarithm has the wrong sign: which of the two deviations stands above in it?",
    implement: ({ measuring, tf }) =>
      measuring({
        number: ({ ratio, shift }) =>
          tf.add(tf.mul(tf.sub(tf.add(tf.square(ratio), tf.square(shift)), 1), 0.5), tf.log(ratio)),
      }),
  },
  doubled: {
    hint: "Your divergence is twice as large: where is the ½ of the exponents?",
    implement: ({ measuring, tf }) => measuring({ overLatent: (numbers) => tf.mul(tf.sum(numbers, -1), 2) }),
  },
  "shift-in-its-own-units": {
    hint: "You do not divide the difference of the means by a deviation. How far is 1 for a q that is narrow, and for one that is wide?",
    implement: ({ measuring, tf }) =>
      measuring({
        number: ({ ratio, p, q }) => {
          const squares = tf.add(tf.square(ratio), tf.square(tf.sub(p.mean, q.mean)));
          return tf.sub(tf.mul(tf.sub(squares, 1), 0.5), tf.log(ratio));
        },
      }),
  },
});
