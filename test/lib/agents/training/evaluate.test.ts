import { evaluate } from "lib/agents/training/evaluate";
import { Rng } from "lib/core/rng";
import { seenCatch } from "lib/envs/grids/catch";

/** A player who follows the ball, as far as it can be seen: column by column, white pixels above the last row. */
const follower = {
  player: () => ({
    act: ({ observation }: { observation: ArrayLike<number> }) => {
      const pixels = Array.from(observation);
      const actions = new Float32Array((3 * pixels.length) / 256);
      for (let w = 0; w < pixels.length / 256; w++) {
        const image = pixels.slice(256 * w, 256 * (w + 1));
        const ball = image.indexOf(255) % 16;
        const paddle = image.slice(15 * 16).indexOf(255);
        actions[3 * w + 1 + Math.sign(ball - paddle)] = 1;
      }
      return actions;
    },
    lend: () => undefined as never,
    restore: () => undefined,
    dispose: () => undefined,
  }),
};

describe("evaluate", () => {
  it("plays each world's share of whole episodes, and adds up what they paid", () => {
    const result = evaluate(follower, [seenCatch(), seenCatch(), seenCatch()], 4, new Rng(1));
    expect(result.episodes).toHaveLength(12);
    expect(result.episodes.every(({ steps }) => steps === 8)).toBe(true);
    expect(result.returns).toEqual(Array(12).fill(1));
    expect(result.meanReturn).toBe(1);
  });

  it("asks for a player who explores where actions are to be drawn", () => {
    const asked: boolean[] = [];
    const player = (options: { explores: boolean }) => (asked.push(options.explores), follower.player());
    for (const play of [undefined, "likeliest", "drawn"] as const)
      evaluate({ player }, [seenCatch()], 1, new Rng(1), play);
    expect(asked).toEqual([false, false, true]);
  });

  it("is the same for the same generator, and another for another", () => {
    const [a, b, c] = [1, 1, 2].map((seed) => evaluate(follower, [seenCatch()], 5, new Rng(seed)).episodes);
    expect(b).toEqual(a);
    expect(c).not.toEqual(a);
  });
});
