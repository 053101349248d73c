/** A number, nested arrays of numbers, or a record of these. */
export type Numbers = number | readonly Numbers[] | { readonly [field: string]: Numbers };
