import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { partOf } from "../rows";
import { tolerance } from "./plainTerms";

export const exercise: Exercise = {
  id: "G7",
  title: "What the evidence is made of",
  track: "5756",
  functions: ["evidenceTerms"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook04x, it is loaded with its tensors
  section: "Exercise G7 · What the evidence is made of",
  checks: [
    {
      id: "evidence",
      title: "a prior of ¼ and ¾ and likelihoods of 0.8 and 0.4 make the evidence ln ½",
      points: 0.25,
      async run({ call }) {
        const got = await call("evidenceTerms", [1 / 4, 3 / 4], [0.8, 0.4], [1 / 2, 1 / 2]);
        expect(partOf(got, "evidence")).toBeNear(Math.log(1 / 2), { name: "evidence", tolerance });
      },
    },
    {
      id: "bound",
      title: "with q = (½, ½) they make the reconstruction ½ ln 0.32, the kl ½ ln 4/3 and the elbo ½ ln 0.24",
      points: 0.25,
      async run({ call }) {
        const got = await call("evidenceTerms", [1 / 4, 3 / 4], [0.8, 0.4], [1 / 2, 1 / 2]);
        const right = {
          reconstruction: Math.log(0.32) / 2,
          kl: Math.log(4 / 3) / 2,
          elbo: Math.log(0.24) / 2,
        };
        expect(got).toBeNear(right, { name: "the terms", tolerance });
      },
    },
    {
      id: "gap",
      title: "where q is sure of the first of two states whose posterior is (¾, ¼), the gap is ln 4/3",
      points: 0.25,
      async run({ call }) {
        const got = await call("evidenceTerms", [1 / 2, 1 / 2], [0.9, 0.3], [1, 0]);
        expect(partOf(got, "gap")).toBeNear(Math.log(4 / 3), { name: "gap", tolerance });
      },
    },
  ],
};
