/** Cells of a notebook that leave a function `f` behind, and what a call of it gives in the notebook after Run All. */
export interface NotebookState {
  title: string;
  cells: string[];
  call: string;
  value: unknown;
}

/** A state by its title, its cells and what `f()`, or another call, gives. */
export const state = (title: string, cells: string[], value: unknown, call = "f()"): NotebookState => ({
  title,
  cells,
  call,
  value,
});
