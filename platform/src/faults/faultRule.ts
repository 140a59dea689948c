import { Ajv, type ValidateFunction } from "ajv";
import type { FieldError } from "../apiError.js";
import { toFieldError } from "../schemaErrors.js";

/** The moments of a request at which something can go wrong, in their order. */
export const moments = [
  "before-headers",
  "after-n-bytes",
  "before-commit",
  "after-commit",
  "after-response-n-bytes",
] as const;

export type Moment = (typeof moments)[number];

/** What can go wrong, and at which moments. */
const deeds = {
  reset: moments,
  close: moments,
  hang: moments,
  status: ["before-headers", "after-n-bytes", "before-commit", "after-commit"],
  redirect: ["before-headers", "after-n-bytes", "before-commit", "after-commit"],
  delay: ["before-headers", "before-commit", "after-commit"],
  slow: ["before-headers", "after-commit"],
  malform: ["after-commit"],
  hide: ["after-commit"],
} as const satisfies Record<string, readonly Moment[]>;

export type Deed = keyof typeof deeds;

/** How an answer can be malformed. */
const forms = ["truncated", "text", "html", "empty", "list", "bom"] as const;

/** One thing that goes wrong with the requests that match. */
export interface FaultRule {
  readonly match?: {
    readonly method?: string;
    /** As in the request, without the query; `*` stands for one segment. */
    readonly path?: string;
    readonly operation?: string;
    /** Which of the matching requests, counted from 1; all of them unless given. */
    readonly nth?: number | readonly number[];
  };
  readonly when: Moment;
  readonly do: Deed;
  /** For the moments that count bytes. */
  readonly bytes?: number;
  /** For `status` and `redirect`. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For `redirect`. */
  readonly location?: string;
  /** For `delay`. */
  readonly milliseconds?: number;
  /** For `slow`. */
  readonly bytesPerSecond?: number;
  /** For `malform`. */
  readonly form?: (typeof forms)[number];
  /** For `hide`, on the platform's clock. */
  readonly seconds?: number;
}

const count = { type: "integer", minimum: 1 };
const text = { type: "string" };

const schema = {
  type: "object",
  required: ["when", "do"],
  additionalProperties: false,
  "x-unknown": "error",
  properties: {
    match: {
      type: "object",
      additionalProperties: false,
      "x-unknown": "error",
      properties: {
        method: { enum: ["GET", "POST", "PATCH", "DELETE"] },
        path: text,
        operation: text,
        nth: { anyOf: [count, { type: "array", items: count }] },
      },
    },
    when: { enum: moments },
    do: { enum: Object.keys(deeds) },
    bytes: { type: "integer", minimum: 0 },
    status: { type: "integer", minimum: 200, maximum: 599 },
    headers: {
      type: "object",
      additionalProperties: { type: "string", pattern: "^[\\x20-\\x7e]*$" },
    },
    body: text,
    location: { type: "string", pattern: "^[\\x21-\\x7e]+$" },
    milliseconds: { type: "integer", minimum: 0, maximum: 600_000 },
    bytesPerSecond: count,
    form: { enum: forms },
    seconds: { type: "number", minimum: 0 },
  },
};

/** What a deed cannot do without. */
const needs: Partial<Record<Deed, keyof FaultRule>> = {
  redirect: "location",
  delay: "milliseconds",
  slow: "bytesPerSecond",
  malform: "form",
  hide: "seconds",
};

let compiled: ValidateFunction<FaultRule> | undefined;

/** Compiled when it is first needed, which it mostly never is. */
function validator(): ValidateFunction<FaultRule> {
  const options = { allErrors: true, verbose: true, strict: false };
  return (compiled ??= new Ajv(options).compile<FaultRule>(schema));
}

/** @returns the rule, or what is wrong with it */
export function readFaultRule(value: unknown): FaultRule | readonly FieldError[] {
  const validate = validator();
  if (!validate(value)) return (validate.errors ?? []).map(toFieldError);
  const allowed: readonly Moment[] = deeds[value.do];
  if (!allowed.includes(value.when)) {
    const message = `"${value.do}" is possible at ${allowed.join(", ")}.`;
    return [{ pointer: "/when", message }];
  }
  const needed = needs[value.do];
  if (needed !== undefined && value[needed] === undefined) {
    return [{ pointer: "", message: `"${value.do}" needs "${needed}".` }];
  }
  return value;
}
