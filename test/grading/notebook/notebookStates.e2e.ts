import { Cells } from "../../support/cells";
import { notebookStates } from "../../support/notebookStates/all";

describe("the notebook itself", () => {
  const kernel = new Cells();
  afterAll(() => kernel.dispose());

  it.each(notebookStates.map((state) => [state.title, state] as const))(
    "answers as slices are expected to: %s",
    async (_title, { cells, call, value }) => {
      for (const cell of cells) await kernel.run(cell);
      const { stdout, error } = await kernel.run(`console.log(JSON.stringify(await (${call})));`);
      expect(error ?? stdout.trim().split("\n").at(-1)).toBe(JSON.stringify(value));
    },
    60_000,
  );
});
