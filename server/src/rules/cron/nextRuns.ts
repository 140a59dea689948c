import { lengthOfMonth, readSchedule, type Schedule } from "./schedule.js";

/** How far ahead is looked: further than from one 29th of February to the next that falls on a given weekday. */
const mostMonths = 12 * 41;

/**
 * The next moments at which a cron expression starts something, counted in UTC; fewer than asked for where the years to
 * come have no more. None for an expression that cannot be read.
 *
 * @param after milliseconds since 1970; the first run is later
 */
export function nextRuns(expression: string, after: number, count: number): readonly Date[] {
  const schedule = readSchedule(expression);
  const found: Date[] = [];
  if (!schedule) return found;
  const start = new Date(after);
  for (let ahead = 0; ahead < mostMonths && found.length < count; ahead++) {
    const index = start.getUTCMonth() + ahead;
    const year = start.getUTCFullYear() + Math.floor(index / 12);
    const month = (index % 12) + 1;
    for (const time of runsInMonth(schedule, { year, month }, after)) {
      found.push(new Date(time));
      if (found.length === count) break;
    }
  }
  return found;
}

function* runsInMonth(
  schedule: Schedule,
  month: { readonly year: number; readonly month: number },
  after: number,
): Generator<number> {
  const { years, months } = schedule;
  if (!months.includes(month.month) || years?.includes(month.year) === false) return;
  for (let day = 1; day <= lengthOfMonth(month); day++) {
    const date = { ...month, day };
    const midnight = Date.UTC(date.year, date.month - 1, day);
    const isOver = midnight + 24 * 60 * 60 * 1000 <= after;
    if (!isOver && schedule.isOnDay(date)) yield* runsOnDay(schedule, midnight, after);
  }
}

function* runsOnDay(
  { hours, minutes, seconds }: Schedule,
  midnight: number,
  after: number,
): Generator<number> {
  const starts = hours
    .flatMap((hour) => minutes.map((minute) => midnight + (hour * 60 + minute) * 60 * 1000))
    .filter((start) => start + 60 * 1000 > after);
  for (const start of starts) {
    yield* seconds.map((second) => start + second * 1000).filter((time) => time > after);
  }
}
