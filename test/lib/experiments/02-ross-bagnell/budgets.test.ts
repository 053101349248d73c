import { drawBudgets, spendBudgets } from "lib/experiments/02-ross-bagnell/budgets";
import { answers } from "./answers";
import { shownBy } from "./shownBy";

describe("drawBudgets", () => {
  it("shows median and worst cost of three batches and of the loop", async () => {
    const budgets = spendBudgets(answers);
    const [text] = await shownBy(() => drawBudgets(budgets));
    expect(text).toContain(
      "batch: expert 115 119 batch: expert, noise 0.1 1.33 85.9 batch: exploration 60.7 79.5 " +
        "loop: 200 expert, 200 learner 0.993 1.00",
    );
  });
});
