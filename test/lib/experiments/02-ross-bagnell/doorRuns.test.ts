import { doorRuns } from "lib/experiments/02-ross-bagnell/doorRuns";
import { drawDoorMaps, drawDoorRuns, doorWalks } from "lib/experiments/02-ross-bagnell/doorRunsDrawing";
import { answers } from "./answers";
import { inOneLine, shownBy } from "./shownBy";

const door = doorRuns(answers);

describe("doorRuns", () => {
  it("fits every model by the function that it is given", () => {
    let fits = 0;
    doorRuns({ ...answers, fitTabularWithPrior: (data, prior) => (fits++, data.length < 0 ? [] : prior) });
    expect(fits).toBe(18);
  });
});

describe("drawDoorMaps", () => {
  it("shows the plan and the world", async () => {
    expect(await shownBy(drawDoorMaps)).toEqual([
      expect.stringMatching(/plan the door is open.*door is locked/),
    ]);
  });
});

describe("drawDoorRuns", () => {
  it("shows 40 for ever, 16 after one round, and 10 after one round, all with training error 0", async () => {
    const [text] = await shownBy(() => drawDoorRuns(door));
    expect(text).toContain("expert only 40, 40, 40, 40, 40, 40 6 0");
    expect(text).toContain("learner only 40, 16, 16, 16, 16, 16 16 0");
    expect(text).toContain("half and half 40, 10, 10, 10, 10, 10 10 0");
  });
});

describe("doorWalks", () => {
  it("shows a walk that was promised to take 6 steps, one of 16 and one of 10", () => {
    expect(inOneLine(doorWalks(door).alt)).toEqual(
      expect.stringMatching(
        /promised 6 steps; learner only takes the detour, 16; half and half the bridge, 10\.$/,
      ),
    );
  });
});
