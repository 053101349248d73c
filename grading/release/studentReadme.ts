/** What a student's README is made of. */
export interface ReadmeFacts {
  /** "01" */
  unit: string;
  /** File names in notebooks/. */
  notebooks: string[];
  /** The notebook's title. */
  title: string;
  /** Exercises that are checked by machine, by id. */
  exercises: string[];
}

/** The README of a student's package: the commands, and what they print. */
export function studentReadme({ unit, notebooks, title, exercises }: ReadmeFacts): string {
  const first = exercises[0] ?? "1.1";
  const [notebook, extra] = notebooks;
  const more = extra ? ` What is for the 5756 track stands in \`${extra}\`.` : "";
  const handIn = extra
    ? `Save the notebooks and hand in \`notebooks/${notebook}\` and, if you did it, \`notebooks/${extra}\`; both are graded as one`
    : `Save the notebook and hand in \`notebooks/${notebook}\`, that file alone`;
  return `# ${title}

Notebook ${unit} of the course notebooks to the lecture "Model-based Reinforcement Learning (Part 2)", in TypeScript.
You need Node 20, 22 or 24, and Python 3.10 or newer for JupyterLab. Nothing is installed outside
this folder but TensorFlow's native library (1 GB in your cache folder), which the first start fetches in the background if it can; \`npm start -- --no-tensors\` leaves it out.

## Start

\`\`\`sh
npm ci
npm start
\`\`\`

The first start builds the library and installs JupyterLab into \`.venv\` (a few minutes); later starts take seconds. It prints an
address that begins with http://127.0.0.1 and opens it. Open \`${notebook}\` and work from top to bottom.${more} Ctrl-C in the terminal ends it.

Something does not work? \`npm run doctor\` says what is missing and the one command that mends it.

## Work

Each exercise is a cell with the line \`throw new Error("TODO: exercise ${first}");\`: put your answer in its place. Keep the name and
the parameters of the function. The cell below it runs the public checks and shows what was expected, what came, and often the
likely cause. Grading runs the same checks and more, on instances that you have not seen.

The same checks in the terminal, for the saved file:

\`\`\`sh
npm run check -- ${unit}
npm run check -- ${unit} --watch
\`\`\`

They print one line an exercise, \`✓\` or \`✗\` with the points that its public checks earn of all that it has, and "Exercise ${first} is not written yet." where the
first line still throws. With \`--watch\` they run again at each save.

Without Python, \`npm run notebook -- ${unit}\` runs the whole notebook and writes it, with its figures, as a page.

## Hand in

${handIn}. Do not rename or delete the cells that were there; cells of your
own may stand anywhere. Checked by machine: ${exercises.join(", ")}.
`;
}
