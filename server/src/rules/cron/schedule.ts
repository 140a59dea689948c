import { cronValues, splitCron, type CronPart } from "./expression.js";
import { findCronProblem } from "./findCronProblem.js";

/** The moments that a cron expression names, in the time zone that whoever asks counts in. */
export interface Schedule {
  /** In ascending order, as all lists here. */
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** From 1 to 12. */
  readonly months: readonly number[];
  /** Undefined for every year. */
  readonly years?: readonly number[];
  /** Whether it runs on a day: `month` from 1 to 12, `day` from 1. */
  isOnDay(date: CalendarDay): boolean;
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The fields of an expression by what they say; the year is missing unless there are seven. */
export interface CronParts {
  readonly isQuartz: boolean;
  readonly second?: CronPart;
  readonly minute: CronPart;
  readonly hour: CronPart;
  readonly dayOfMonth: CronPart;
  readonly month: CronPart;
  readonly dayOfWeek: CronPart;
  readonly year?: CronPart;
}

/** Undefined for an expression with a mistake. */
export function cronParts(expression: string): CronParts | undefined {
  const parts = findCronProblem(expression) ? undefined : splitCron(expression);
  if (!parts) return undefined;
  const isQuartz = parts.length > 5;
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = isQuartz ? parts.slice(1) : parts;
  const [second] = parts;
  if (!minute || !hour || !dayOfMonth || !month || !dayOfWeek) return undefined;
  return {
    ...{ isQuartz, minute, hour, dayOfMonth, month, dayOfWeek },
    ...(isQuartz && second && { second }),
    ...(year && { year }),
  };
}

/**
 * Undefined for an expression with a mistake, and for one whose days nobody can tell: six or seven fields that limit both
 * the day of the month and that of the week, or name the day 0 of the week, which Quartz does not have.
 */
export function readSchedule(expression: string): Schedule | undefined {
  const parts = cronParts(expression);
  const isOnDay = parts && dayTest(parts);
  if (!isOnDay) return undefined;
  const { second, minute, hour, month, year } = parts;
  return {
    seconds: second ? valuesOf(second) : [0],
    minutes: valuesOf(minute),
    hours: valuesOf(hour),
    months: valuesOf(month),
    ...(year && !isOpen(year) && { years: valuesOf(year) }),
    isOnDay,
  };
}

/** The values of a field in ascending order. */
export function valuesOf(part: CronPart): readonly number[] {
  return [...cronValues(part)].sort((a, b) => a - b);
}

/** Whether a field leaves all values open. */
export function isOpen({ text }: Pick<CronPart, "text">): boolean {
  return text === "*" || text === "?";
}

type DayTest = (date: CalendarDay) => boolean;

function dayTest({ dayOfMonth, dayOfWeek, isQuartz }: CronParts): DayTest | undefined {
  const ofMonth = dayOfMonth.text.split(",").map((entry) => monthDayTest(entry, dayOfMonth));
  const ofWeek = dayOfWeek.text.split(",").map((entry) => weekdayTest(entry, dayOfWeek, isQuartz));
  if (ofWeek.includes(undefined)) return undefined;
  const isOnMonthDay: DayTest = (date) => ofMonth.some((test) => test(date));
  const isOnWeekday: DayTest = (date) => ofWeek.some((test) => test?.(date));
  const startsOpen = [dayOfMonth, dayOfWeek].some(({ text }) => /^[*?]/.test(text));
  if (startsOpen) return (date) => isOnMonthDay(date) && isOnWeekday(date);
  // Where both name days, crontab takes either; Quartz allows only one of them.
  return isQuartz ? undefined : (date) => isOnMonthDay(date) || isOnWeekday(date);
}

function monthDayTest(entry: string, part: CronPart): DayTest {
  const special = /^(?:(L)(W)?|L-(\d+)|(\d+)W)$/i.exec(entry);
  if (!special) {
    const days = cronValues({ ...part, text: entry });
    return ({ day }) => days.has(day);
  }
  const [, last, isWorkday, before, nearest] = special;
  if (nearest !== undefined) return (date) => date.day === workdayNearest(date, Number(nearest));
  if (last !== undefined && isWorkday !== undefined) {
    return (date) => date.day === workdayNearest(date, lengthOfMonth(date));
  }
  return (date) => date.day === lengthOfMonth(date) - Number(before ?? 0);
}

/** The day from Monday to Friday nearest to a day, within its month; undefined where the month has no such day. */
function workdayNearest({ year, month }: CalendarDay, day: number): number | undefined {
  const length = lengthOfMonth({ year, month });
  if (day > length) return undefined;
  const weekday = weekdayOf({ year, month, day });
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === length ? day - 2 : day + 1;
  return day;
}

function weekdayTest(entry: string, part: CronPart, isQuartz: boolean): DayTest | undefined {
  const special = /^(.*?)(?:(L)|#(\d))$/i.exec(entry);
  if (!special) return plainWeekdayTest(weekdaysOf({ ...part, text: entry }, isQuartz));
  const [, name = "", , nth] = special;
  // Saturday is the last day of a week.
  const [weekday] = name === "" ? [6] : weekdaysOf({ ...part, text: name }, isQuartz);
  if (weekday === undefined) return undefined;
  if (name === "") return (date) => weekdayOf(date) === weekday;
  const isPlace = (date: CalendarDay) =>
    nth === undefined
      ? date.day + 7 > lengthOfMonth(date)
      : Math.ceil(date.day / 7) === Number(nth);
  return (date) => weekdayOf(date) === weekday && isPlace(date);
}

function plainWeekdayTest(days: readonly number[]): DayTest | undefined {
  return days.length === 0 ? undefined : (date) => days.includes(weekdayOf(date));
}

/** Days of the week from 0, Sunday. Quartz counts them from 1; crontab from 0, and 7 is Sunday as well. */
export function weekdaysOf({ field, text }: CronPart, isQuartz: boolean): readonly number[] {
  const { words = [] } = field;
  const inNumbers = text.replaceAll(/[A-Z]{3}/gi, (word) => {
    const index = words.indexOf(word.toUpperCase());
    return index < 0 ? word : String(isQuartz ? index + 1 : index);
  });
  const values = cronValues({ field, text: inNumbers, range: { start: 0, end: 0 } });
  const days = isQuartz
    ? [...values].filter((value) => value > 0).map((value) => value - 1)
    : [...values].map((value) => value % 7);
  return [...new Set(days)].sort((a, b) => a - b);
}

export function lengthOfMonth({ year, month }: Pick<CalendarDay, "year" | "month">): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function weekdayOf({ year, month, day }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
