/** A planner: the control sequence [H][m] to follow from the state x, given a sequence [H][m] to start from. */
export type SequencePlanner = (x: number[], start: number[][]) => number[][];

/** Model predictive control: plans a whole sequence at each step, applies its first control, and starts the next plan from
 *  the rest of this one. It holds the last plan; `reset` it where an episode begins.
 *
 *  For example `new Mpc((x, mean) => cem({ evaluate: (u) => rolloutCost(step, x, u), mean, … }).mean, initial)`. */
export class Mpc {
  /** The last plan, [H][m]; the initial one before the first step. */
  plan: number[][];

  /** @param planner From a state and a start to a sequence. @param initial The start of an episode's first plan, [H][m];
   *  its last row also fills the end of each plan that is shifted by a step.
   *  @throws RangeError if the initial sequence is empty. */
  constructor(
    private readonly planner: SequencePlanner,
    private readonly initial: readonly (readonly number[])[],
  ) {
    if (initial.length === 0) throw new RangeError("Mpc: initial must hold at least one control");
    this.plan = this.start();
  }

  /** The control [m] for the state x: the first one of a new plan.
   *  @throws RangeError if the planner returns a sequence of another length. */
  act(x: readonly number[]): number[] {
    const plan = this.planner(x.slice(), this.fresh ? this.plan : this.shifted());
    if (plan.length !== this.initial.length) {
      throw new RangeError(`Mpc: planner must return ${this.initial.length} controls, got ${plan.length}`);
    }
    this.plan = plan;
    this.fresh = false;
    return plan[0].slice();
  }

  /** Forgets the last plan. */
  reset(): void {
    this.plan = this.start();
    this.fresh = true;
  }

  private fresh = true;

  private start(): number[][] {
    return this.initial.map((u) => u.slice());
  }

  /** The last plan from its second control on, and the initial sequence's last control. */
  private shifted(): number[][] {
    return [...this.plan.slice(1), this.initial[this.initial.length - 1]].map((u) => u.slice());
  }
}
