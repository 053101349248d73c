import type { Call, Exercise } from "grading/checks/exercise";
import { Rng } from "lib/core/rng";

/** One call that a public check makes, and what our own function answers. */
interface Asked {
  name: string;
  args: unknown[];
  answer: unknown;
}

type Functions = Record<string, (...args: never[]) => unknown>;

/** The calls that the public checks of an exercise make, with the answers of our own functions. */
async function callsOf({ checks }: Exercise, reference: Functions): Promise<Asked[]> {
  const asked: Asked[] = [];
  const call: Call = async (name, ...args) => {
    const answer = reference[name](...(args as never[]));
    asked.push({ name, args, answer });
    return answer;
  };
  for (const check of checks) await check.run({ call, rng: new Rng(`bench ${check.id}`), variant: 0 });
  return asked;
}

const literal = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/**
 * The public checks of an exercise as nbgrader wants them: a cell that throws where a call does not give what our own function
 * gives, within 1e-6 relative. It needs nothing but the student's functions and runs in any kernel for TypeScript.
 */
export async function assertCell(exercise: Exercise, reference: Functions): Promise<string> {
  const near = `near${exercise.id.replace(".", "_")}`;
  const lines = (await callsOf(exercise, reference)).map(({ name, args, answer }) => {
    const made = `${name}(${args.map(literal).join(", ")})`;
    return `if (!${near}(${made}, ${literal(answer)})) throw new Error("${exercise.id}: ${name} is wrong");`;
  });
  return [
    `function ${near}(got: any, wanted: any): boolean {`,
    `  if (typeof wanted !== "object" || wanted === null)`,
    `    return got === wanted || Math.abs(got - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted));`,
    `  return typeof got === "object" && Object.keys(wanted).every((key) => ${near}(got[key], wanted[key]));`,
    `}`,
    ...lines,
  ].join("\n");
}
