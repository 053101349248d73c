import { capture } from "lib/tensor/capture";
import { disposeTree, leavesOf, type TensorTree } from "lib/tensor/records";
import { needs } from "../../../support/needs";
import { expectClose, type Nested } from "../../nn/expectClose";

/** A training step, and what it takes for a seed. */
interface CapturedCase<Given extends TensorTree[]> {
  readonly name: string;
  readonly step: (...given: Given) => TensorTree;
  readonly given: (seed: number) => Given;
}

/** The tests that a step of an agent, captured in either engine, is the eager one over three steps. */
export function describeCaptured<Given extends TensorTree[]>(
  agent: string,
  cases: readonly CapturedCase<Given>[],
): void {
  const test = (engine: "tensorflow" | "onnx"): void => {
    it.each(cases)("is the eager step, over three steps ($name)", ({ step, given }) => {
      const captured = capture(step, { name: "the step", engine, verify: true });
      for (const seed of [1, 2, 3]) {
        const args = given(seed);
        const [expected, replayed] = [step(...args), captured(...args)];
        const wanted = leavesOf(expected).map((leaf) => leaf.arraySync() as Nested);
        leavesOf(replayed).forEach((leaf, i) => expectClose(leaf, wanted[i], 1e-4));
        disposeTree(args, expected, replayed);
      }
      expect(captured.report().programs).toHaveLength(1);
      captured.dispose();
    });
  };
  for (const engine of ["tensorflow", "onnx"] as const)
    needs(engine, () => describe(`${agent}, captured in ${engine}`, () => test(engine)));
}
