import type { PrimitiveKind } from "../../program/primitives";
import type { Operation } from "../../program/program";
import type { Graph } from "./graph";

/** Adds what computes a primitive to a graph; gives the name of the node with its result. */
export type Mapping<K extends PrimitiveKind = PrimitiveKind> = (
  graph: Graph,
  operation: Operation<K>,
) => string;
