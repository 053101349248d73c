/**
 * The processor time that work takes, in milliseconds: the least of some runs. Unlike the time on the clock it hardly depends on
 * what else the machine does; assert ratios of it all the same, never milliseconds.
 * @param work runs to its end before it returns
 */
export function processorTime(work: () => unknown, runs = 5): number {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
