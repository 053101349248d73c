import type { PrimitiveKind } from "../../program/primitives";
import type { Operation } from "../../program/program";
import type { OnnxGraph } from "./graph";

/** Adds what computes a primitive to a graph; gives the name of the result. */
export type Mapping<K extends PrimitiveKind = PrimitiveKind> = (
  graph: OnnxGraph,
  operation: Operation<K>,
) => string;

/** The mappings of some primitives. */
export type Mappings = { readonly [K in PrimitiveKind]?: Mapping<K> };
