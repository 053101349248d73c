import { Bindings } from "lib/jupyter/kernel/cells/bindings";

/** A variable as a cell holds it. */
function variable(value: unknown): { get: () => unknown; set: (value: unknown) => void; value: unknown } {
  const cell = { value, get: () => cell.value, set: (next: unknown) => void (cell.value = next) };
  return cell;
}

describe("Bindings", () => {
  it("shows the variable of the newest cell, live", () => {
    const bindings = new Bindings();
    const n = variable(1);
    bindings.begin(["n"]);
    bindings.bind("n", n.get, n.set);
    n.value = 2;
    expect(bindings.exports.n).toBe(2);
    bindings.exports.n = 3;
    expect(n.value).toBe(3);
  });

  it("gives the value of a repeated declaration, and what is assigned later, to the earlier variable", () => {
    const bindings = new Bindings();
    const [first, second] = [variable(1), variable(2)];
    bindings.begin(["n"]);
    bindings.bind("n", first.get, first.set);
    bindings.begin(["n"]);
    bindings.bind("n", second.get, second.set);
    expect(first.value).toBe(2);
    bindings.exports.n = 5;
    expect([first.value, second.value]).toEqual([5, 5]);
  });

  it("undoes a binding: the name and the earlier variable have their value again", () => {
    const bindings = new Bindings();
    const [first, second] = [variable("kept"), variable("lost")];
    bindings.begin(["n"]);
    bindings.bind("n", first.get, first.set);
    bindings.begin(["n"]);
    bindings.bind("n", second.get, second.set);
    expect(bindings.boundNames()).toEqual(["n"]);
    bindings.unbind("n");
    expect([bindings.exports.n, first.value, bindings.boundNames()]).toEqual(["kept", "kept", []]);
  });

  it("knows a name only once it is bound, and leaves imports as they are", () => {
    const bindings = new Bindings();
    bindings.begin(["x"]);
    expect([bindings.has("x"), bindings.exports.x]).toEqual([false, undefined]);
    bindings.bind("x", () => 4);
    bindings.exports.x = 5;
    expect([bindings.has("x"), bindings.exports.x]).toEqual([true, 4]);
  });

  it("finds the names of a value, and none in a variable that its cell has not come to", () => {
    const bindings = new Bindings();
    const f = (): number => 1;
    bindings.begin(["f", "alias", "other", "late"]);
    bindings.bind("f", () => f);
    bindings.bind("alias", () => f);
    bindings.bind("other", () => 1);
    bindings.bind("late", () => {
      throw new ReferenceError("Cannot access 'late' before initialization");
    });
    expect(bindings.namesOf(f)).toEqual(["f", "alias"]);
    expect(bindings.namesOf(2)).toEqual([]);
  });
});
