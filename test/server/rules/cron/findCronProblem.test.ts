import { describe, expect, it } from "vitest";
import { findCronProblem } from "../../../../server/src/rules/cron/findCronProblem.js";

describe("a cron expression", () => {
  it.each([
    "0 0 * * *",
    "30 5 * * 1",
    "*/15 0-6,22,23 1-31/2 JAN,jul mon-FRI",
    "0 3 * * 1,3,5",
    "59 23 31 12 7",
    "0 0 ? * 0",
    "00 08 * * 1-5",
    "5/15 * * * *",
    "0 0 12 ? * MON-FRI",
    "0 0 12 1/5 * ? 2030",
    "0 0 12 L * ?",
    "0 0 12 L-3 * ?",
    "0 0 12 LW * ?",
    "0 0 12 15W * ?",
    "0 0 12 ? * 6#3",
    "0 0 12 ? * FRI#2",
    "0 0 12 ? * FRIL",
    "0 0 12 ? * 6L",
    "0 0 22-2 ? * FRI-MON 2030-2035/2",
    "  0   0 * * *  ",
  ])("may be %j", (expression) => {
    expect(findCronProblem(expression)).toBeUndefined();
  });

  it.each([
    ["<61> * * * *", '"61" is no minute, which is 0 to 59.'],
    ["0 <24> * * *", '"24" is no hour, which is 0 to 23.'],
    ["0 0 <0> * *", '"0" is no day of the month, which is 1 to 31.'],
    ["0 0 <32> * *", '"32" is no day of the month, which is 1 to 31.'],
    ["0 0 * <13> *", '"13" is no month, which is 1 to 12 or JAN to DEC.'],
    ["0 0 * * <8>", '"8" is no day of the week, which is 0 to 7 or SUN to SAT.'],
    ["0 0 * * <MOND>", '"MOND" is no day of the week, which is 0 to 7 or SUN to SAT.'],
    ["0 0 * <MON> *", '"MON" is no month, which is 1 to 12 or JAN to DEC.'],
    ["10,20,<70> * * * *", '"70" is no minute, which is 0 to 59.'],
    ["<10,,20> * * * *", "The field for the minute has a comma with nothing beside it."],
    ["<-5> * * * *", '"-5" is no minute, which is 0 to 59.'],
    ["<1-2-3> * * * *", '"1-2-3" is no minute, which is 0 to 59.'],
    ["<*/0> * * * *", '"*/0" needs one whole number from 1 to 59 after "/" for the minute.'],
    ["<*/90> * * * *", '"*/90" needs one whole number from 1 to 59 after "/" for the minute.'],
    ["<*/5/2> * * * *", '"*/5/2" needs one whole number from 1 to 59 after "/" for the minute.'],
    [
      "0 <22-2> * * *",
      'The range "22-2" for the hour runs backwards; name the smaller value first.',
    ],
    [
      "<?> * * * *",
      '"?" may only stand for one of the two day fields, not for the minute; write "*".',
    ],
    ["0 0 12 <L-31> * ?", '"L" is no day of the month, which is 1 to 31.'],
    ["0 0 12 <32W> * ?", '"32W" is no day of the month, which is 1 to 31.'],
    ["0 0 12 ? * <6#6>", '"6#6" is no day of the week, which is 0 to 7 or SUN to SAT.'],
    ["0 0 12 * * ? <31>", '"31" is no year, which is 1970 to 2099.'],
    ["<H> * * * *", '"H" is no minute, which is 0 to 59.'],
    ["<1.5> * * * *", '"1.5" is no minute, which is 0 to 59.'],
    ["<@daily>", '"@daily" is no cron expression here; write "0 0 * * *".'],
    [
      "<* * * *>",
      'A cron expression has five fields (minute, hour, day of the month, month, day of the week), or six or seven with the second first; "* * * *" has 4.',
    ],
    [
      "<every day>",
      'A cron expression has five fields (minute, hour, day of the month, month, day of the week), or six or seven with the second first; "every day" has 2.',
    ],
  ])("is not %j", (marked, message) => {
    const start = marked.indexOf("<");
    const end = marked.indexOf(">") - 1;

    expect(findCronProblem(marked.replace(/[<>]/g, ""))).toEqual({
      message,
      range: { start, end },
    });
  });
});
