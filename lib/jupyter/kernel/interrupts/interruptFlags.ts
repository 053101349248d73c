/** Places in the memory that the main thread shares with the thread that watches for interrupts. */
export const interruptFlags = {
  /** How many interrupts the main thread has seen. */
  acknowledged: 0,
  /** 1 while the main thread must not be terminated. */
  untouchable: 1,
  /**
   * The last request that an interrupt is meant for, or minus the number of a time limit that has passed, until the main thread has
   * seen to it; else 0. Loops in cells look at it.
   */
  requested: 2,
  /** The request whose cell began last. */
  begun: 3,
  /** The number of the time limit under which work runs; 0 if none does. */
  limit: 4,
  /** The last time limit of which the main thread's event loop has heard that it has passed. */
  heard: 5,
  /** 1 while the main thread loads modules: what is cut then, Node's own parts among it, would stay broken. */
  loading: 6,
  /** 1 while the main thread waits for a process that a cell has started. */
  waiting: 7,
} as const;

/** Bytes of that memory. */
export const interruptFlagBytes = 4 * Object.keys(interruptFlags).length;
