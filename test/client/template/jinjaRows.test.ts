import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { render } from "../../../client/src/template/jinja/render.js";
import { TemplateError } from "../../../client/src/template/jinja/templateError.js";
import { Dict, List, Opaque } from "../../../client/src/template/jinja/values.js";
import type { Value } from "../../../client/src/template/jinja/values.js";

/** What Jinja 3.1.2 with its default environment makes of each template; see docs/publishing.md. */
interface Rows {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rows: readonly (readonly [template: string, expected: string | { error: string }])[];
}

const { variables, rows } = JSON.parse(
  readFileSync(new URL("jinjaRows.json", import.meta.url), "utf8"),
) as Rows;

/** Floats are written as `{"$float": "1.0"}`, since JSON has only one kind of number. */
function valueOf(json: unknown): Value {
  if (typeof json === "number") return BigInt(json);
  if (typeof json === "string" || typeof json === "boolean" || json === null) return json;
  if (Array.isArray(json)) return new List(json.map(valueOf));
  const entries = Object.entries(json as object);
  const [first] = entries;
  if (first?.[0] === "$float") return Number(first[1]);
  return new Dict(entries.map(([key, value]) => [key, valueOf(value)]));
}

function outcome(source: string): string | { error: string } {
  const given = Object.entries(variables).map(([name, json]) => [name, valueOf(json)] as const);
  const environment = new Opaque("os_env", {
    attribute: (name) => (name === "HOME_X" ? "h" : undefined),
  });
  try {
    return render({
      source,
      name: "template",
      variables: [...given, ["os_env", environment]],
      loader: { load: () => undefined, done: () => undefined },
    });
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown;
    return { error: thrown.fault };
  }
}

/** What is left out on purpose, each with the reason. */
const different = new Map<string, string>([
  ["{{ name.__class__ }}", "nothing of the language that renders can be reached"],
  ['{% extends "base" %}', "refused by name; Jinja refuses it here for want of a loader"],
]);

describe("templates render as Jinja renders them", () => {
  it.each(rows)("%j", (template, expected) => {
    const actual = outcome(template);
    if (different.has(template)) expect(actual).not.toEqual(expected);
    else if (typeof expected === "string") expect(actual).toBe(expected);
    else if (expected.error === "error") expect(actual).toHaveProperty("error");
    else expect(actual).toEqual(expected);
  });

  it("with more than 400 rows, each once", () => {
    expect(new Set(rows.map(([template]) => template)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(400);
  });
});
