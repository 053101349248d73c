/** The standard preprocessing of Atari games, by Gymnasium's AtariPreprocessing. */
export interface AtariOptions {
  /** Pixels of a side. */
  readonly size: number;
  /** In one channel instead of three. */
  readonly grey: boolean;
  /** Frames of an action, the last two of which are seen at once. */
  readonly frameSkip: number;
  /** The probability that a frame repeats the action before it. */
  readonly sticky: number;
  /** At most so many frames of nothing, by chance, at the beginning. */
  readonly noOps: number;
  /** Whether the loss of a life ends an episode. */
  readonly lives: boolean;
  /** Whether every game has the console's 18 actions, as in DreamerV2's paper, and not only those that it uses. */
  readonly allActions: boolean;
}

/** As DreamerV2 is evaluated, but with the actions that a game uses.
 *  @see Hafner et al. 2021, Mastering Atari with Discrete World Models (arXiv:2010.02193); Machado et al. 2018, section 5 */
export const standardAtari: AtariOptions = {
  size: 64,
  grey: true,
  frameSkip: 4,
  sticky: 0.25,
  noOps: 30,
  lives: false,
  allActions: false,
};
