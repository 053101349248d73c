import { moderniseInstances } from "lib/jupyter/kernel/modules/modernise";

describe("moderniseInstances", () => {
  it("gives objects of the old class the new methods and makes them instances of the new one", () => {
    class Old {
      n = 1;
      step() {
        return this.n;
      }
      gone() {}
    }
    class New {
      n = 2;
      step() {
        return this.n * 10;
      }
      more() {
        return "more";
      }
    }
    const agent = new Old();
    moderniseInstances(Old, New);
    expect(agent.step()).toBe(10);
    expect((agent as unknown as New).more()).toBe("more");
    expect((agent as { gone?: unknown }).gone).toBeUndefined();
    expect(agent).toBeInstanceOf(New);
    expect(agent).toBeInstanceOf(Old);
  });

  it("leaves classes with #private members alone, and what is no class", () => {
    class Old {
      #n = 1;
      step() {
        return this.#n;
      }
    }
    class New {
      #n = 2;
      step() {
        return -this.#n;
      }
    }
    const agent = new Old();
    moderniseInstances(Old, New);
    expect(agent.step()).toBe(1);
    expect(() => moderniseInstances(1, New)).not.toThrow();
    expect(() =>
      moderniseInstances(
        () => 1,
        () => 2,
      ),
    ).not.toThrow();
  });
});
