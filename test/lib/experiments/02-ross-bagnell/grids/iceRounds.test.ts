import { iceRounds } from "lib/experiments/02-ross-bagnell/grids/iceRounds";
import { drawIceRounds, iceWalks } from "lib/experiments/02-ross-bagnell/grids/iceRoundsDrawing";
import { answers } from "../answers";
import { inOneLine, shownBy } from "../shownBy";

const ice = iceRounds(answers);

describe("iceRounds", () => {
  it("lets the student choose among the first twelve", () => {
    const asked: number[] = [];
    const last = <P>(policies: P[]) => (asked.push(policies.length), policies.length - 1);
    expect([iceRounds({ ...answers, bestOfSequence: last }).chosen, asked]).toEqual([11, [12]]);
  });
});

describe("drawIceRounds", () => {
  it("shows the relapses and the student's choice", async () => {
    expect(await shownBy(() => drawIceRounds(ice))).toEqual([
      "Real cost by round: 64.8, 10.0, 8.0, 8.0, then 8, with relapses to 64.8 in rounds 10, 19, 28, each after p̂ has " +
        "decayed below 0.6 %. Your choice, policy 2, costs 8.0.",
    ]);
  });

  it("shows the prediction beside the outcome", async () => {
    const [text] = await shownBy(() => drawIceRounds(ice, 5));
    expect(text).toMatch(/costs 8\.0\. Relapses: you predicted 5; it is 3\.$/);
  });
});

describe("iceWalks", () => {
  it("shows luck, two falls and the safe way", () => {
    expect(inOneLine(iceWalks(ice).alt)).toEqual(
      "Three walks along the icy edge: the first arrives after 6 steps, the second slides over the cliff, the third " +
        "slides over the cliff. A fourth, one row off the edge, arrives after 8 steps.",
    );
  });
});
