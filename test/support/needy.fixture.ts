import { needs } from "./needs";

/** What `needs.e2e.ts` runs where there is neither bubblewrap nor Python. */
describe("tests", () => {
  needs("unix", () => it("runs", () => expect(1).toBe(1)));
  needs("bubblewrap", () => {
    beforeAll(() => {
      throw new Error("nothing of skipped tests may run");
    });
    it("is skipped", () => expect(1).toBe(2));
    needs(["bubblewrap", "python"], () => it("is skipped as well", () => expect(1).toBe(2)));
  });
  it("comes after all", () => expect(1).toBe(1));
});
