import type { KernelAttributes } from "../program";

/** What is known of a tensor without its values. */
export interface Outline {
  readonly shape: readonly number[];
  readonly dtype: string;
}

/** What a kernel is called with, its inputs in the order of their names; lists count one by one. */
export interface OutlinedCall {
  readonly inputs: readonly Outline[];
  readonly attributes: KernelAttributes;
}

/** The outlines of a kernel's results, from those of its inputs.
 *  @throws Error if the kernel does not take inputs of these shapes */
export type ShapeRule = (call: OutlinedCall) => Outline | readonly Outline[];

/** Rules by the kernel's name. */
export type ShapeRules = Readonly<Record<string, ShapeRule>>;

/** The rule of kernels whose result is like their first input. */
export const likeFirst: ShapeRule = ({ inputs: [{ shape, dtype }] }) => ({ shape, dtype });
