import type { Files, NewNotebook } from "./newNotebook";

const unit = ({ id, slug, title }: NewNotebook): string => {
  const n = Number(id);
  return `import type { Unit } from "../../checks/exercise";

/** Notebook ${id}: ${title}. */
export const unit: Unit = {
  id: "${id}",
  notebook: "${id}-${slug}.ipynb",
  order: ["${n}.1", "${n}.2"],
  completion: [
    {
      id: "${n}.2",
      title: "Exit ticket",
      track: "core",
      points: 1,
      section: "Exercise ${n}.2 · Exit ticket",
      answers: [{ gradeId: "ans-${n}-2", minWords: 10 }],
    },
  ],
};
`;
};

const exercise = (n: number): string => `import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "${n}.1",
  title: "Growth",
  track: "core",
  functions: ["growth"],
  uses: [],
  section: "Exercise ${n}.1 · Growth",
  checks: [
    {
      id: "by-hand",
      title: "2 and then 8 amount to 4 a step",
      points: 1,
      async run({ call }) {
        expect(await call("growth", [2, 8])).toBeNear(4, { name: "the growth" });
      },
    },
  ],
};
`;

const hidden = `import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const hidden: Check[] = [
  {
    id: "random",
    title: "the growth is right for any factors",
    points: 1,
    async run({ call, rng }) {
      for (let n = 1; n <= 20; n++) {
        const logs = Array.from({ length: n }, () => rng.normal());
        const mean = logs.reduce((sum, value) => sum + value, 0) / n;
        expect(await call("growth", logs.map(Math.exp))).toBeNear(Math.exp(mean));
      }
    },
  },
];
`;

const misconceptions = (id: string): string => `import { misconceptions${id} } from "../variations";

export const misconceptions = misconceptions${id}()({
  product: {
    hint: "This is the growth of all steps together. Take the n-th root for one.",
    implement: ({ withResult }) => withResult("growth", (g, x) => g ** x.length),
  },
  arithmetic: {
    hint: "This is the mean of the factors. Factors multiply: take the mean of their logarithms.",
    implement: () => ({ growth: (x) => x.reduce((sum, factor) => sum + factor, 0) / x.length }),
  },
  logarithm: {
    hint: "This is the logarithm of the growth: take its exponential.",
    implement: ({ withResult }) => withResult("growth", (g) => Math.log(g)),
  },
});
`;

const alternatives = (id: string): string => `import { alternatives${id} } from "../variations";

export const alternatives = alternatives${id}({
  root: () => ({ growth: (x) => x.reduce((product, factor) => product * factor, 1) ** (1 / x.length) }),
  factors: () => ({ growth: (x) => x.reduce((g, factor) => g * factor ** (1 / x.length), 1) }),
});
`;

const variations = (id: string): string => `import { alterations } from "../../checks/alterations";
import { variationsWith } from "../../checks/frames";
import type { Reference${id} } from "./reference";

/** How the exercises of notebook ${id} tell wrong answers and other right ones. */
export const { misconceptions: misconceptions${id}, alternatives: alternatives${id} } =
  variationsWith<Reference${id}>()({ ...alterations<Reference${id}>() });
`;

const reference = (id: string): string => `import type { Functions${id} } from "./functions";

/** Our own answers to the exercises of notebook ${id}. */
const answers: Functions${id} = {
  growth: (x) => Math.exp(x.reduce((sum, factor) => sum + Math.log(factor), 0) / x.length),
};

/** Answers, and what the notebook gives. */
export const reference = { ...answers };

export type Reference${id} = typeof reference;
`;

const functions = (
  id: string,
): string => `/** What the student of notebook ${id} writes, by name; \`reference.ts\` (never released) holds our own. */
export interface Functions${id} {
  /** ${Number(id)}.1 the geometric mean of factors [n] */
  growth(x: number[]): number;
}
`;

const checksTest = (id: string): string => `import { describeChecks } from "../describeChecks";

describeChecks("${id}", { exercises: { "${Number(id)}.1": 2 }, tracks: { core: 3, "5756": 0 } });
`;

/** The exercises of the template with their checks, and the test of these. */
export function exerciseFiles(made: NewNotebook): Files {
  const { id } = made;
  const n = Number(id);
  const folder = `grading/exercises/${id}`;
  return {
    [`${folder}/unit.ts`]: unit(made),
    [`${folder}/functions.ts`]: functions(id),
    [`${folder}/reference.ts`]: reference(id),
    [`${folder}/variations.ts`]: variations(id),
    [`${folder}/${n}.1/public.ts`]: exercise(n),
    [`${folder}/${n}.1/hidden.ts`]: hidden,
    [`${folder}/${n}.1/misconceptions.ts`]: misconceptions(id),
    [`${folder}/${n}.1/alternatives.ts`]: alternatives(id),
    [`test/grading/exercises/${id}/checks.e2e.ts`]: checksTest(id),
  };
}
