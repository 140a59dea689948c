import { describe, expect, it } from "vitest";
import { describeCron } from "../../../../server/src/rules/cron/describeCron.js";
import { nextRuns } from "../../../../server/src/rules/cron/nextRuns.js";

const now = Date.parse("2026-11-25T10:30:00Z");

/** The next runs as texts, without `:00.000Z`. */
const runs = (expression: string, count = 3) =>
  nextRuns(expression, now, count).map((date) => date.toISOString().replace(/:00\.000Z$/, ""));

describe("a schedule in words", () => {
  it.each([
    ["0 2 * * *", "at 02:00 every day"],
    ["30 5 * * 1", "at 05:30 on Monday"],
    ["30 5 * * MON-FRI", "at 05:30 on Monday to Friday"],
    ["0 6,18 * * *", "at 06:00 and 18:00 every day"],
    ["*/15 * * * *", "every 15 minutes"],
    ["* * * * *", "every minute"],
    ["0 * * * *", "every hour"],
    ["5 * * * *", "minute 5 of every hour every day"],
    ["0 */2 * * *", "every 2 hours"],
    ["0 8-18 * * 1-5", "every hour at 08:00 to 18:00 on Monday to Friday"],
    ["*/10 8-18 * * *", "every 10 minutes of the hours 08:00 to 18:00"],
    ["0 0 1 * *", "at 00:00 on day 1 of the month"],
    ["0 0 1,15 1-3 *", "at 00:00 on days 1 and 15 of the month in January to March"],
    ["0 0 13 * 5", "at 00:00 on day 13 of the month or on Friday"],
    ["0 0 * * 7", "at 00:00 on Sunday"],
    ["0 0 2 ? * 2", "at 02:00:00 on Monday"],
    ["30 0 2 ? * FRI#2", "at 02:00:30 on the second Friday of the month"],
    ["0 0 2 L * ?", "at 02:00 on the last day of the month"],
    ["0 0 2 L-3 * ?", "at 02:00 on the day 3 days before the last of the month"],
    ["0 0 2 15W * ?", "at 02:00 on the weekday nearest to day 15 of the month"],
    ["0 0 2 LW * ? 2027", "at 02:00 on the last weekday of the month in 2027"],
    ["0 0 2 ? * 6L", "at 02:00 on the last Friday of the month"],
    ["*/30 * * * * ?", "every 30 seconds"],
  ])("%s is %s", (expression, words) => {
    expect(describeCron(expression)).toBe(words.replace("02:00:00", "02:00"));
  });

  it.each([
    ["that has a mistake", "61 2 * * *"],
    ["of the wrong number of fields", "0 2 *"],
    ["of six fields with both days", "0 0 2 1 * MON"],
    ["of six fields with a day that Quartz does not have", "0 0 2 ? * 0"],
    ["that is a shorthand", "@daily"],
  ])("is not told of one %s", (_, expression) => {
    expect(describeCron(expression)).toBeUndefined();
    expect(nextRuns(expression, now, 3)).toEqual([]);
  });
});

describe("the next runs of a schedule", () => {
  it.each([
    ["0 2 * * *", ["2026-11-26T02:00", "2026-11-27T02:00", "2026-11-28T02:00"]],
    ["*/15 * * * *", ["2026-11-25T10:45", "2026-11-25T11:00", "2026-11-25T11:15"]],
    ["30 10 * * *", ["2026-11-26T10:30", "2026-11-27T10:30", "2026-11-28T10:30"]],
    ["0 0 31 * *", ["2026-12-31T00:00", "2027-01-31T00:00", "2027-03-31T00:00"]],
    ["0 0 29 2 *", ["2028-02-29T00:00", "2032-02-29T00:00", "2036-02-29T00:00"]],
    ["0 0 13 * 5", ["2026-11-27T00:00", "2026-12-04T00:00", "2026-12-11T00:00"]],
    ["0 0 */2 * 1", ["2026-12-07T00:00", "2026-12-21T00:00", "2027-01-11T00:00"]],
    ["0 0 2 ? * 2", ["2026-11-30T02:00", "2026-12-07T02:00", "2026-12-14T02:00"]],
    ["0 0 2 ? * FRI#2", ["2026-12-11T02:00", "2027-01-08T02:00", "2027-02-12T02:00"]],
    ["0 0 2 ? * FRIL", ["2026-11-27T02:00", "2026-12-25T02:00", "2027-01-29T02:00"]],
    ["0 0 2 L * ?", ["2026-11-30T02:00", "2026-12-31T02:00", "2027-01-31T02:00"]],
    ["0 0 2 LW * ?", ["2026-11-30T02:00", "2026-12-31T02:00", "2027-01-29T02:00"]],
    ["0 0 2 28W 11 ?", ["2026-11-27T02:00", "2027-11-29T02:00", "2028-11-28T02:00"]],
    ["0 0 2 1W 8 ?", ["2027-08-02T02:00", "2028-08-01T02:00", "2029-08-01T02:00"]],
    ["0 0 22-2 ? * ?", ["2026-11-25T22:00", "2026-11-25T23:00", "2026-11-26T00:00"]],
    ["0 0 2 1 1 ? 2028-2029", ["2028-01-01T02:00", "2029-01-01T02:00"]],
    ["0 0 30 2 *", []],
  ])("of %s are %j", (expression, expected) => {
    expect(runs(expression)).toEqual(expected);
  });
});
