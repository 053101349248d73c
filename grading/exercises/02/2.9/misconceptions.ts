import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

type Diagnosis = ReturnType<Reference02["diagnose"]>;

/** The right diagnosis of all panels but some. */
const naming =
  ({ diagnose }: Reference02) =>
  (wrong: Partial<Diagnosis>) => ({ diagnose: () => ({ ...diagnose(), ...wrong }) });

export const misconceptions = misconceptions02({ naming })({
  "forgets-or-dreams": {
    hint: "Two bugs keep a loop from what it has seen. One never sees its mistake; the other sees it, and has forgotten it a round later. Which curve stays where it is, and which one comes and goes?",
    implement: ({ naming }) => naming({ A: "model data", C: "no aggregation" }),
  },
  "dreams-or-is-outweighed": {
    hint: "Two curves stay bad for long. Data from the model confirm the model for ever; data from the world that weigh too little add up. Which of the two curves gets better in the end?",
    implement: ({ naming }) => naming({ C: "weights by count", D: "model data" }),
  },
  "relapses-or-forgets": {
    hint: "Two curves have good rounds and bad ones. In one of them every other round is bad; in the other the loop itself is fine, until you look at which round is marked.",
    implement: ({ naming }) => naming({ A: "last policy", B: "no aggregation" }),
  },
  "relapses-or-is-outweighed": {
    hint: "One loop is good soon and returns a bad round; another is slow to become good and returns a good one. Look at the first rounds, and at the mark.",
    implement: ({ naming }) => naming({ B: "weights by count", D: "last policy" }),
  },
  "relapses-or-dreams": {
    hint: "Which panel marks a policy that is worse than an earlier one? That loop has seen the truth. A loop that learns from its own dreams never sees a good round.",
    implement: ({ naming }) => naming({ B: "model data", C: "last policy" }),
  },
  "forgets-or-is-outweighed": {
    hint: "Weights by count make a loop slow: it needs many rounds to outweigh the expert, and then it is good. A loop that forgets is good after one round, and bad again after the next.",
    implement: ({ naming }) => naming({ A: "weights by count", D: "no aggregation" }),
  },
});
