import { Rng } from "../../core/rng";
import { createKeyDoor, type KeyDoorState } from "../../envs/grids/keyDoor";

/** The walks of one world of key and door as a table: next[s][a] of the states that can be reached. */
export interface KeyDoorChain {
  readonly next: readonly (readonly number[])[];
  readonly start: number;
  /** One state for all ends. */
  readonly goal: number;
  /** States with the key in hand, and with the door open. */
  readonly hasKey: readonly boolean[];
  readonly isOpen: readonly boolean[];
}

/** A start at which agent and key stand in corners, the door in the middle: as far from each other as they can. */
export const farStart: KeyDoorState = {
  agent: [5, 0],
  key: [0, 0],
  door: [3, 3],
  hasKey: false,
  isOpen: false,
};

const actions = [0, 1, 2, 3];

/** All states that actions lead to from a start. The world draws nothing after its start, so that a table says it all. */
export function keyDoorChain(from: KeyDoorState = farStart): KeyDoorChain {
  const world = createKeyDoor();
  const rng = new Rng("nothing is drawn");
  const states: KeyDoorState[] = [from];
  const numbers = new Map([[JSON.stringify(from), 0]]);
  const numberOf = (state: KeyDoorState): number => {
    const key = JSON.stringify(state);
    if (!numbers.has(key)) numbers.set(key, states.push(state) - 1);
    return numbers.get(key)!;
  };
  const next: number[][] = [];
  let goal = -1;
  for (let s = 0; s < states.length; s++)
    next.push(
      actions.map((action) => {
        const step = world.step(states[s], action, rng);
        const to = numberOf(step.next);
        if (step.terminated) goal = to;
        return to;
      }),
    );
  next[goal] = actions.map(() => goal);
  return {
    next,
    start: 0,
    goal,
    hasKey: states.map(({ hasKey }) => hasKey),
    isOpen: states.map(({ isOpen }) => isOpen),
  };
}
