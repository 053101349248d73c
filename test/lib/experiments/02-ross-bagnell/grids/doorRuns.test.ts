import { doorRuns } from "lib/experiments/02-ross-bagnell/grids/doorRuns";
import { drawDoorRuns, doorWalks } from "lib/experiments/02-ross-bagnell/grids/doorRunsDrawing";
import { answers } from "../answers";
import { inOneLine, shownBy } from "../shownBy";

const door = doorRuns(answers);

describe("doorRuns", () => {
  it("fits every model by the function that it is given", () => {
    let fits = 0;
    doorRuns({ ...answers, fitTabularWithPrior: (data, prior) => (fits++, data.length < 0 ? [] : prior) });
    expect(fits).toBe(18);
  });
});

describe("drawDoorRuns", () => {
  it("shows 40 for ever, 16 after one round, and 10 after one round, all with training error 0", async () => {
    const [text] = await shownBy(() => drawDoorRuns(door));
    expect(text).toContain("expert only 40, 40, 40, 40, 40, 40 6 0");
    expect(text).toContain("learner only 40, 16, 16, 16, 16, 16 16 0");
    expect(text).toContain("half and half 40, 10, 10, 10, 10, 10 10 0");
  });

  it("shows the bets beside the outcomes", async () => {
    const row = [1, 2, 3, 4, 5, 6];
    const rows = { expertOnly: row, learnerOnly: row, halfAndHalf: row };
    const [text] = await shownBy(() => drawDoorRuns(door, { ...rows, trainError: "grows", order: "ABCDEF" }));
    expect(text).toMatch(
      /6 0 1, 2, 3, 4, 5, 6 learner only.*said it grows\. Order: you said ABCDEF, the slide says DBFAEC\./,
    );
  });
});

describe("doorWalks", () => {
  it("names each map by its data", () => {
    expect(doorWalks(door).panels).toEqual(["expert only", "learner only", "half and half"]);
  });

  it("shows a walk that was promised to take 6 steps, one of 16 and one of 10", () => {
    expect(inOneLine(doorWalks(door).alt)).toEqual(
      expect.stringMatching(
        /promised 6 steps; learner only takes the detour, 16; half and half the bridge, 10\.$/,
      ),
    );
  });
});
