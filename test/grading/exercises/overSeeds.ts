import { type Complete, drive, loadComplete, variant } from "./drive";

/** Runs the hidden checks of exercise argv[3] of notebook argv[2] over 200 seeds and prints the false verdicts as JSON: our
 *  answers or alternatives rejected, misconceptions accepted. A process of its own, since Jest's contexts make the arithmetic
 *  several times slower. */
const [notebook, id] = process.argv.slice(2);
const { exercises, reference } = loadComplete(notebook);
const seeds = Array.from({ length: 200 }, (_, seed) => seed);
async function falseVerdicts({
  needs,
  checks,
  hidden,
  misconceptions,
  alternatives,
}: Complete): Promise<string[]> {
  // Neither our answers nor the misconceptions change their arguments; tensors are made of the checks' data.
  const asItIs = { copies: needs !== undefined };
  const found: string[] = [];
  for (const seed of seeds) {
    for (const check of hidden) {
      const { error } = await drive(check, reference, seed, asItIs);
      if (error) found.push(`${check.id} rejects our answer with seed ${seed}: ${error.message}`);
    }
  }
  for (const alternative of alternatives) {
    const functions = variant(alternative, reference);
    for (const seed of seeds.slice(0, 5)) {
      for (const check of hidden) {
        const { error } = await drive(check, functions, seed, asItIs);
        if (error) found.push(`${check.id} rejects ${alternative.id} with seed ${seed}: ${error.message}`);
      }
    }
  }
  for (const misconception of misconceptions) {
    const functions = variant(misconception, reference);
    const rejects = async (some: typeof hidden, seed: number) => {
      for (const check of some) if (!(await drive(check, functions, seed, asItIs)).passed) return true;
      return false;
    };
    // public checks have one seed for everybody
    if (await rejects(checks, 0)) continue;
    for (const seed of seeds) {
      if (!(await rejects(hidden, seed))) found.push(`${misconception.id} is accepted with seed ${seed}`);
    }
  }
  return found;
}

const wanted = exercises.find((exercise) => exercise.id === id);
if (!wanted) throw new Error(`overSeeds: notebook ${notebook} has no exercise ${id}`);
void falseVerdicts(wanted).then((found) => console.log(JSON.stringify(found)));
