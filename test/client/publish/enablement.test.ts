import { describe, expect, it } from "vitest";
import { enablement } from "../../../client/src/publish/enablement.js";

const values: Readonly<Record<string, unknown>> = { mail: true, region: "north", limit: 3 };
const known = (name: string) => (name in values ? { value: values[name] } : undefined);
const basic = (dependsOn: string, operator: string, value: unknown) => ({
  dependsOn,
  operator,
  value,
});
const both = (conditionType: string, ...conditions: readonly unknown[]) => ({
  conditionType,
  conditions,
});
const yes = basic("mail", "equals", true);
const no = basic("region", "equals", "south");
const open = basic("elsewhere", "equals", 1);

describe("a parameter with conditions", () => {
  it.each([
    ["without conditions", [], true],
    ["on a value that is so", [yes], true],
    ["on a value that is not so", [no], false],
    ["on a value that differs", [basic("limit", "not-equals", 4)], true],
    ["on the text of a number", [basic("limit", "equals", "3")], false],
    ["on a value that is not known", [open], "unknown"],
    ["on all of some", [both("AND", yes, no)], false],
    ["on all of some, of which one decides", [both("AND", open, no)], false],
    ["on all of some, of which one is not known", [both("AND", open, yes)], "unknown"],
    ["on one of some", [both("OR", no, yes)], true],
    ["on one of some, of which one is not known", [both("OR", no, open)], "unknown"],
    ["several of which stand side by side", [yes, no], "unknown"],
    ["that cannot be read", [both("XOR", yes), "x"].slice(0, 1), "unknown"],
    ["with an operator of a newer platform", [basic("limit", "greater-than", 1)], "unknown"],
    ["that are no conditions", ["x"], "unknown"],
  ])("%s", (_title, conditions, expected) => {
    expect(enablement({ conditions }, known)).toBe(expected);
  });
});
