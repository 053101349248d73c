import { Rng } from "lib/core/rng";
import { createKeyDoor, drawKeyDoor, keyDoorSize, type KeyDoorState } from "lib/envs/grids/keyDoor";

const world = createKeyDoor();
const rng = new Rng(0);
const [up, down, left, right] = [0, 1, 2, 3];

/** All states that can be reached, by the least number of steps, and whether the goal is among them. */
function explore(
  start: KeyDoorState,
  withoutKey = false,
): { steps: number | undefined; states: KeyDoorState[] } {
  const seen = new Map([[JSON.stringify(start), start]]);
  let front = [start];
  for (let steps = 1; front.length > 0; steps++) {
    const found: KeyDoorState[] = [];
    for (const state of front)
      for (const action of [up, down, left, right]) {
        const { next, terminated } = world.step(state, action, rng);
        if (terminated) return { steps, states: [...seen.values()] };
        const name = JSON.stringify(next);
        if (seen.has(name) || (withoutKey && next.hasKey)) continue;
        seen.set(name, next);
        found.push(next);
      }
    front = found;
  }
  return { steps: undefined, states: [...seen.values()] };
}

describe("the key and the door", () => {
  it("lead to the goal from every start, and without the key nothing does", () => {
    for (let seed = 0; seed < 100; seed++) {
      const start = world.reset(new Rng(seed));
      expect(start.agent).not.toEqual(start.key);
      expect(explore(start).steps).toBeGreaterThan(3);
      expect(explore(start, true).steps).toBeUndefined();
    }
  });

  it("is taken by walking onto it, opened by walking against it, and passed by the next step", () => {
    let state: KeyDoorState = { agent: [1, 0], key: [1, 1], door: [1, 2], hasKey: false, isOpen: false };
    const walk = (action: number): KeyDoorState => (state = world.step(state, action, rng).next);
    expect(walk(right)).toMatchObject({ agent: [1, 1], hasKey: true, isOpen: false });
    expect(walk(right)).toMatchObject({ agent: [1, 1], isOpen: true });
    expect(walk(right)).toMatchObject({ agent: [1, 2] });
    expect(walk(up)).toMatchObject({ agent: [1, 2] }); // in the door there is a wall on both sides
    expect(walk(right)).toMatchObject({ agent: [1, 3] });
  });

  it("pays one on arrival", () => {
    const last = keyDoorSize - 1;
    const state: KeyDoorState = {
      agent: [last, last - 1],
      key: [0, 0],
      door: [0, 1],
      hasKey: true,
      isOpen: true,
    };
    expect(world.step(state, right, rng)).toMatchObject({ cost: -1, terminated: true });
    expect(world.step(state, up, rng)).toMatchObject({ cost: 0, terminated: false });
  });

  it("look different in all states that can be reached", () => {
    const { states } = explore(world.reset(new Rng(3)));
    const pictures = new Set(states.map((state) => String(drawKeyDoor(state).pixels)));
    expect(pictures.size).toBe(states.length);
  });

  it("need room", () => {
    expect(() => createKeyDoor(3)).toThrow("createKeyDoor: size must be an integer of at least 4, got 3");
  });
});
