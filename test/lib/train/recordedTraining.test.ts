import path from "node:path";
import { recordedTraining } from "lib/train/recordedTraining";

describe("recordedTraining", () => {
  it("names the command of a training that has not come to its end", async () => {
    const runs = "/nowhere";
    const training = { agent: "dreamerV1", env: "blob-reach", preset: "tiny", seed: 3 } as const;
    await expect(recordedTraining(training, runs)).rejects.toThrow(
      `recordedTraining: ${path.join(runs, "blob-reach-dreamerV1-tiny-seed3")} has 0 of 16000 steps; run npm run train -- --agent dreamerV1 --env blob-reach --preset tiny --seed 3`,
    );
  });
});
