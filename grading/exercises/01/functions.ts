import type { Mdp, Policy, StateAction, Transitions } from "lib/tabular/mdp";

/** What the student of notebook 01 writes, by name; `reference.ts` (never released) holds our own. */
export interface Functions01 {
  /** 1.1 V^π [S], by solving (I − γP^π)V = r^π */
  evalPolicy(m: Mdp, pi: Policy): number[];
  /** 1.2 normalised discounted occupancy d^π [S][A], sums to 1 */
  occupancy(m: Mdp, pi: Policy): number[][];
  /** 1.3 an optimal deterministic policy of m [S][A], ties to the lowest action */
  planInModel(m: Mdp): Policy;
  /** 1.4 gap = J_model − J_world, rhs of (SL), bound γ/(1−γ)² E_d[TV] */
  simulationGap(world: Mdp, model: Mdp, pi: Policy): { gap: number; rhs: number; bound: number };
  /** 1.5 the three missing lines of the proof of (SL), each [S], for any two vectors Vhat and V [S]:
   *  line 1 γ(P̂^π Vhat − P^π V) · line 2 γ(P̂^π − P^π)Vhat + γP^π(Vhat − V) · line 3 (I − γP^π)⁻¹γ(P̂^π − P^π)Vhat */
  slLine1(world: Mdp, model: Mdp, pi: Policy, Vhat: number[], V: number[]): number[];
  slLine2(world: Mdp, model: Mdp, pi: Policy, Vhat: number[], V: number[]): number[];
  slLine3(world: Mdp, model: Mdp, pi: Policy, Vhat: number[]): number[];
  /** 1.6 J(piNew) − J(piOld) by the performance difference lemma: E_{d^piNew}[Q^piOld − V^piOld] / (1 − γ) */
  performanceDifference(m: Mdp, piNew: Policy, piOld: Policy): number;
  /** 1.7 the terms of (PDPM), each with its factor, so that planning + learner + expert = gap = J*(piStar) − J*(piHat) */
  pdpmTerms(
    world: Mdp,
    model: Mdp,
    piHat: Policy,
    piStar: Policy,
  ): { planning: number; learnerModelErr: number; expertModelErr: number; gap: number };
  /** 1.8 mean over data of ‖P̂ − P‖₁ ("l1"), of the probability that a sample of the model differs from the world's
   *  ("zeroOne": 1 − Σ P P̂), or of −Σ P ln(0.95 P̂ + 0.05/S) ("nll": the
   *  likelihood of a model of which 5 % is spread over all S states, so that an impossible transition has a finite loss) */
  oneStepLoss(
    world: Transitions,
    model: Transitions,
    data: StateAction[],
    kind: "l1" | "zeroOne" | "nll",
  ): number;
  /** 1.8 mean over data of |E_{P̂}V − E_P V| */
  momentLoss(world: Transitions, model: Transitions, data: StateAction[], V: number[]): number;
  /** 1.9 Hedge: losses [T][M] → weights [T + 1][M]; row 0 uniform, row t ∝ exp(−eta Σ_{i<t} losses[i]) */
  hedge(losses: number[][], eta: number): number[][];
  /** G1 the tight bound 1/(1−γ) − 1/(1−γ(1−ε)) */
  tightBound(gamma: number, epsilon: number): number;
  /** G2 the terms of (PDAM): policy + learnerModelErr + expertModelErr = gap = J*(piStar) − J*(piHat) */
  pdamTerms(
    world: Mdp,
    model: Mdp,
    piHat: Policy,
    piStar: Policy,
  ): { policy: number; learnerModelErr: number; expertModelErr: number; gap: number };
}
