/** What is needed of a notebook to grade one exercise. */
export interface Wanted {
  exercise: string;
  /** Functions that the exercise asks the student to declare. */
  functions: string[];
  /** Functions that the grader answers instead of the student's own. */
  remote: string[];
}

/** The code of one exercise as one reading of the notebook has it. */
export interface SlicedModule {
  /**
   * A CommonJS module that exports the functions. Free names besides the language's and Node's: `require`, `exports` and the
   * remote functions that it uses.
   */
  js: string;
  /**
   * Places of the top-level parts that may fail without taking the functions with them; where there are any, the module also
   * exports `__failures` (see describeFailures).
   */
  guarded?: string[];
  /** What to say of the exercise if this reading decides; absent for the usual one. */
  how?: string;
  /** What of the notebook's top level does not count, one sentence each; absent where all does. */
  notes?: string[];
}

/** The code of one exercise, or why there is none. */
export type Sliced =
  | ({
      exercise: string;
      status: "ok";
      /** Functions of the exercise that are not there, or not usable; `diagnostics` says why. */
      missing: string[];
      diagnostics: string[];
      /**
       * Other readings of a notebook whose state depends on when one looks: with all cells below the check too, or without the
       * statements outside functions. What passes in one of them has passed in the notebook.
       */
      others?: SlicedModule[];
    } & SlicedModule)
  | {
      exercise: string;
      status: "not-gradable";
      reason: "missing" | "syntax" | "types" | "too-large";
      /** One sentence each: "cell 7 (exercise 1.4), line 3: …". */
      diagnostics: string[];
    };
