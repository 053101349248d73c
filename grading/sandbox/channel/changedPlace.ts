import type { TensorForm } from "./tensorData";

type Container = Record<number | string, unknown>;

/** The keys of an array, a typed array or a record; none of anything else. */
function keysOf(value: object): (number | string)[] {
  if (Array.isArray(value)) return [...value.keys()];
  return Object.keys(value);
}

/** Where a typed array, which may be long, is no longer what it was. */
function changedNumber(now: ArrayBufferView, before: ArrayBufferView): string | undefined {
  const [some, others] = [now, before] as unknown as ArrayLike<number>[];
  if (some.length !== others.length) return "";
  const at = Array.prototype.findIndex.call(others, (value, i) => !Object.is(value, some[i]));
  return at < 0 ? undefined : `[${at}]`;
}

/** A tensor as its data, every other value as it is. @throws CodecError for one that was disposed of */
const plainTensor = (value: unknown, tensors: TensorForm | undefined): unknown =>
  (typeof value === "object" && value !== null && tensors?.read(value)) || value;

function difference(value: unknown, before: unknown, tensors?: TensorForm): string | undefined {
  let now: unknown;
  try {
    now = plainTensor(value, tensors);
  } catch {
    return "";
  }
  if (typeof now === "function") return undefined; // stands where the channel had none
  if (typeof now !== "object" || typeof before !== "object" || now === null || before === null)
    return Object.is(now, before) ? undefined : "";
  if (ArrayBuffer.isView(now) && ArrayBuffer.isView(before)) return changedNumber(now, before);
  const keys = keysOf(before);
  if (keysOf(now).length !== keys.length) return "";
  for (const key of keys) {
    if (!Object.hasOwn(now, key)) return "";
    const inner = difference((now as Container)[key], (before as Container)[key], tensors);
    if (inner !== undefined) return `${typeof key === "number" ? `[${key}]` : `.${key}`}${inner}`;
  }
  return undefined;
}

const ordinals = ["first", "second", "third", "fourth", "fifth"];

/**
 * Where a list of arguments is no longer what it was: "its second argument (.P[0][1])"; nothing where it is as before. Functions
 * among them do not count.
 * @param before a copy that nobody has touched, with anything in the places of functions, and the data of tensors
 * @param tensors what reads tensors; one that was disposed of is no longer what it was
 */
export function changedPlace(
  now: readonly unknown[],
  before: readonly unknown[],
  tensors?: TensorForm,
): string | undefined {
  for (const [i, old] of before.entries()) {
    const place = difference(now[i], old, tensors);
    if (place === undefined) continue;
    const name = `its ${ordinals[i] ?? `${i + 1}th`} argument`;
    return place === "" ? name : `${name} (at ${place.slice(0, 60)})`;
  }
  return undefined;
}
