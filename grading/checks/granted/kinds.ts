import { describeValue } from "../describeValue";
import { isTyped } from "../numbers";

/** An argument that is not what its function declares. The message says where, what was expected and what came. */
export class NotAccepted extends Error {
  override name = "NotAccepted";
}

/** How many values one question may hold: a function of ours looks at no more of what a student sends. */
export const valuesAtMost = 200_000;

/** Where a value stands in a question, and how many values of it are still read. */
export class Place {
  private constructor(
    private readonly step: string,
    private readonly left: { values: number },
    private readonly within?: Place,
  ) {}

  /** The place of an argument. @param left shared by all arguments of one question */
  static argument(name: string, left = { values: valuesAtMost }): Place {
    return new Place(name, left);
  }

  item(index: number): Place {
    return new Place(`[${index}]`, this.left, this);
  }

  field(name: string): Place {
    return new Place(`.${name}`, this.left, this);
  }

  /** "batches[0].weight" */
  get path(): string {
    return `${this.within?.path ?? ""}${this.step}`;
  }

  /** Counts a value. @param parts How many parts it has, which will be counted one by one.
   *  @throws NotAccepted if they are too many */
  spend(parts = 0): void {
    if (--this.left.values >= parts) return;
    const sentence = `${this.path} makes more than the ${valuesAtMost} values that are read of one question`;
    throw new NotAccepted(sentence);
  }

  /** @throws NotAccepted */
  refuse(expected: string, got: unknown): never {
    throw new NotAccepted(`${this.path} must be ${expected}, got ${whatCame(got)}`);
  }
}

/** What stands in the place of a value, in a few words. */
function whatCame(value: unknown): string {
  if (value === undefined) return "nothing (undefined)";
  if (typeof value === "function") return "a function";
  if (Array.isArray(value) && value.length > 8) return `an array of length ${value.length}`;
  return describeValue(value, 60);
}

/** What a value may be. */
export interface Kind<T> {
  /** What it must be, in words: "a whole number from 0 to 3". */
  readonly words: string;
  /** A value of our own that is like the given one, which may be anything at all.
   *  @throws NotAccepted */
  read(value: unknown, place: Place): T;
}

/** A value that a test accepts. */
function simple<T>(words: string, accepts: (value: unknown) => value is T): Kind<T> {
  return {
    words,
    read(value, place) {
      place.spend();
      return accepts(value) ? value : place.refuse(words, value);
    },
  };
}

/** A whole number within limits. */
export const integer = (least: number, most: number): Kind<number> =>
  simple(
    `a whole number from ${least} to ${most}`,
    (value): value is number =>
      Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  );

/** A number within limits, by default any that sums and products keep finite. */
export const number = (least = -1e100, most = 1e100): Kind<number> =>
  simple(
    least === -1e100 && most === 1e100 ? "a finite number" : `a number from ${least} to ${most}`,
    (value): value is number => typeof value === "number" && value >= least && value <= most,
  );

/** true or false. */
export const flag: Kind<boolean> = simple(
  "true or false",
  (value): value is boolean => typeof value === "boolean",
);

/** One of a few texts. */
export const oneOf = <Text extends string>(texts: readonly Text[]): Kind<Text> =>
  simple(texts.map((text) => JSON.stringify(text)).join(" or "), (value): value is Text =>
    texts.includes(value as Text),
  );

/** Whether a value is like one of ours in everything that ours holds. */
function isLike(value: unknown, ours: unknown): boolean {
  if (typeof ours !== "object" || ours === null) return Object.is(value, ours);
  if (typeof value !== "object" || value === null || Array.isArray(value) !== Array.isArray(ours))
    return false;
  return Object.entries(ours).every(
    ([key, part]) => Object.hasOwn(value, key) && isLike((value as Record<string, unknown>)[key], part),
  );
}

/** One of our own things, which the student got from us and gives back.
 *  @param things those of the moment when a value is read. @param words "a policy that plan has returned" */
export const among = <T>(things: () => readonly T[], words: string): Kind<T> => ({
  words,
  read(value, place) {
    place.spend();
    const all = things();
    const found = all.findIndex((thing) => isLike(value, thing));
    return found >= 0 ? all[found] : place.refuse(words, value);
  },
});

/** A list, however long within what a question may hold. */
export const listOf = <T>(item: Kind<T>, length?: number): Kind<T[]> => {
  const words = length === undefined ? "an array" : `an array of length ${length}`;
  return {
    words,
    read(value, place) {
      if (!Array.isArray(value) && !isTyped(value)) return place.refuse(words, value);
      const list = value as ArrayLike<unknown>;
      if (length !== undefined && list.length !== length) return place.refuse(words, value);
      place.spend(list.length);
      return Array.from({ length: list.length }, (_, i) => item.read(list[i], place.item(i)));
    },
  };
};

/** A record with these fields; what else it has is left out. */
export function recordOf<T extends object>(fields: { readonly [Field in keyof T]: Kind<T[Field]> }): Kind<T> {
  const entries = Object.entries(fields) as [string, Kind<unknown>][];
  const words = `a record with ${entries.map(([name]) => name).join(", ")}`;
  return {
    words,
    read(value, place) {
      place.spend();
      if (typeof value !== "object" || value === null || Array.isArray(value))
        return place.refuse(words, value);
      const partOf = (name: string) =>
        Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      return Object.fromEntries(
        entries.map(([name, kind]) => [name, kind.read(partOf(name), place.field(name))]),
      ) as T;
    },
  };
}
