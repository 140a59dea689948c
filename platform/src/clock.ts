/** What time it is on the platform, in milliseconds since 1970. Everything that ages asks this and sets no timer. */
export interface Clock {
  now(): number;
}

/**
 * The clock of a platform in use: the computer's time, plus what an earlier run on the same data was advanced by, so
 * that time never runs backwards for stored data.
 */
export function realClock(aheadMilliseconds: number): Clock {
  return { now: () => Date.now() + aheadMilliseconds };
}

/** The clock of a platform under test: stands still until it is advanced. */
export class StandingClock implements Clock {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
