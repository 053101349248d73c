import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { RunProgress } from "lib/agents/training/runProgress";
import * as tf from "lib/tensor/tf";
import { tensorBoardWriter } from "lib/train/tensorBoard";
import { needs } from "../../support/needs";
import { scratchFolder } from "../../support/scratchFolder";

const at: RunProgress = {
  ...{ phase: "train" as const, envSteps: 640, updates: 20, modelUpdates: 300, episodes: 80, seconds: 3 },
  ...{ meanReturn: NaN, metrics: { imageLoss: 1.5 } },
};

beforeAll(() => tf.ready());

needs("tensorflow", () =>
  describe("tensorBoardWriter", () => {
    const folder = scratchFolder("tensorboard");
    afterAll(() => rmSync(folder, { recursive: true }));

    it("writes the numbers of a look as an event file, and leaves out what is not known yet", () => {
      const writer = tensorBoardWriter(folder);
      writer.show(at);
      writer.flush();
      const [file, ...others] = readdirSync(folder);
      expect(others).toEqual([]);
      expect(file).toMatch(/^events\.out\.tfevents\./);
      const written = readFileSync(path.join(folder, file), "latin1");
      expect(written).toContain("learning/imageLoss");
      expect(written).toContain("acting/episodes");
      expect(written).not.toContain("acting/meanReturn");
    });
  }),
);
