import type { WeightedBatch } from "lib/modelLearning/modelClass";
import { type Kind, listOf, number, recordOf } from "./kinds";

/** The batches of a fit: weights of at least 0, and data of one kind. */
export const batchesOf = <Datum>(datum: Kind<Datum>): Kind<WeightedBatch<Datum>[]> =>
  listOf(recordOf<WeightedBatch<Datum>>({ weight: number(0, 1e12), data: listOf(datum) }));
