import { assignments } from "./assignments";
import { changes } from "./changes";
import { hiddenChanges } from "./hiddenChanges";
import { settings } from "./settings";
import type { NotebookState } from "./state";
import { waits } from "./waits";

/** Notebooks whose state matters to a function, each with what the notebook itself answers. */
export const notebookStates: NotebookState[] = [
  ...assignments,
  ...changes,
  ...hiddenChanges,
  ...waits,
  ...settings,
];
