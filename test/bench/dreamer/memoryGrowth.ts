/** Resident memory after so many updates. */
export interface MemorySample {
  updates: number;
  megabytes: number;
}

/** The most that a training takes by quarters of its updates, and how much the last is above the second, as a part of that. */
export interface MemoryGrowth {
  /** Megabytes in each quarter. */
  peaks: number[];
  growth: number;
}

/** How memory grows over a training; its first quarter, in which all becomes ready, does not count.
 *  @throws RangeError unless every quarter has a sample */
export function memoryGrowth(samples: readonly MemorySample[]): MemoryGrowth {
  const most = Math.max(...samples.map(({ updates }) => updates));
  const peaks = [1, 2, 3, 4].map((quarter) => {
    const among = samples.filter(({ updates }) => Math.ceil((4 * updates) / most) === quarter);
    if (among.length === 0) throw new RangeError(`memoryGrowth: quarter ${quarter} must have a sample`);
    return Math.max(...among.map(({ megabytes }) => megabytes));
  });
  return { peaks, growth: peaks[3] / peaks[1] - 1 };
}
