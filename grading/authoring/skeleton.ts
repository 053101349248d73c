import { formatNotebook } from "lib/jupyter/notebook";
import { exerciseFiles } from "./exerciseTemplate";
import { barrel, experiment, experimentTest } from "./experimentTemplate";
import type { Files, NewNotebook } from "./newNotebook";
import { notebookOf } from "./notebookTemplate";

/** The files of a new notebook: the notebook itself, an experiment with its drawing, the exercises' checks, and tests. */
export function layNotebook(made: NewNotebook): Files {
  const { id, slug } = made;
  const folder = `${id}-${slug}`;
  return {
    [`notebooks/${folder}.ipynb`]: formatNotebook(notebookOf(made)),
    [`lib/notebook${id}.ts`]: barrel(folder),
    [`lib/experiments/${folder}/swings.ts`]: experiment(id),
    [`test/lib/experiments/${folder}/swings.test.ts`]: experimentTest(folder),
    ...exerciseFiles(made),
  };
}
