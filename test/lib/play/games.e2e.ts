import { Rng } from "lib/core/rng";
import type { GameKind } from "lib/play/game";
import { games } from "lib/play/games";
import { mujocoGames } from "lib/play/mujocoGames";
import { serve } from "lib/play/server";
import { needs } from "../../support/needs";

const describeGame = (name: string, kind: GameKind) =>
  describe(name, () => {
    it("is played by its keys, by chance and by nothing, one episode after the other", async () => {
      const game = await kind.begin(new Rng(1));
      const first = String(game.picture().pixels);
      let [episodes, changed] = [0, false];
      for (let t = 0; t < 2600; t++) {
        const key = Object.keys(kind.keys)[t % (Object.keys(kind.keys).length + 2)];
        const { reward, ended } = game.step(key, t % 2 === 0);
        expect(Number.isFinite(reward)).toBe(true);
        if (ended) episodes++;
        if (t < 60) changed ||= String(game.picture().pixels) !== first;
      }
      expect(changed).toBe(true);
      expect(episodes).toBeGreaterThan(0);
    });

    it("takes a key that it has not as none", async () => {
      const game = await kind.begin(new Rng(1));
      expect(() => game.step("constructor")).not.toThrow();
      expect(() => game.step("F5")).not.toThrow();
    });
  });

for (const [name, kind] of Object.entries(games)) if (!(name in mujocoGames)) describeGame(name, kind);

needs("mujoco", () => {
  for (const [name, kind] of Object.entries(mujocoGames)) describeGame(name, kind);
});

describe("the page of a game", () => {
  it("gives a picture for each step and nothing else", async () => {
    const { url, close } = await serve(games.catch);
    try {
      const page = await (await fetch(url)).text();
      expect(page).toContain("<kbd>←</kbd> to the left");
      const answer = await fetch(`${url}step?key=ArrowLeft`, { method: "POST" });
      expect(answer.headers.get("x-frame")).toBe("256 256 0 0");
      expect((await answer.arrayBuffer()).byteLength).toBe(256 * 256 * 4);
      for (const [path, method] of [
        ["step", "GET"],
        ["etc/passwd", "GET"],
        ["", "POST"],
        ["/", "GET"],
        ["//", "GET"],
      ])
        // prettier-ignore
        expect((await fetch(url + path, { method })).status).toBe(404);
      expect((await fetch(`${url}step?key=%E0%A4%A`, { method: "POST" })).status).toBe(200);
    } finally {
      close();
    }
  });

  it("cannot be served where the port is taken", async () => {
    const { url, close } = await serve(games.blob);
    await expect(serve(games.blob, { port: Number(new URL(url).port) })).rejects.toThrow("EADDRINUSE");
    close();
  });
});
