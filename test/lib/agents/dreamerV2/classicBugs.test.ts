import { type DreamerV2Equations } from "lib/agents/dreamerV2/dreamerV2";
import { dreamerV2Atari } from "lib/agents/dreamerV2/presets";
import { oneHotLogits, oneHotSample } from "lib/nn/oneHot";
import { stopGradient } from "lib/nn/stopGradient";
import { klBalance } from "lib/objectives/klBalance";
import { mixedActorLoss } from "lib/objectives/mixedActorLoss";
import { reachWeights } from "lib/objectives/reachWeights";
import { mapLeaves } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { bug, describeBugs } from "../dreamer/classicBug";
import * as oracles from "./oracles";

const { schedule } = dreamerV2Atari;
const own: Partial<DreamerV2Equations> = {};

beforeAll(() => tf.ready());

// What V2 has alone. What it shares with V1 (acting, replay, λ-returns, networks, choices) is tested with V1's list.
describeBugs([
  bug(5, "states that are drawn without straight-through", "the encoder learns by the divergence alone", oracles.letsImagesTeachTheEncoder, own, { sample: (logProbs, noise) => stopGradient(oneHotSample(logProbs, noise)) }),
  bug(11, "the balance on the wrong side", "the posterior is drawn to a prior that knows nothing", oracles.letsThePriorLearnMore, klBalance, ((q: tf.Tensor, p: tf.Tensor, balance: number) => klBalance(q, p, 1 - balance)) as typeof klBalance),
  bug(11, "both sides held constant", "no dynamics are learnt", oracles.letsThePriorLearnMore, klBalance, ((q: tf.Tensor, p: tf.Tensor, balance: number) => klBalance(stopGradient(q), stopGradient(p), balance)) as typeof klBalance),
  bug(11, "the divergence the other way round", "the prior covers what the posterior never says", oracles.letsThePriorLearnMore, klBalance, ((q: tf.Tensor, p: tf.Tensor, balance: number) => klBalance(p, q, balance)) as typeof klBalance),
  bug(11, "a uniform share in the posterior alone", "the divergence never gets to 0", oracles.letsThePriorLearnMore, klBalance, ((q: tf.Tensor, p: tf.Tensor, balance: number) => klBalance(oneHotLogits(q, 0.5), p, balance)) as typeof klBalance),
  bug(18, "a slow critic that is never copied", "values stay those of the first weights", oracles.keepsTargetsStill, own, { slowCopy: (slow) => mapLeaves(slow, tf.clone) }),
  bug(18, "a slow critic that is the critic", "values chase themselves and blow up", oracles.keepsTargetsStill, own, { slowCopy: (_slow, source) => mapLeaves(source, tf.clone) }),
  bug(19, "entropy as a cost", "entropy 0, always the same return", oracles.keepsChoicesOpen, mixedActorLoss, (inputs, scale, share) => mixedActorLoss(inputs, -scale, share)),
  bug(20, "weights that are all 1", "the agent values states after death", oracles.valuesNothingAfterDeath, own, { reachWeights: (starts, discount) => tf.onesLike(reachWeights(starts, discount)) }),
  bug(22, "updates counted by frames as if they were agent steps", "four times too many updates", oracles.updatesAsPublished, schedule, { ...schedule, stepsPerRound: 4 }),
]); // prettier-ignore
