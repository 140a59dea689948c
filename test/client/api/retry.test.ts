import { describe, expect, it } from "vitest";
import { readRetryAfter, retryDelay } from "../../../client/src/api/transport/retry.js";

const failed = {
  isIdempotent: true,
  retryability: "transient",
  attempts: 1,
  elapsed: 0,
  random: 0.5,
} as const;

describe("the wait before another attempt", () => {
  it("is random below a ceiling that doubles", () => {
    expect(retryDelay(failed)).toBe(250);
    expect(retryDelay({ ...failed, attempts: 2 })).toBe(500);
    expect(retryDelay({ ...failed, random: 0 })).toBe(0);
  });

  it("is spread evenly between nothing and the ceiling", () => {
    const waits = Array.from({ length: 1_000 }, (_, index) =>
      retryDelay({ ...failed, attempts: 2, random: (index + Math.random()) / 1_000 }),
    );
    const quarters = [0, 0, 0, 0];
    for (const wait of waits) quarters[Math.floor((wait ?? -1) / 250)]! += 1;
    expect(quarters).toEqual([250, 250, 250, 250]);
  });

  it("does not exist after the third attempt, nor beyond 90 seconds in all", () => {
    expect(retryDelay({ ...failed, attempts: 3 })).toBeUndefined();
    expect(retryDelay({ ...failed, elapsed: 89_900 })).toBeUndefined();
  });

  it("is what the platform asked for, up to a minute", () => {
    expect(retryDelay({ ...failed, retryAfter: 60_000 })).toBe(60_000);
    expect(retryDelay({ ...failed, retryAfter: 61_000 })).toBeUndefined();
  });

  it("does not exist for what changes something, but for one definite 429", () => {
    const change = { ...failed, isIdempotent: false };
    expect(retryDelay(change)).toBeUndefined();
    const limited = { ...change, retryability: "rateLimited", retryAfter: 1000 } as const;
    expect(retryDelay(limited)).toBe(1000);
    expect(retryDelay({ ...limited, attempts: 2 })).toBeUndefined();
  });
});

describe("Retry-After", () => {
  const date = "Tue, 01 Jan 2030 00:00:00 GMT";
  it.each([
    ["2", 2000],
    ["0", 0],
    ["86400", 86_400_000],
    ["Tue, 01 Jan 2030 00:00:05 GMT", 5000],
    ["Mon, 31 Dec 2029 23:59:00 GMT", undefined],
    ["-5", undefined],
    ["soon", undefined],
    ["", undefined],
    ["1.5", undefined],
  ])("%j means %s milliseconds", (header, expected) => {
    expect(readRetryAfter(header, date)).toBe(expected);
  });

  it("as a date needs the date of the answer", () => {
    expect(readRetryAfter("Tue, 01 Jan 2030 00:00:05 GMT", null)).toBeUndefined();
    expect(readRetryAfter(null, date)).toBeUndefined();
  });
});
