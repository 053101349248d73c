/** Gymnasium, its Python or one of its environments does not do what was asked: one sentence for whoever asked. */
export class GymnasiumError extends Error {
  override name = "GymnasiumError";
}
