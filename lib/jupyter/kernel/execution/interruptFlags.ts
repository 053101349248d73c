/** Places in the memory that the main thread shares with the thread that watches for interrupts. */
export const interruptFlags = {
  /** How many interrupts the main thread has seen. */
  acknowledged: 0,
  /** 1 while the main thread must not be terminated. */
  untouchable: 1,
  /** 1 from an interrupt until the main thread has seen it; loops in cells look at it. */
  requested: 2,
} as const;

/** Bytes of that memory. */
export const interruptFlagBytes = 4 * Object.keys(interruptFlags).length;
