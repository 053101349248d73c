/** The part of TensorFlow.js's engine that says inside of which tidies and gradients code runs. */
interface Engine {
  state: {
    gradientDepth: number;
    kernelDepth: number;
    /** What was computed for a gradient, with the tensors kept for its backward pass. */
    activeTape: { saved?: { dispose(): void }[] }[] | null;
    numDataMovesStack: unknown[];
    scopeStack: unknown[];
  };
  endScope(): void;
}

/** A package keeps its engine on the global object, once for all copies of the package. */
const engine = (): Engine | undefined => (globalThis as { _tfengine?: Engine })._tfengine;

/**
 * Remembers where TensorFlow.js stands before a cell runs.
 * @returns puts it back after code inside it was terminated: its own clean-up did not run, and each later gradient would fail
 */
export function rememberTensorState(): () => void {
  const before = engine()?.state;
  const { gradientDepth = 0, kernelDepth = 0, activeTape = null } = before ?? {};
  const moves = before?.numDataMovesStack.length ?? 0;
  const scopes = before?.scopeStack.length ?? 0;
  return () => {
    const now = engine();
    if (!now) return;
    if (now.state.activeTape !== activeTape)
      for (const { saved = [] } of now.state.activeTape ?? []) for (const tensor of saved) tensor.dispose();
    while (now.state.scopeStack.length > scopes) now.endScope();
    Object.assign(now.state, { gradientDepth, kernelDepth, activeTape });
    now.state.numDataMovesStack.length = moves;
  };
}
