/** How much of the processor the measure takes, in milliseconds. */
const work = 40;

const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * By how much other processes slow this one down at the moment: the time that work takes over what it takes of the processor.
 * @returns about 1 on an idle machine, 3 where a third of a core is left
 */
export function slowness(): number {
  const [before, start] = [used(), performance.now()];
  while (used() - before < work);
  return Math.max(1, (performance.now() - start) / (used() - before));
}
