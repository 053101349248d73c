/** What has a shape: a number, nested arrays of numbers, a typed array, or anything that carries its own `shape`. */
export type Shaped = number | readonly Shaped[] | ArrayLike<number> | { readonly shape: readonly number[] };

/** The shape of a value: `[]` for a number, `[2, 3]` for two rows of three numbers, `x.shape` for a tensor.
 *  @throws TypeError if something is neither number nor array; RangeError if rows differ in length. */
export function shapeOf(x: Shaped): number[] {
  if (typeof x === "number") return [];
  if (Array.isArray(x)) return shapeOfArray(x);
  if (typeof x !== "object" || x === null)
    throw new TypeError(`shapeOf: x must hold numbers, got ${describeKind(x)}`);
  if ("shape" in x && Array.isArray(x.shape)) return [...x.shape];
  if (ArrayBuffer.isView(x)) return [(x as unknown as ArrayLike<number>).length];
  throw new TypeError(`shapeOf: x must hold numbers, got ${describeKind(x)}`);
}

/** Without closures: every function of the course that takes a world looks at the shapes of all its parts. */
function shapeOfArray(x: readonly Shaped[]): number[] {
  if (holdsNumbers(x)) return [x.length];
  const first = shapeOf(x[0]);
  for (let i = 1; i < x.length; i++) {
    const row = shapeOf(x[i]);
    if (!sameShape(row, first)) {
      throw new RangeError(
        `shapeOf: row ${i} has shape [${row.join(", ")}] but row 0 has [${first.join(", ")}]`,
      );
    }
  }
  return [x.length, ...first];
}

function holdsNumbers(x: readonly unknown[]): boolean {
  for (let i = 0; i < x.length; i++) if (typeof x[i] !== "number") return false;
  return true;
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** Throws unless x has the expected shape; `null` stands for an axis of any length.
 *  @param name Who asks for what: "evalPolicy: pi".
 *  @throws TypeError if x does not hold numbers; RangeError if its shape differs. */
export function assertShape(name: string, x: Shaped, expected: readonly (number | null)[]): void {
  if (!isArrayOf(x, expected, 0)) assertAnyShape(name, x, expected);
}

/** Whether x is nested arrays of the expected shape, which is what it nearly always is: looked at without making anything. */
function isArrayOf(x: Shaped, expected: readonly (number | null)[], axis: number): boolean {
  const last = axis === expected.length - 1;
  if (!Array.isArray(x) || axis >= expected.length) return false;
  const rows = x as readonly Shaped[];
  if (rows.length !== expected[axis]) return false;
  if (last) return holdsNumbers(rows);
  for (let i = 0; i < rows.length; i++) if (!isArrayOf(rows[i], expected, axis + 1)) return false;
  return rows.length > 0;
}

function assertAnyShape(name: string, x: Shaped, expected: readonly (number | null)[]): void {
  const wanted = `[${expected.map((size) => size ?? "any").join(", ")}]`;
  let shape: number[];
  try {
    shape = shapeOf(x);
  } catch (error) {
    const { message } = error as Error;
    const reason = message.replace(/^shapeOf: (x must hold numbers, )?/, "");
    if (error instanceof TypeError)
      throw new TypeError(`${name} must be numbers of shape ${wanted}, ${reason}`);
    throw new RangeError(`${name} must have shape ${wanted}, but ${reason}`);
  }
  if (
    shape.length !== expected.length ||
    expected.some((size, axis) => size !== null && size !== shape[axis])
  ) {
    throw new RangeError(`${name} must have shape ${wanted}, got [${shape.join(", ")}]`);
  }
}

function describeKind(x: unknown): string {
  if (x === null) return "null";
  return typeof x === "object" ? "an object" : typeof x;
}
