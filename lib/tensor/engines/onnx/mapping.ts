import type { Operation } from "../../program/program";
import type { OnnxGraph } from "./graph";

/** Adds what computes a primitive to a graph; gives the name of the result. */
export type Mapping = (graph: OnnxGraph, operation: Operation) => string;
