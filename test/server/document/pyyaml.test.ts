import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { resolveAlias } from "../../../server/src/document/effectivePairs.js";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { toJson } from "../../../server/src/document/toJson.js";

interface ScalarRow {
  readonly input: string;
  readonly type: string;
  readonly value?: string | boolean;
  readonly decision?: string;
}

interface DocumentRow {
  readonly name: string;
  readonly text: string;
  readonly value?: unknown;
  readonly refused?: boolean;
  readonly unsendable?: string;
  readonly decision?: string;
}

function rows(file: string): readonly unknown[] {
  const text = readFileSync(new URL(`pyyaml/${file}`, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

const scalars = rows("scalars.jsonl") as readonly ScalarRow[];
const documents = rows("documents.jsonl") as readonly DocumentRow[];
const differing = <Row extends { readonly decision?: string }>(all: readonly Row[]) =>
  all.filter(({ decision }) => decision !== undefined);
const agreeing = <Row extends { readonly decision?: string }>(all: readonly Row[]) =>
  all.filter(({ decision }) => decision === undefined);

/** Type and value as we read them, in the words of the table; a different line break is no refusal. */
function read(input: string): string {
  const { root, problems } = parseDocument(`- ${input}\n`);
  if (problems.some(({ rule }) => rule !== "syntax/unusual-line-break")) return "refused";
  const item = root?.kind === "sequence" ? resolveAlias(root.items[0]) : undefined;
  if (item === undefined) return "null";
  if (item.kind !== "scalar") return "collection";
  const { value } = item;
  switch (value.type) {
    case "number":
      return `${value.integer ? "int" : "float"} ${numberText(value.value)}`;
    case "string":
      return `str ${value.value}`;
    case "boolean":
      return `bool ${value.value}`;
    default:
      return value.type;
  }
}

function expected({ type, value }: ScalarRow): string {
  if (type === "timestamp" || value === undefined) return type;
  return type === "int" || type === "float"
    ? `${type} ${numberText(numberOf(String(value)))}`
    : `${type} ${value}`;
}

const wordsOfPython = new Map([
  ["inf", Infinity],
  ["-inf", -Infinity],
  ["nan", NaN],
]);

function numberOf(text: string): number {
  return wordsOfPython.get(text) ?? Number(text);
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** What we would send, or that we would not. */
function send(text: string): { readonly value: unknown } | "refused" {
  const result = toJson(parseDocument(text));
  return "problem" in result ? "refused" : { value: result.value };
}

describe("a plain, quoted or odd value is read as PyYAML reads it", () => {
  it("in more than 400 cases", () => {
    expect(scalars.length).toBeGreaterThanOrEqual(400);
    expect(new Set(scalars.map(({ input }) => input)).size).toBe(scalars.length);
    expect(differing(scalars).length).toBeLessThanOrEqual(9);
  });

  it.each(agreeing(scalars).map((row) => [row.input, row] as const))("%j", (input, row) => {
    expect(read(input)).toBe(expected(row));
  });

  it.each(differing(scalars).map((row) => [row.input, row] as const))(
    "%j is not, by decision",
    (input, row) => {
      expect(row.decision).toMatch(/\w/);
      expect(read(input)).not.toBe(expected(row));
    },
  );
});

describe("a document is read as PyYAML reads it", () => {
  it("in more than 120 cases", () => {
    expect(documents.length).toBeGreaterThanOrEqual(120);
    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
    expect(differing(documents).length).toBeLessThanOrEqual(21);
  });

  const sent = ({ value, refused, unsendable }: DocumentRow) =>
    refused === true || unsendable !== undefined ? "refused" : { value };

  it.each(agreeing(documents).map((row) => [row.name, row] as const))("%s", (_, row) => {
    expect(send(row.text)).toEqual(sent(row));
  });

  it.each(differing(documents).map((row) => [row.name, row] as const))(
    "%s is not, by decision",
    (_, row) => {
      expect(row.decision).toMatch(/\w/);
      expect(send(row.text)).not.toEqual(sent(row));
    },
  );
});
