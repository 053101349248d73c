import { expect } from "../../checks/matchers";
import { type Numbers, tensor } from "../../checks/numbers";

/** The part of an answer that may be anything. @param path the names that lead to it: "prior.mean"; "" for all of it */
function partAt(answer: unknown, path: string): unknown {
  const names = path === "" ? [] : path.split(".");
  return names.reduce<unknown>(
    (part, name) => ((part ?? {}) as Partial<Record<string, unknown>>)[name],
    answer,
  );
}

/** A part of an answer is a tensor near the right numbers, which were made in 64 bits. @throws expect's error */
export const expectTensor = (answer: unknown, path: string, right: Numbers): void =>
  expect(partAt(answer, path)).toBeNear(tensor(right), { name: path || "the answer", tolerance: 1e-4 });
