import { afterFirst, covered, inConfig, inStandardStep } from "./row.js";
import type { CatalogueRow } from "./row.js";

const test = (entry: string) =>
  afterFirst(`parents: [first]\nexecutionParameters:\n  conditional:\n    - ${entry}`);
const status = (entry: string) =>
  afterFirst(`parents: [first]\nexecutionParameters:\n  parentStatus:\n    - ${entry}`);
const retry = (keys: string) => inStandardStep(`runConfiguration: { retryOptions: { ${keys} } }`);
const skip = (keys: string) =>
  inStandardStep(`runConfiguration: { skipConfiguration: { ${keys} } }`);

/** Conditions and the run configuration of steps. */
export const conditionRows: readonly CatalogueRow[] = covered(
  [
    "PB290",
    "condition without parents",
    "error",
    "condition/without-parents",
    afterFirst(
      "<|executionParameters|>: { parentStatus: [{ condition: all-of, parents: [first], status: [success] }] }",
    ),
  ],
  [
    "PB291",
    "condition without a value",
    "error",
    "schema/required-key",
    test("{ <|condition|>: equals, stepName: first, paramName: a }"),
  ],
  [
    "PB292",
    "short form of equals",
    "error",
    "schema/enum",
    test("{ condition: <|eq|>, stepName: first, paramName: a, value: x }"),
  ],
  [
    "PB293",
    "test of a step that is not there",
    "error",
    "condition/conditional-step-unknown",
    test("{ condition: equals, stepName: <|frist|>, paramName: a, value: x }"),
  ],
  [
    "PB294",
    "test of a step that is no parent",
    "error",
    "condition/conditional-step-not-parent",
    afterFirst(
      "parents: [reader]\nexecutionParameters: { conditional: [{ condition: equals, stepName: <|first|>, paramName: a, value: x }] }",
    ),
  ],
  [
    "PB295",
    "test of an output parameter that is not there",
    "error",
    "condition/conditional-output-unknown",
    test("{ condition: equals, stepName: first, paramName: <|zzzzz|>, value: x }"),
  ],
  [
    "PB296",
    "test for a number",
    "warning",
    "schema/type",
    test("{ condition: equals, stepName: first, paramName: a, value: <|1|> }"),
  ],
  [
    "PB297",
    "two values at once",
    "warning",
    "condition/contradiction",
    test(
      "{ condition: equals, stepName: first, paramName: a, value: x }\n    - { condition: equals, stepName: first, paramName: a, value: <|y|> }",
    ),
  ],
  [
    "PB297",
    "a value and its opposite",
    "warning",
    "condition/contradiction",
    test(
      "{ condition: not-equals, stepName: first, paramName: a, value: x }\n    - { condition: equals, stepName: first, paramName: a, value: <|x|> }",
    ),
  ],
  [
    "PB300",
    "status that names no status",
    "error",
    "schema/required-key",
    status("{ <|condition|>: all-of, parents: [first] }"),
  ],
  [
    "PB300",
    "status of no parents",
    "error",
    "schema/empty-list",
    status("{ condition: all-of, parents: <|[]|>, status: [success] }"),
  ],
  [
    "PB301",
    "short form of all-of",
    "error",
    "schema/enum",
    status("{ condition: <|all|>, parents: [first], status: [success] }"),
  ],
  [
    "PB302",
    "status with another word",
    "error",
    "schema/enum",
    status("{ condition: all-of, parents: [first], status: [<|succeeded|>] }"),
  ],
  [
    "PB303",
    "status of a step that is no parent",
    "error",
    "condition/parent-status-not-parent",
    status("{ condition: all-of, parents: [first, <|reader|>], status: [success] }"),
  ],
  [
    "PB304",
    "both statuses",
    "hint",
    "condition/trivial-status",
    status("{ condition: all-of, parents: [first], status: <|[success, failure]|> }"),
  ],
  [
    "PB305",
    "no step after a success",
    "hint",
    "condition/unhandled-success",
    inConfig(
      "triggers: []\nsteps:\n  first: { type: sql, sqlQueryPath: q.sql }\n  second: { type: sql, sqlQueryPath: q.sql, parents: [first], executionParameters: { parentStatus: [{ condition: all-of, parents: [<|first|>], status: [failure] }] } }",
    ),
  ],
  [
    "PB306",
    "unknown kind of condition",
    "warning",
    "schema/unknown-key",
    afterFirst("parents: [first]\nexecutionParameters: { <|conditionals|>: [] }"),
  ],
  ["PB310", "wait of ten minutes", "error", "schema/range", retry("duration: <|600|>")],
  ["PB310", "wait with a fraction", "error", "schema/type", retry("duration: <|1.5|>")],
  ["PB311", "too many retries", "error", "schema/range", retry("numberOfRetries: <|9|>")],
  ["PB312", "exit code above 255", "error", "schema/range", retry("exitCodes: [<|256|>]")],
  ["PB312", "exit codes as a number", "error", "schema/type", retry("exitCodes: <|1|>")],
  [
    "PB313",
    "exit code of success",
    "warning",
    "run/exit-code-zero",
    retry("exitCodes: [<|0|>, 1]"),
  ],
  ["PB314", "backoff as a number", "error", "schema/type", retry("exponentialBackoff: <|2|>")],
  ["PB315", "skip as a text", "error", "schema/type", skip('skip: <|"yes"|>')],
  [
    "PB316",
    "skip off and skipDAG on",
    "information",
    "run/skip-dag-alone",
    inConfig(
      "triggers: []\nsteps:\n  first: { type: sql, sqlQueryPath: q.sql }\n  second: { type: sql, sqlQueryPath: q.sql, parents: [first], runConfiguration: { skipConfiguration: { <|skip|>: false, skipDAG: true } } }",
    ),
  ],
  [
    "PB317",
    "unknown key of the run configuration",
    "warning",
    "schema/unknown-key",
    inStandardStep("runConfiguration: { <|retries|>: 3 }"),
  ],
  ["PB317", "misspelt skipDAG", "warning", "schema/unknown-key", skip("<|skipDag|>: true")],
  [
    "PB318",
    "all steps skipped",
    "warning",
    "run/all-skipped",
    skip("skipDAG: true").replace("steps:", "<|steps|>:"),
  ],
);
