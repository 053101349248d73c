/*
 * Keys on globalThis, and of objects that carry it, by which copies of lib find each other: the kernel has one, and a cell may import
 * a newer one after an edit.
 */

/** Where the kernel receives what a cell displays. */
export const PUBLISH_SINK = Symbol.for("lib.jupyter.publish");

/** Where the kernel is asked to remove a cell's outputs. */
export const CLEAR_SINK = Symbol.for("lib.jupyter.clearOutput");

/** Where the kernel says which signal the code that runs now shall honour. */
export const SIGNAL = Symbol.for("lib.jupyter.signal");

/** The method by which an object says how Jupyter shall show it, the same as in Deno: it returns a MIME bundle or a promise of one, or
 *  null for not at all. */
export const DISPLAY = Symbol.for("Jupyter.display");

/** Where TensorFlow.js stands, once it is loaded. */
export const TENSORS = Symbol.for("lib.tensor.tf");

/** Where readers' answers to questions are kept. */
export const ANSWERS = Symbol.for("lib.jupyter.answers");
