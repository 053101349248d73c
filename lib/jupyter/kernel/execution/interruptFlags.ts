/** Places in the memory that the main thread shares with the thread that watches for interrupts. */
export const interruptFlags = {
  /** How many interrupts the main thread has seen. */
  acknowledged: 0,
  /** 1 while the main thread must not be terminated. */
  untouchable: 1,
  /** The last request that an interrupt is meant for, until the main thread has seen it; else 0. Loops in cells look at it. */
  requested: 2,
  /** The request whose cell began last. */
  begun: 3,
} as const;

/** Bytes of that memory. */
export const interruptFlagBytes = 4 * Object.keys(interruptFlags).length;
