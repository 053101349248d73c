import { figure } from "../../../jupyter/display/figure";
import type { Round } from "../../../modelLearning/regret";
import type { LoopAnswers } from "../ownAnswers";
import { pendulumRounds } from "./regret";

/** A student's answers to 2.2 to 2.4 and G3. */
export interface RegretAnswers extends LoopAnswers {
  averageRegret(rounds: Round[], lambda: number): number[];
  regretLine2(rounds: Round[], lambda: number): number[];
  regretLine3(rounds: Round[], lambda: number): number[];
}

/** The average regret and the proof's lines, divided by the rounds. */
export interface RegretCurves {
  regret: number[]; // [N]
  line2: number[];
  line3: number[];
}

/** Follows the leader over 100 rounds of the loop on the pendulum. */
export function regretCurves(own: RegretAnswers): RegretCurves {
  const rounds = pendulumRounds(1, 100, own.rossBagnell, own);
  const perRound = (totals: number[]) => totals.map((total, i) => total / (i + 1));
  return {
    regret: own.averageRegret(rounds, 0.01),
    line2: perRound(own.regretLine2(rounds, 0.01)),
    line3: perRound(own.regretLine3(rounds, 0.01)),
  };
}

/** Draws the average regret below its bounds, beside C log N / N. */
export function drawRegret({ regret, line2, line3 }: RegretCurves): void {
  const N = regret.map((_, i) => i + 1);
  const reference = N.map((n) => (regret[9] * 10 * Math.log(n + 1)) / (n * Math.log(11)));
  figure(
    [
      { name: "average regret", x: N, y: regret, mode: "lines" },
      { name: "line 2 / N", x: N, y: line2, mode: "lines" },
      { name: "line 3 / N", x: N, y: line3, mode: "lines" },
      { name: "C log N / N", x: N, y: reference, mode: "lines" },
    ],
    {
      title: "Average regret of following the leader, and the lines of its proof",
      xaxis: { title: "rounds N", type: "log" },
      yaxis: { title: "per round", type: "log" },
    },
    {
      alt: `Average regret and the lines of its proof over N, log-log: from ${regret[0].toExponential(1)} at N = 1 to
  ${regret[99].toExponential(1)} at N = 100, below line 2, which is below line 3; all fall faster than log N / N.`,
    },
  );
}
