import type { IgnoreLine } from "./ignoreLine.js";
import type { IgnoreDialect } from "./ignorePattern.js";
import type { IgnoreRule } from "./ignoreRules.js";
import { rewriteForBoth } from "./printPattern.js";

/** What is worth knowing about a line of an ignore file that can be used as it is. */
export interface IgnoreHint {
  readonly kind: "differentMeaning" | "noEffect";
  readonly source: IgnoreLine;
  /** One sentence. */
  readonly message: string;
  /** A line to put in its place, which means in both dialects what the line means in the one that counts. */
  readonly rewrite?: string;
}

const names = { sdk: "the Peak SDK", docker: "Docker" } as const;

/** Hints about lines that the two dialects read differently, of which `dialect` counts. */
export function dialectHints(
  rules: readonly IgnoreRule[],
  dialect: IgnoreDialect,
): readonly IgnoreHint[] {
  return rules
    .filter(({ sdk, docker }) => sdk !== docker)
    .map((rule) => dialectHint(rule, dialect));
}

function dialectHint(rule: IgnoreRule, dialect: IgnoreDialect): IgnoreHint {
  const { source } = rule;
  const other = dialect === "sdk" ? "docker" : "sdk";
  const rewrite = rewriteForBoth(rule, dialect);
  const isNothing = rule[dialect].glob === undefined;
  const what = `${placeOf(source)} means something else to ${names[other]} than to ${names[dialect]}`;
  if (rewrite !== undefined) {
    const message = `${what}; "${rewrite}" means to both what it means to ${names[dialect]}.`;
    return { kind: "differentMeaning", source, message, rewrite };
  }
  const advice = isNothing
    ? `${names[dialect]} finds nothing by it, so remove or correct it`
    : "no other line means the same to both";
  return { kind: "differentMeaning", source, message: `${what}; ${advice}.` };
}

/** The hint about a line that decides about no file. */
export function noEffectHint(source: IgnoreLine): IgnoreHint {
  const message = `${placeOf(source)} has no effect: it matches no file that is left to it by the other lines.`;
  return { kind: "noEffect", source, message };
}

function placeOf({ file, line, text }: IgnoreLine): string {
  return `Line ${line} of ${file}, "${text}",`;
}
