/** Tells how long the work on one version of a document has taken, in milliseconds. */
export interface Stopwatch {
  elapsed(): number;
}

/** Starts to measure; `spent` milliseconds count as elapsed already. */
export type StartStopwatch = (spent?: number) => Stopwatch;

/** So much time may one version take to be read and checked; then what is known so far is told. */
export const mostMilliseconds = 3000;

/** So much of it may have passed when all tokens are read. */
export const mostForTokens = 2000;

/** They are read again after repairs when no more than this has passed. */
export const mostForRepairs = 1000;

export const startStopwatch: StartStopwatch = (spent = 0) => {
  const start = performance.now() - spent;
  return { elapsed: () => performance.now() - start };
};

/** For work that takes the time it takes. */
export const timeless: Stopwatch = { elapsed: () => 0 };

export function isTimeUp(stopwatch: Stopwatch): boolean {
  return stopwatch.elapsed() > mostMilliseconds;
}
