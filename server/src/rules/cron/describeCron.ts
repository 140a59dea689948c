import type { CronPart } from "./expression.js";
import {
  cronParts,
  isOpen,
  readSchedule,
  valuesOf,
  weekdaysOf,
  type CronParts,
} from "./schedule.js";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const ordinals = ["", "first", "second", "third", "fourth", "fifth"];
/** More times of a day than this are told by their fields. */
const mostTimes = 6;

/** When an expression starts something, such as `at 05:30 on Monday`; undefined where nobody can tell. */
export function describeCron(expression: string): string | undefined {
  const parts = cronParts(expression);
  if (!parts || !readSchedule(expression)) return undefined;
  const { month, year } = parts;
  const time = timeWords(parts);
  const days = dayWords(parts);
  const words = [
    time,
    days === "every day" && time.startsWith("every") ? "" : days,
    isOpen(month) ? "" : `in ${valueWords(month, (value) => months[value - 1] ?? "")}`,
    year === undefined || isOpen(year) ? "" : `in ${valueWords(year, String)}`,
  ];
  return words.filter((word) => word !== "").join(" ");
}

function timeWords({ second, minute, hour }: CronParts): string {
  const seconds = second ? valuesOf(second) : [0];
  const times = timesOfDay(valuesOf(hour), valuesOf(minute), seconds);
  if (times) return `at ${listOf(times)}`;
  const isOnTheMinute = seconds.length === 1 && seconds[0] === 0;
  if (isOnTheMinute && minute.text === "0") return hourWords(hour, "each");
  const smallest = second && !isOnTheMinute ? [everyWords(second)] : [];
  const minutes = isOpen(minute) && smallest.length > 0 ? [] : [everyWords(minute)];
  return [...smallest, ...minutes, ...hoursAround(hour, minutes)].join(" of ");
}

/** The hours in which the minutes lie; none to be told where each minute of each hour, or an equal part of it, is meant. */
function hoursAround(hour: CronPart, minutes: readonly string[]): readonly string[] {
  if (!isOpen(hour)) return [hourWords(hour, "within")];
  return minutes.every((word) => word.startsWith("every")) ? [] : ["every hour"];
}

function timesOfDay(
  hours: readonly number[],
  minutes: readonly number[],
  seconds: readonly number[],
): readonly string[] | undefined {
  if (hours.length * minutes.length * seconds.length > mostTimes) return undefined;
  return hours.flatMap((hour) =>
    minutes.flatMap((minute) =>
      seconds.map((second) => {
        const clock = [hour, minute, ...(second === 0 ? [] : [second])];
        return clock.map((value) => String(value).padStart(2, "0")).join(":");
      }),
    ),
  );
}

/** `each`: the hours themselves; `within`: what lies in them. */
function hourWords(hour: CronPart, use: "each" | "within"): string {
  if (isOpen(hour)) return "every hour";
  const isEach = use === "each";
  const step = /^(?:\*|0)\/(\d+)$/.exec(hour.text)?.[1];
  if (step !== undefined && 24 % Number(step) === 0) {
    return isEach ? `every ${step} hours` : `every ${ordinalOf(Number(step))} hour`;
  }
  return `${isEach ? "every hour at" : "the hours"} ${valueWords(hour, clockHour)}`;
}

function clockHour(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** Seconds or minutes: `every minute`, `every 15 minutes`, `minutes 5 and 35`. */
function everyWords(part: CronPart): string {
  const { name, maximum } = part.field;
  if (isOpen(part)) return `every ${name}`;
  const step = /^(?:\*|0)\/(\d+)$/.exec(part.text)?.[1];
  if (step !== undefined && (maximum + 1) % Number(step) === 0) {
    return step === "1" ? `every ${name}` : `every ${step} ${name}s`;
  }
  const values = valuesOf(part);
  return `${name}${values.length === 1 ? "" : "s"} ${valueWords(part, String)}`;
}

function dayWords({ dayOfMonth, dayOfWeek, isQuartz }: CronParts): string {
  const ofMonth = isOpen(dayOfMonth) ? undefined : monthDayWords(dayOfMonth);
  const ofWeek = isOpen(dayOfWeek) ? undefined : weekdayWords(dayOfWeek, isQuartz);
  if (ofMonth === undefined && ofWeek === undefined) return "every day";
  if (ofMonth === undefined || ofWeek === undefined) return `on ${ofMonth ?? ofWeek ?? ""}`;
  const isBoth = [dayOfMonth, dayOfWeek].some(({ text }) => text.startsWith("*"));
  return isBoth ? `on ${ofMonth}, if that is ${ofWeek}` : `on ${ofMonth} or on ${ofWeek}`;
}

function monthDayWords(part: CronPart): string {
  const entries = part.text.split(",");
  const special = entries.flatMap((entry) => specialDay(entry) ?? []);
  const plain = entries.filter((entry) => specialDay(entry) === undefined);
  const numbers = { ...part, text: plain.join(",") };
  const isOne = plain.length > 0 && valuesOf(numbers).length === 1;
  const days = plain.length === 0 ? [] : [`day${isOne ? "" : "s"} ${valueWords(numbers, String)}`];
  return `${listOf([...days, ...special])} of the month`;
}

function specialDay(entry: string): string | undefined {
  const found = /^(?:(L)(W)?|L-(\d+)|(\d+)W)$/i.exec(entry);
  if (!found) return undefined;
  const [, , isWorkday, before, nearest] = found;
  if (nearest !== undefined) return `the weekday nearest to day ${nearest}`;
  if (isWorkday !== undefined) return "the last weekday";
  if (before === undefined) return "the last day";
  return `the day ${before} ${before === "1" ? "day" : "days"} before the last`;
}

function weekdayWords(part: CronPart, isQuartz: boolean): string {
  const entries = part.text.split(",");
  return listOf(entries.map((entry) => weekdayEntry({ ...part, text: entry }, isQuartz)));
}

function weekdayEntry(part: CronPart, isQuartz: boolean): string {
  const found = /^(.*?)(?:(L)|#(\d))$/i.exec(part.text);
  const days = (text: string) =>
    weekdaysOf({ ...part, text }, isQuartz).map((day) => weekdays[day] ?? "");
  if (found) {
    const [, name = "", , nth] = found;
    if (name === "") return "Saturday";
    const which = nth === undefined ? "last" : (ordinals[Number(nth)] ?? "");
    return `the ${which} ${listOf(days(name))} of the month`;
  }
  const range = /^([^-/]+)-([^-/]+)$/.exec(part.text);
  const [, from = "", to = ""] = range ?? [];
  return range ? `${days(from).join()} to ${days(to).join()}` : listOf(days(part.text));
}

/** The values of a field, a range in one: `1 to 5`, `1, 3 and 5`. */
function valueWords(part: CronPart, word: (value: number) => string): string {
  const entries = part.text.split(",").map((entry) => {
    const values = valuesOf({ ...part, text: entry });
    const isRange = /^[^/]+-[^/]+$/.test(entry);
    return isRange
      ? [`${word(rangeStart(part, entry))} to ${word(rangeEnd(part, entry))}`]
      : values.map(word);
  });
  return listOf(entries.flat());
}

function rangeStart(part: CronPart, entry: string): number {
  return valuesOf({ ...part, text: entry.split("-")[0] ?? "" })[0] ?? 0;
}

function rangeEnd(part: CronPart, entry: string): number {
  return valuesOf({ ...part, text: entry.split("-")[1] ?? "" })[0] ?? 0;
}

function ordinalOf(value: number): string {
  return value < ordinals.length ? (ordinals[value] ?? "") : `${value}th`;
}

/** `a`, `a and b`, `a, b and c`. */
function listOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
