import { quiz01 } from "lib/experiments/01-simulation-lemma/quizQuestions";
import { quiz02 } from "lib/experiments/02-ross-bagnell/quizQuestions";
import { quiz, type QuizQuestion } from "lib/jupyter/teaching/quiz";
import { leakChain } from "lib/tabular/worlds/leakChain";
import { simulationGap } from "lib/tabular/simulationGap";
import { published } from "../jupyter/display/published";

const quizzes: [string, readonly QuizQuestion[]][] = [
  ["01", quiz01],
  ["02", quiz02],
];

describe.each(quizzes)("the quiz of notebook %s", (id, questions) => {
  it("has five questions that can be asked, and says why for every choice", () => {
    expect(published(() => quiz(id, questions))).toHaveLength(6);
    const whys = questions.flatMap(({ choices }) => choices.map(({ why }) => why));
    expect(new Set(whys).size).toBe(whys.length);
  });

  it("does not give the right answer away by its place", () => {
    const places = questions.map(({ choices }) => choices.findIndex(({ right }) => right));
    expect(new Set(places).size).toBeGreaterThan(1);
  });
});

describe("what the quizzes say", () => {
  it("of the leak chain is so: 49.7 of 100, where the classic bound says 99", () => {
    const { world, model } = leakChain(0.99, 0.01);
    const { gap, bound } = simulationGap(world, model, [[1], [1]]);
    expect(Math.abs(gap)).toBeCloseTo(49.7, 0);
    expect(bound).toBeCloseTo(99, 6);
  });
});
