import { transpileModule } from "typescript";
import { loadUnit } from "grading/checks/loadUnit";
import { assertCell } from "./publicAsserts";

type Functions = Record<string, (...args: never[]) => unknown>;

/** Runs a cell on some functions, as a kernel would. */
function runCell(source: string, functions: Functions): void {
  const names = Object.keys(functions);
  const body = transpileModule(source, { compilerOptions: { target: 9 } }).outputText;
  new Function(...names, body)(...names.map((name) => functions[name]));
}

describe("assertCell", () => {
  const { exercises, reference } = loadUnit("01");

  it.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
    "passes our own functions of %s and throws for functions that return nothing or half",
    async (id, exercise) => {
      const source = await assertCell(exercise, reference!);
      const right = Object.fromEntries(exercise.functions.map((name) => [name, reference![name]]));
      expect(() => runCell(source, right)).not.toThrow();
      for (const name of exercise.functions) {
        const spoilt = (spoil: (value: unknown) => unknown) => ({
          ...right,
          [name]: (...args: never[]) => spoil(right[name](...args)),
        });
        const said = `${id}: ${name} is wrong`;
        expect(() =>
          runCell(
            source,
            spoilt(() => undefined),
          ),
        ).toThrow(said);
        expect(() => runCell(source, spoilt(halved))).toThrow(said);
      }
    },
  );
});

function halved(value: unknown): unknown {
  if (typeof value === "number") return value / 2;
  return Array.isArray(value)
    ? value.map(halved)
    : Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, halved(part)]));
}
