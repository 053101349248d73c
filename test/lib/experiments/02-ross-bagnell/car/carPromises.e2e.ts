import { carPromises } from "lib/experiments/02-ross-bagnell/car/carPromises";
import { carDrives, drawCarPromises } from "lib/experiments/02-ross-bagnell/car/carPromisesDrawing";
import { answers } from "../answers";
import { inOneLine, shownBy } from "../shownBy";

const car = carPromises(answers);

describe("carPromises", () => {
  it("finds the gap again where the stops at the wall are not fitted", () => {
    const { gaps } = carPromises(answers, { fitStops: false });
    expect(Math.min(...gaps.both)).toBeGreaterThan(47);
  });
});

describe("drawCarPromises", () => {
  it("shows the gap that the expert's data leave, and the one that half and half closes", async () => {
    expect(await shownBy(() => drawCarPromises(car))).toEqual([
      "Promised and real cost by round. expert: gaps 50, 50, 50, 50, 50, 50, 50, loss 6.8e-7; " +
        "both: gaps 50, -18, 17, 9, 13, 7, 6, loss 5.4e-6.",
    ]);
  });

  it("shows the prediction beside the outcome", async () => {
    const [text] = await shownBy(() => drawCarPromises(car, 20));
    expect(text).toMatch(/loss 5\.4e-6\. The gap with the expert's data: you predicted 20; it is 50\.$/);
  });
});

describe("carDrives", () => {
  it("shows a drive of 142 steps where 85 were promised", () => {
    expect(inOneLine(carDrives(car).alt)).toEqual(
      "A car swings in a valley. The promised one arrives after 85 steps, the real one after 142.",
    );
  });
});
