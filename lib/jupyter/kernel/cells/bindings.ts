type Getter = () => unknown;
type Setter = (value: unknown) => void;

/** One name: the variable of the newest cell that declared it, and those of earlier cells whose closures still live. */
interface Slot {
  get: Getter | null;
  set: Setter | null;
  older: WeakRef<Setter>[];
}

/** How a name stood before the running cell bound it. */
interface Before {
  get: Getter | null;
  set: Setter | null;
  value: unknown;
}

const readOnly: Setter = () => undefined;

// Before a cell can change them.
const { WeakRef } = globalThis;
const { create, defineProperty, keys } = Object;
const referenced = Function.prototype.call.bind(WeakRef.prototype.deref) as <T extends WeakKey>(
  reference: WeakRef<T>,
) => T | undefined;

/** By name; not a Map, whose methods a cell may have put others in the place of while it binds its names. */
type ByName<T> = Record<string, T | undefined>;

const byName = <T>(): ByName<T> => create(null) as ByName<T>;

/**
 * The variables that cells share. Each is a local variable of the cell that declared it; this holds a getter and a setter for it,
 * so that later cells see it live, and a later declaration of the same name also reaches the closures of earlier cells.
 */
export class Bindings {
  /** What cells know as `exports`: one accessor a name. */
  readonly exports: Record<string, unknown> = {};
  private readonly slots = byName<Slot>();
  private bound = byName<Before>();

  /** Whether some cell has declared this name. */
  has(name: string): boolean {
    return this.slots[name]?.get != null;
  }

  /** The names that stand for this value. */
  namesOf(value: unknown): string[] {
    return keys(this.slots).filter((name) => {
      const get = this.slots[name]?.get;
      return get != null && readsAs(get, value);
    });
  }

  /** Prepares for a cell that declares these names. */
  begin(names: Iterable<string>): void {
    this.bound = byName();
    for (const name of names) this.slotOf(name);
  }

  /** The names that the running cell has bound so far. */
  boundNames(): string[] {
    return keys(this.bound);
  }

  /**
   * Binds a name to a variable of the running cell.
   * @param set must be kept alive by the scope of the variable: it is held weakly once the name is declared again
   */
  readonly bind = (name: string, get: Getter, set: Setter = readOnly): void => {
    const slot = this.slotOf(name);
    this.bound[name] ??= { get: slot.get, set: slot.set, value: slot.get?.() };
    if (slot.set && slot.set !== readOnly) slot.older[slot.older.length] = new WeakRef(slot.set);
    slot.get = get;
    slot.set = set;
    if (slot.older.length > 0) forward(slot, get());
  };

  /** Undoes what the running cell bound to this name. */
  unbind(name: string): void {
    const before = this.bound[name];
    const slot = this.slots[name];
    if (!before || !slot) return;
    delete this.bound[name];
    slot.get = before.get;
    slot.set = before.set;
    slot.older = slot.older.filter((reference) => reference.deref() !== before.set);
    before.set?.(before.value);
    if (before.get) forward(slot, before.value);
  }

  private slotOf(name: string): Slot {
    const known = this.slots[name];
    if (known) return known;
    const slot: Slot = { get: null, set: null, older: [] };
    this.slots[name] = slot;
    defineProperty(this.exports, name, {
      enumerable: true,
      configurable: true,
      get: () => slot.get?.(),
      set: (value: unknown) => {
        slot.set?.(value);
        if (slot.older.length > 0) forward(slot, value);
      },
    });
    return slot;
  }
}

/** Whether a variable has this value; one that its cell has not come to has none. */
function readsAs(get: Getter, value: unknown): boolean {
  try {
    return get() === value;
  } catch {
    return false;
  }
}

/** Gives a value to the variables of earlier cells, and forgets those that nothing can reach. */
function forward(slot: Slot, value: unknown): void {
  const { older } = slot;
  let kept = 0;
  for (let i = 0; i < older.length; i++) {
    const set = referenced(older[i]);
    set?.(value);
    if (set) older[kept++] = older[i];
  }
  older.length = kept;
}
