import type { Impact } from "./contractChange.js";
import type { Difference } from "./differences.js";

/** A difference with what stands at the stars of the pattern that it fits. */
export interface NamedDifference extends Difference {
  readonly names: readonly string[];
  /** The two trees that are compared. */
  readonly trees: { readonly before: unknown; readonly after: unknown };
}

export interface Verdict {
  readonly impact: Impact;
  readonly message: string;
}

/** What differences at some places mean. */
export interface ContractRule {
  /** Keys with dots between them; `*` is any key, `**` at the end all that is below, and the place itself. */
  readonly pattern: string;
  /** What an absent value stands for; beside it the value is no difference. */
  readonly assumed?: unknown;
  readonly judge: (difference: NamedDifference) => readonly Verdict[];
}

/** What stands at the stars of a pattern; undefined when a path does not fit. */
export function namesAt(pattern: string, path: readonly string[]): readonly string[] | undefined {
  const segments = pattern.split(".");
  const isOpen = segments.at(-1) === "**";
  const fixed = isOpen ? segments.slice(0, -1) : segments;
  if (path.length < fixed.length || (!isOpen && path.length > fixed.length)) return undefined;
  const fits = fixed.every((segment, index) => segment === "*" || segment === path[index]);
  return fits
    ? path.filter((_key, index) => fixed[index] === "*" || index >= fixed.length)
    : undefined;
}

type Subject = (...names: readonly string[]) => string;

/** A rule whose impact depends on whether something was added, removed or changed. */
export function rule(
  pattern: string,
  impact: Impact | { readonly added: Impact; readonly removed: Impact; readonly changed: Impact },
  subject: Subject,
): ContractRule {
  return { pattern, judge: (difference) => [verdict(difference, impact, subject, "unsaid")] };
}

/** As `rule`, telling the values: only for places where no secret can stand. */
export function tellingRule(
  pattern: string,
  impact: Parameters<typeof rule>[1],
  subject: Subject,
): ContractRule {
  return { pattern, judge: (difference) => [verdict(difference, impact, subject, "told")] };
}

export function assuming(assumed: unknown, { pattern, judge }: ContractRule): ContractRule {
  return { pattern, judge, assumed };
}

function verdict(
  { before, after, names }: NamedDifference,
  impact: Parameters<typeof rule>[1],
  subject: Subject,
  values: "told" | "unsaid",
): Verdict {
  const what = subject(...names);
  const [from, to] = values === "told" ? [shortText(before), shortText(after)] : [];
  if (before === undefined) {
    return { impact: oneOf(impact, "added"), message: `${what} was added${withColon(to)}.` };
  }
  if (after === undefined) {
    return { impact: oneOf(impact, "removed"), message: `${what} was removed${withColon(from)}.` };
  }
  const fromTo = from === undefined || to === undefined ? "" : ` from ${from} to ${to}`;
  return { impact: oneOf(impact, "changed"), message: `${what} changed${fromTo}.` };
}

function oneOf(impact: Parameters<typeof rule>[1], how: "added" | "removed" | "changed"): Impact {
  return typeof impact === "string" ? impact : impact[how];
}

function withColon(text: string | undefined): string {
  return text === undefined ? "" : `: ${text}`;
}

const longestValue = 60;

/** A value as JSON; undefined when it is too long for a sentence. */
export function shortText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  return text.length > longestValue ? undefined : text;
}

/** What is only in one of two lists, and whether both hold the same. */
export function listDifference(
  before: unknown,
  after: unknown,
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const one = texts(before);
  const other = texts(after);
  return {
    added: [...other].filter((text) => !one.has(text)),
    removed: [...one].filter((text) => !other.has(text)),
  };
}

function texts(list: unknown): ReadonlySet<string> {
  const entries: readonly unknown[] = Array.isArray(list) ? list : list === undefined ? [] : [list];
  return new Set(
    entries.map((entry) => (typeof entry === "string" ? entry : JSON.stringify(entry ?? null))),
  );
}
