import type { OffsetRange } from "../../document/syntaxNode.js";
import { quote } from "../quote.js";
import { cronValue, splitCron } from "./expression.js";
import type { CronField, CronPart } from "./expression.js";

export interface CronProblem {
  /** A sentence. */
  readonly message: string;
  /** Offsets in the expression. */
  readonly range: OffsetRange;
}

const shorthands: ReadonlyMap<string, string> = new Map([
  ["@hourly", "0 * * * *"],
  ["@daily", "0 0 * * *"],
  ["@midnight", "0 0 * * *"],
  ["@weekly", "0 0 * * 0"],
  ["@monthly", "0 0 1 * *"],
  ["@yearly", "0 0 1 1 *"],
  ["@annually", "0 0 1 1 *"],
]);

/** The expression that a shorthand such as `@daily` stands for in crontab. */
export function expandShorthand(expression: string): string | undefined {
  return shorthands.get(expression.trim().toLowerCase());
}

/** The first mistake of a cron expression; undefined when it has none. */
export function findCronProblem(expression: string): CronProblem | undefined {
  const parts = splitCron(expression);
  if (!parts) {
    return { message: wrongNumber(expression), range: { start: 0, end: expression.length } };
  }
  for (const part of parts) {
    const problem = findPartProblem(part, parts.length > 5);
    if (problem) return problem;
  }
  return undefined;
}

function wrongNumber(expression: string): string {
  const meant = expandShorthand(expression);
  if (meant !== undefined) {
    return `${quote(expression)} is no cron expression here; write ${quote(meant)}.`;
  }
  const count = expression.trim().split(/\s+/).length;
  return `A cron expression has five fields (minute, hour, day of the month, month, day of the week), or six or seven with the second first; ${quote(expression)} has ${count}.`;
}

function findPartProblem(
  { field, text, range }: CronPart,
  isQuartz: boolean,
): CronProblem | undefined {
  let start = range.start;
  for (const entry of text.split(",")) {
    const message = entryProblem(entry, field, isQuartz);
    if (message !== undefined) {
      const isEmpty = entry === "";
      return { message, range: isEmpty ? range : { start, end: start + entry.length } };
    }
    start += entry.length + 1;
  }
  return undefined;
}

function entryProblem(entry: string, field: CronField, isQuartz: boolean): string | undefined {
  if (entry === "") return `The field for the ${field.name} has a comma with nothing beside it.`;
  const [base = "", step, ...more] = entry.split("/");
  if (more.length > 0 || (step !== undefined && !isStep(step, field))) {
    return `${quote(entry)} needs one whole number from 1 to ${field.maximum} after "/" for the ${field.name}.`;
  }
  if (base === "*") return undefined;
  if (base === "?") return openProblem(entry, field);
  if (step === undefined && field.special?.test(base)) return undefined;
  return rangeProblem(base, field, isQuartz);
}

function isStep(step: string, { maximum }: CronField): boolean {
  return /^\d{1,4}$/.test(step) && Number(step) >= 1 && Number(step) <= maximum;
}

function openProblem(entry: string, { name, mayBeOpen }: CronField): string | undefined {
  if (mayBeOpen && entry === "?") return undefined;
  return `${quote(entry)} may only stand for one of the two day fields, not for the ${name}; write "*".`;
}

function rangeProblem(base: string, field: CronField, isQuartz: boolean): string | undefined {
  const ends = base.split("-");
  const values = ends.map((end) => cronValue(end, field));
  const wrong = values.indexOf(undefined);
  if (wrong >= 0 || ends.length > 2)
    return noValue(ends.length > 2 || ends[wrong] === "" ? base : (ends[wrong] ?? base), field);
  const [from = 0, to = from] = values;
  // In Quartz 22-2 goes on over midnight.
  if (from <= to || isQuartz) return undefined;
  return `The range ${quote(base)} for the ${field.name} runs backwards; name the smaller value first.`;
}

function noValue(text: string, { name, minimum, maximum, words }: CronField): string {
  const [first, last] = [words?.at(0), words?.at(-1)];
  const inWords = first === undefined || last === undefined ? "" : ` or ${first} to ${last}`;
  return `${quote(text)} is no ${name}, which is ${minimum} to ${maximum}${inWords}.`;
}
