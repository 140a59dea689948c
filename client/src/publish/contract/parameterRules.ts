import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../../api/guards.js";
import { own } from "../changes/sameContent.js";
import {
  assuming,
  rule,
  shortText,
  tellingRule,
  type ContractRule,
  type NamedDifference,
  type Verdict,
} from "./contractRule.js";
import type { Impact } from "./contractChange.js";

const parameter = (list = "", name = "") => `the ${list} parameter "${name}"`;
const The = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a change of a declared parameter means for those who give its value. */
export const parameterRules: readonly ContractRule[] = [
  { pattern: "parameters.*.*", judge: wholeParameter },
  tellingRule(
    "parameters.*.*.type",
    "breaking",
    (list, name) => `The type of ${parameter(list, name)}`,
  ),
  assuming(false, { pattern: "parameters.*.*.required", judge: required }),
  { pattern: "parameters.*.*.defaultValue", judge: defaultValue },
  { pattern: "parameters.*.*.options", judge: options },
  assuming(false, { pattern: "parameters.*.*.hideValue", judge: hideValue }),
  { pattern: "parameters.*.*.conditions", judge: conditions },
  rule("parameters.*.*.title", "cosmetic", (list, name) => `The title of ${parameter(list, name)}`),
  rule(
    "parameters.*.*.description",
    "cosmetic",
    (list, name) => `The description of ${parameter(list, name)}`,
  ),
  rule(
    "parameters.*.*.**",
    "compatible",
    (list, name, ...keys) => `"${keys.join(".")}" of ${parameter(list, name)}`,
  ),
  rule(
    "parameters.**",
    "breaking",
    (...keys) => `The declaration "${["parameters", ...keys].join(".")}"`,
  ),
];

function wholeParameter({ names, before, after }: NamedDifference): readonly Verdict[] {
  const what = parameter(...names);
  if (after === undefined) {
    return one(
      "breaking",
      `${The(what)} was removed, so values that are given for it have no effect.`,
    );
  }
  if (before !== undefined) return one("breaking", `${The(what)} was declared anew.`);
  return isDemanded(after)
    ? one(
        "breaking",
        `${The(what)} was added and needs a value, since it is required and has no default.`,
      )
    : one("compatible", `${The(what)} was added.`);
}

/** `true`: each deployment has to give it a value. */
export function isDemanded(declaration: unknown): boolean {
  if (!isRecord(declaration) || declaration["required"] !== true) return false;
  const { conditions: enabling, defaultValue: value } = declaration;
  return (value ?? undefined) === undefined && !(Array.isArray(enabling) && enabling.length > 0);
}

function required(difference: NamedDifference): readonly Verdict[] {
  const what = parameter(...difference.names);
  if (difference.after !== true) return one("compatible", `${The(what)} is no longer required.`);
  return isDemanded(declaration(difference, "after"))
    ? one("breaking", `${The(what)} is now required and has no default, so it needs a value.`)
    : one(
        "compatible",
        `${The(what)} is now required; its default stands in where no value is given.`,
      );
}

function defaultValue(difference: NamedDifference): readonly Verdict[] {
  const what = parameter(...difference.names);
  const before = own(declaration(difference, "before"), "defaultValue");
  const after = own(declaration(difference, "after"), "defaultValue");
  if (after === undefined) {
    return isDemanded(declaration(difference, "after"))
      ? one("breaking", `The default of ${what} was removed, so it needs a value.`)
      : one("compatible", `The default of ${what} was removed.`);
  }
  const [from, to] = isHidden(difference) ? [] : [shortText(before), shortText(after)];
  if (before === undefined) {
    return one("compatible", `${The(what)} has a default now${to === undefined ? "" : `: ${to}`}.`);
  }
  const fromTo = from === undefined || to === undefined ? "" : ` from ${from} to ${to}`;
  return one("compatible", `The default of ${what} changed${fromTo}.`);
}

function options({ names, before, after }: NamedDifference): readonly Verdict[] {
  const what = parameter(...names);
  const was = optionValues(before);
  const is = optionValues(after);
  if (is.length === 0)
    return one("compatible", `${The(what)} takes any value now, not only options.`);
  if (was.length === 0) return one("breaking", `${The(what)} takes only its options now.`);
  const has = (values: readonly unknown[], value: unknown) =>
    values.some((other) => isDeepStrictEqual(other, value));
  const removed = was.filter((value) => !has(is, value));
  const added = is.filter((value) => !has(was, value));
  const verdicts: Verdict[] = [];
  if (removed.length > 0) {
    verdicts.push(...one("breaking", `${The(what)} no longer takes ${counted(removed)}.`));
  }
  if (added.length > 0) {
    verdicts.push(...one("compatible", `${The(what)} also takes ${counted(added)}.`));
  }
  if (verdicts.length > 0) return verdicts;
  return one("cosmetic", `The titles or the order of the options of ${what} changed.`);
}

function optionValues(list: unknown): readonly unknown[] {
  if (!Array.isArray(list)) return [];
  return list.map((option: unknown) => (isRecord(option) ? option["value"] : option));
}

function counted(values: readonly unknown[]): string {
  const text = values.map((value) => shortText(value) ?? "a long value").join(", ");
  return text.length > 120
    ? `${values.length} options`
    : `the option${values.length === 1 ? "" : "s"} ${text}`;
}

function hideValue({ names, after }: NamedDifference): readonly Verdict[] {
  const what = parameter(...names);
  return after === true
    ? one("compatible", `The values of ${what} are hidden from now on.`)
    : one("breaking", `The values of ${what} were hidden and are shown from now on.`);
}

function conditions(difference: NamedDifference): readonly Verdict[] {
  const what = parameter(...difference.names);
  const now = declaration(difference, "after");
  const mayBeNeeded = now["required"] === true && (now["defaultValue"] ?? undefined) === undefined;
  return mayBeNeeded
    ? one("breaking", `The conditions of ${what} changed, so it may be needed where it was not.`)
    : one("compatible", `The conditions of ${what} changed.`);
}

function isHidden(difference: NamedDifference): boolean {
  return (["before", "after"] as const).some(
    (side) => declaration(difference, side)["hideValue"] === true,
  );
}

/** The declaration that a difference is in. */
function declaration(
  { path, trees }: NamedDifference,
  side: "before" | "after",
): Readonly<Record<string, unknown>> {
  let value: unknown = trees[side];
  for (const key of path.slice(0, 3)) value = isRecord(value) ? own(value, key) : undefined;
  return isRecord(value) ? value : {};
}

function one(impact: Impact, message: string): readonly Verdict[] {
  return [{ impact, message }];
}
