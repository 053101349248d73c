/** Where something is: across and down, in units of the grid. */
export type Place = readonly [x: number, y: number];

/** A side of a node. */
export type Side = "left" | "right" | "up" | "down";

/** A state, or a text alone. */
export interface DiagramNode {
  /** What arrows call it. */
  readonly id: string;
  /** Its middle. */
  readonly at: Place;
  /** The text inside; "\n" begins a new line. */
  readonly label?: string;
  /** A smaller line under the label: a reward, a name. */
  readonly note?: string;
  /** "circle" unless given; "text" has no outline, "dot" is small and has no text. */
  readonly shape?: "circle" | "square" | "rounded" | "dot" | "text";
  /** It is a start: a short arrow comes in from this side. */
  readonly start?: Side;
  /** It is an end: its outline is double. */
  readonly end?: boolean;
}

/** A transition, or whatever leads from one node to another. */
export interface DiagramArrow {
  readonly from: string;
  readonly to: string;
  /** "\n" begins a new line. */
  readonly label?: string;
  /** "world", a solid line, unless given; "model" is dashed. */
  readonly kind?: ArrowKind;
  /** Sets the width of the line. */
  readonly probability?: number;
  /** How far the line bulges to the left of the way it goes, as a share of its length: 0, a straight line, unless given. */
  readonly bend?: number;
  /** Corners on the way, for a line with corners. */
  readonly through?: readonly Place[];
  /** Where a loop, an arrow from a node to itself, stands: "up" unless given. */
  readonly loop?: Side;
  /** On which side of the way it goes the label stands: the outer side of a bend, else "left". */
  readonly labelSide?: "left" | "right";
  /** How far along the label stands, from 0 to 1: 0.5 unless given. */
  readonly labelAt?: number;
}

/** Whether an arrow is true of the world or only of a model. */
export type ArrowKind = "world" | "model";

/** One square of a map, 1 × 1 in units of the grid. */
export interface DiagramTile {
  /** Its middle. */
  readonly at: Place;
  readonly look: "wall" | "pit";
}

/** One drawing, with a name above it where it has one. */
export interface DiagramPanel {
  readonly name?: string;
  readonly nodes: readonly DiagramNode[];
  readonly arrows: readonly DiagramArrow[];
  /** A map under the nodes. */
  readonly tiles?: readonly DiagramTile[];
}

/** What is drawn: one panel, or several side by side. */
export type Diagram = (DiagramPanel | { readonly panels: readonly DiagramPanel[] }) & {
  /** Pixels of a unit of the grid; 100 unless given. */
  readonly unit?: number;
  /** What the two kinds of arrows are called in the line below; only where both occur: "world" and "model" unless given. */
  readonly legend?: Readonly<Partial<Record<ArrowKind, string>>>;
};

/** The panels of a diagram. */
export function panelsOf(what: Diagram): readonly DiagramPanel[] {
  return "panels" in what ? what.panels : [what];
}
