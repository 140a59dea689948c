import { describe, expect, it } from "vitest";
import type { Clock } from "../../../client/src/api/clock.js";
import { Poll } from "../../../client/src/resources/poll.js";

/** A clock whose one timer the test lets ring. */
function create() {
  const intervals: number[] = [];
  let ring: (() => void) | undefined;
  const clock: Clock = {
    now: () => 0,
    after(milliseconds, callback) {
      intervals.push(milliseconds);
      ring = callback;
      return () => (ring = undefined);
    },
  };
  const state = { isNeeded: true, runs: 0 };
  const poll = new Poll({
    clock,
    isNeeded: () => state.isNeeded,
    run: () => Promise.resolve((state.runs += 1)),
  });
  const next = async () => {
    ring?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { poll, intervals, state, next, isWaiting: () => ring !== undefined };
}

describe("Poll", () => {
  it("does not begin while nothing is to be waited for", () => {
    const { poll, state, isWaiting } = create();
    state.isNeeded = false;
    poll.update();
    expect(isWaiting()).toBe(false);
  });

  it("runs ever less often, down to every 30 seconds", async () => {
    const { poll, intervals, next } = create();
    poll.update();
    for (let times = 0; times < 9; times += 1) await next();
    expect(intervals.slice(0, 3)).toEqual([2_000, 3_000, 4_500]);
    expect(intervals.at(-1)).toBe(30_000);
  });

  it("ends when there is nothing to wait for any more, and begins anew afterwards", async () => {
    const { poll, intervals, state, next, isWaiting } = create();
    poll.update();
    await next();
    state.isNeeded = false;
    poll.update();
    expect(isWaiting()).toBe(false);
    state.isNeeded = true;
    poll.update();
    expect(intervals.at(-1)).toBe(2_000);
  });

  it("does not begin twice", () => {
    const { poll, intervals } = create();
    poll.update();
    poll.update();
    expect(intervals).toHaveLength(1);
  });
});
