import { spawnSync } from "node:child_process";
import path from "node:path";
import { Rng } from "lib/core/rng";
import { gymnasiumGame } from "lib/play/gymnasiumGame";
import { needs } from "../../support/needs";

jest.setTimeout(60_000);

const root = path.resolve(__dirname, "../../..");

function play(...args: string[]) {
  const program = ["-r", "ts-node/register/transpile-only", path.join(root, "lib/play/cli.ts")];
  return spawnSync(process.execPath, [...program, ...args], { cwd: root, encoding: "utf8" });
}

needs("gymnasium", () =>
  describe("gymnasiumGame", () => {
    it("plays Atari by the keys that its actions mean, with the game's own pictures", async () => {
      const { keys, begin } = gymnasiumGame("ALE/Pong-v5");
      expect(keys).toEqual({ " ": "fire", ArrowRight: "right", ArrowLeft: "left" });
      const game = await begin(new Rng(1));
      const first = game.picture();
      expect([first.width, first.height]).toEqual([160, 210]);
      for (let t = 0; t < 20; t++) game.step("ArrowRight");
      expect(game.picture().pixels).not.toEqual(first.pixels);
    });

    it("gives other choices the arrows, one after the other, and vectors the first number", () => {
      expect(gymnasiumGame("CartPole-v1").keys).toEqual({ ArrowLeft: "action 0", ArrowRight: "action 1" });
      expect(gymnasiumGame("Pendulum-v1").keys).toEqual({ ArrowLeft: "less", ArrowRight: "more" });
    });

    it("says in one sentence that there is no such environment", () => {
      const { status, stderr } = play("gymnasium:Nope-v0", "--out", "film.gif");
      expect(stderr.trim()).toMatch(/^play: gymnasium:Nope-v0: Environment `Nope` doesn't exist.*$/);
      expect(status).toBe(1);
    });
  }),
);
