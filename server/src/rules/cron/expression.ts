import type { OffsetRange } from "../../document/syntaxNode.js";

/**
 * Cron expressions as the platform takes them: five fields as in crontab, or six and seven as in Quartz, with the second
 * first and the year last (SDK, support site). Packages that run such expressions know one dialect each and refuse parts
 * of the other, such as `1/5`, `L-3` or a year, and none tells where a mistake stands.
 */
export interface CronField {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Words for the values from `minimum` on. */
  readonly words?: readonly string[];
  /** Whether `?` is allowed: the other of the two day fields decides. */
  readonly mayBeOpen?: boolean;
  /** Entries that only this field knows. */
  readonly special?: RegExp;
}

const second: CronField = { name: "second", minimum: 0, maximum: 59 };
const minute: CronField = { name: "minute", minimum: 0, maximum: 59 };
const hour: CronField = { name: "hour", minimum: 0, maximum: 23 };
const dayOfMonth: CronField = {
  name: "day of the month",
  minimum: 1,
  maximum: 31,
  mayBeOpen: true,
  special: /^(?:LW?|L-(?:[1-9]|[12]\d|30)|(?:0?[1-9]|[12]\d|3[01])W)$/i,
};
const month: CronField = {
  name: "month",
  minimum: 1,
  maximum: 12,
  words: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
};
const dayOfWeek: CronField = {
  name: "day of the week",
  minimum: 0,
  maximum: 7,
  words: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
  mayBeOpen: true,
  special: /^(?:L|(?:[0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5]))$/i,
};
const year: CronField = { name: "year", minimum: 1970, maximum: 2099 };

const crontab = [minute, hour, dayOfMonth, month, dayOfWeek];

/** The fields of an expression by their number. */
const dialects: ReadonlyMap<number, readonly CronField[]> = new Map([
  [5, crontab],
  [6, [second, ...crontab]],
  [7, [second, ...crontab, year]],
]);

/** One field of an expression. */
export interface CronPart {
  readonly field: CronField;
  readonly text: string;
  /** Offsets in the expression. */
  readonly range: OffsetRange;
}

/** The fields of an expression; undefined when their number is not five, six or seven. */
export function splitCron(expression: string): readonly CronPart[] | undefined {
  const words = [...expression.matchAll(/\S+/g)];
  const fields = dialects.get(words.length);
  return fields?.map((field, index) => {
    const { 0: text = "", index: start = 0 } = words[index] ?? {};
    return { field, text, range: { start, end: start + text.length } };
  });
}

/** The value of a number or word in a field; undefined when the field has no such value. */
export function cronValue(
  text: string,
  { minimum, maximum, words }: CronField,
): number | undefined {
  const word = words?.indexOf(text.toUpperCase()) ?? -1;
  if (word >= 0) return minimum + word;
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= minimum && value <= maximum ? value : undefined;
}

/** The values that a field stands for; without entries such as `L`, which depend on the month. */
export function cronValues({ field, text }: CronPart): ReadonlySet<number> {
  return new Set(text.split(",").flatMap((entry) => entryValues(entry, field)));
}

function entryValues(entry: string, field: CronField): readonly number[] {
  const [base = "", step] = entry.split("/");
  const ends = boundsOf(base, field, step !== undefined);
  if (!ends) return [];
  const by = Math.max(1, Number(step ?? 1) || 1);
  const { first, last } = ends;
  if (first <= last) return every(by, first, last);
  // In Quartz 22-2 goes on over midnight.
  const { minimum, maximum } = field;
  const size = maximum - minimum + 1;
  return every(by, first, last + size).map((value) => (value > maximum ? value - size : value));
}

function every(step: number, first: number, last: number): readonly number[] {
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: count }, (_, index) => first + index * step);
}

/** First and last value of an entry; with a step, that of one value goes on to the end of the field. */
function boundsOf(
  base: string,
  field: CronField,
  hasStep: boolean,
): { readonly first: number; readonly last: number } | undefined {
  if (base === "*" || base === "?") return { first: field.minimum, last: field.maximum };
  const [from = "", to] = base.split("-");
  const first = cronValue(from, field);
  const last = to === undefined ? (hasStep ? field.maximum : first) : cronValue(to, field);
  return first === undefined || last === undefined ? undefined : { first, last };
}
