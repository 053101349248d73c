/** How much of the processor one measure takes, in milliseconds. */
const work = 20;

const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function measure(): number {
  const [before, start] = [used(), performance.now()];
  while (used() - before < work);
  return Math.max(1, (performance.now() - start) / (used() - before));
}

/**
 * By how much other processes slow this one down at the moment: the time that work takes over what it takes of the processor,
 * the least of three measures.
 * @returns about 1 on an idle machine, 3 where a third of a core is left
 */
export function slowness(): number {
  return Math.min(measure(), measure(), measure());
}
