import { aliasing } from "lib/experiments/03-autoencoders/aliasing";
import { drawAliasing, showPendulumPictures } from "lib/experiments/03-autoencoders/aliasingDrawing";
import { drawPcaPictures, pcaPictures } from "lib/experiments/03-autoencoders/pcaPictures";
import { randomBlobs, toGrid } from "lib/experiments/03-autoencoders/pictures";
import { showTamago } from "lib/experiments/03-autoencoders/flipDrawing";
import { blobsBesideTv, showTelevision, tvRegion } from "lib/experiments/03-autoencoders/noisyTv";
import { answers } from "./answers";
import { shownBy } from "../02-ross-bagnell/shownBy";

describe("the pictures of notebook 03", () => {
  it("are shown with a description", async () => {
    for (const show of [showPendulumPictures, showTamago, showTelevision])
      expect((await shownBy(show))[0].length).toBeGreaterThan(60);
  });

  it("are twelve rows of twelve, cut off at black and white", () => {
    expect(toGrid([2, -1, ...Array<number>(142).fill(0.5)])[0]).toEqual([
      1,
      0,
      ...Array<number>(10).fill(0.5),
    ]);
    expect(toGrid(randomBlobs(1, "x").images[0])).toHaveLength(12);
  });

  it("differ beside a television in its square alone", () => {
    const [alone, beside] = [randomBlobs(5, "x"), blobsBesideTv(5, "x")];
    expect(beside.states).toEqual(alone.states);
    beside.images.forEach((image, n) => {
      image.forEach((value, i) => tvRegion[i] || expect(value).toBe(alone.images[n][i]));
      expect(new Set(image.filter((_, i) => tvRegion[i])).size).toBe(1);
    });
    expect(tvRegion.filter(Boolean)).toHaveLength(16);
  });
});

describe("aliasing", () => {
  it("finds the velocity in two pictures, not in one", async () => {
    const result = aliasing(answers.stackFrames);
    expect(await shownBy(() => drawAliasing(result, "about 0.5"))).toEqual([
      "R² on other swings. cos θ: 1.00 out of one picture, 1.00 out of two; sin θ: 1.00 out of one picture, 1.00 out of two; " +
        "velocity θ̇: 0.00 out of one picture, 0.97 out of two. The velocity out of one picture: you predicted about 0.5; it is nothing.",
    ]);
  });
});

describe("pcaPictures", () => {
  it("needs sixteen numbers for a blob", async () => {
    const result = pcaPictures(answers.pcaFit);
    expect(await shownBy(() => drawPcaPictures(result))).toEqual([
      expect.stringContaining(
        "Mean squared error per pixel: 0.0203 with 1, 0.0162 with 2, 0.0105 with 4, 0.0048 with 8, 0.0011 with 16. " +
          "Sixteen numbers explain 96 % of the variance.",
      ),
    ]);
  });
});
