import { type DreamerV1Equations } from "../../agents/dreamerV1/dreamerV1";
import { answerTensor } from "./answerTensor";
import type { Answers04 } from "./answers";

/** The student's equations that Dreamer is trained by. */
export type TrainingAnswers = Pick<
  Answers04,
  "observe" | "klLoss" | "modelLosses" | "imagine" | "lambdaReturn" | "actorLoss" | "criticLoss"
>;

/** Parts of an answer by name, and the shapes that they must have; a part of a part is "posterior.mean". */
type Shapes = Readonly<Record<string, readonly number[]>>;

/** A part of an answer by its path; the answer itself for "". */
const partOf = (answer: unknown, path: string): unknown =>
  path.split(".").filter(Boolean).reduce((whole: unknown, name) => (whole as Record<string, unknown> | undefined)?.[name], answer); // prettier-ignore

/** An answer whose parts are tensors of these shapes. @throws TypeError or RangeError that names the student's function */
function checked<T>(name: keyof TrainingAnswers, exercise: string, answer: T, shapes: Shapes): T {
  for (const [path, shape] of Object.entries(shapes)) {
    const part = partOf(answer, path);
    const called = `your ${name} (exercise ${exercise})${path === "" ? "" : `: ${path}`}`;
    answerTensor(called, part, shape);
  }
  return answer;
}

const scalar: readonly number[] = [];

/** They in the place of the agent's own, by name, each watched: nothing of the agent's own is left in, and a wrong shape is told where it arises. */
export function equationsOf(own: TrainingAnswers): Partial<DreamerV1Equations> {
  return {
    observe(rssm, start, lived, noise) {
      const [B, T] = lived.isFirst.shape;
      const [D, Z] = [[B, T, start.deter.shape[1]], [B, T, start.stoch.shape[1]]]; // prettier-ignore
      const normals = { "prior.mean": Z, "prior.std": Z, "posterior.mean": Z, "posterior.std": Z };
      const given = own.observe(rssm, start, lived, noise);
      return checked("observe", "4.1", given, { deter: D, stoch: Z, ...normals });
    },
    klLoss: (...args) => checked("klLoss", "4.2", own.klLoss(...args), { loss: scalar, kl: scalar }),
    modelLosses: (...args) =>
      checked("modelLosses", "4.3", own.modelLosses(...args), {
        ...{ imageLoss: scalar, rewardLoss: scalar, loss: scalar },
      }),
    imagine(rssm, policy, start, noise) {
      const [N, H] = noise.shape;
      const given = own.imagine(rssm, policy, start, noise);
      const states = { deter: [N, H + 1, start.deter.shape[1]], stoch: [N, H + 1, start.stoch.shape[1]] };
      return checked("imagine", "4.5", given, states);
    },
    lambdaReturn(predictions, lambda) {
      const [N, H] = predictions.reward.shape;
      return checked("lambdaReturn", "4.6", own.lambdaReturn(predictions, lambda), { "": [N, H - 1] });
    },
    actorLoss: (...args) => checked("actorLoss", "4.7", own.actorLoss(...args), { "": scalar }),
    criticLoss: (...args) => checked("criticLoss", "4.7", own.criticLoss(...args), { "": scalar }),
  };
}
