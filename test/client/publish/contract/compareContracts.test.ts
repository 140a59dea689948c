import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareContracts } from "../../../../client/src/publish/contract/compareContracts.js";
import type { BlockContract } from "../../../../client/src/publish/contract/contractTree.js";
import { configRows } from "./configRows.js";
import { parameterRows } from "./parameterRows.js";
import { stepRows } from "./stepRows.js";
import { worstImpact } from "../../../../client/src/publish/contract/contractChange.js";

const run = (...declarations: readonly object[]): BlockContract => ({
  config: {},
  parameters: { run: declarations },
});
const text = (extra: object = {}) => ({
  name: "region",
  type: "string",
  required: false,
  ...extra,
});

describe("comparing two releases", () => {
  it.each([...parameterRows, ...stepRows, ...configRows])(
    "tells of %s",
    (_what, before, after, expected) => {
      const told = compareContracts(before, after).map(
        ({ impact, path, message }) => `${impact} ${path.join(".")}: ${message}`,
      );
      expect(told).toEqual(expected);
    },
  );

  const json = fc.jsonValue({ maxDepth: 2 });
  const name = fc.constantFrom("a", "b", "__proto__", "constructor");
  const declaration = fc.record(
    {
      name,
      type: fc.constantFrom("string", "number"),
      required: fc.boolean(),
      defaultValue: json,
      options: json,
      conditions: json,
      hideValue: json,
    },
    { requiredKeys: ["name"] },
  );
  const steps = fc.dictionary(
    name,
    fc.record(
      {
        type: json,
        parents: json,
        command: json,
        auth: json,
        parameters: json,
        outputParameters: json,
        magic: json,
      },
      { requiredKeys: [] },
    ),
    { maxKeys: 3 },
  );
  const contracts: fc.Arbitrary<BlockContract> = fc.record(
    {
      config: fc.oneof(
        fc.record({ steps, triggers: json, images: json, magic: json }, { requiredKeys: [] }),
        json,
      ),
      parameters: fc.oneof(fc.record({ run: fc.array(declaration, { maxLength: 3 }) }), json),
      autoRunOnDeploy: fc.boolean(),
    },
    { requiredKeys: ["config"] },
  );

  it("finds nothing between a release and itself, whatever it holds", () => {
    fc.assert(
      fc.property(contracts, (contract) => {
        const copy = JSON.parse(JSON.stringify(contract)) as BlockContract;
        expect(compareContracts(contract, copy)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("tells of each step and parameter that came, went or changed", () => {
    const named = fc.tuple(
      fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.nat(2)),
      fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.nat(2)),
    );
    const contract = (numbers: Readonly<Record<string, number>>): BlockContract => ({
      config: {
        steps: Object.fromEntries(
          Object.entries(numbers).map(([key, value]) => [key, { magic: value }]),
        ),
      },
      parameters: {
        run: Object.entries(numbers).map(([key, value]) => ({
          name: key,
          type: "number",
          magic: value,
        })),
      },
    });
    fc.assert(
      fc.property(named, ([before, after]) => {
        const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
          .filter((key) => before[key] !== after[key])
          .flatMap((key) => [`config.steps.${key}`, `parameters.run.${key}`]);
        const told = compareContracts(contract(before), contract(after)).map(({ path }) =>
          path.slice(0, 3).join("."),
        );
        expect([...new Set(told)].filter((path) => path !== "parameters.run").toSorted()).toEqual(
          changed.toSorted(),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("says one sentence each, and never fails, whatever the two hold", () => {
    fc.assert(
      fc.property(contracts, contracts, (before, after) => {
        for (const { message } of compareContracts(before, after))
          expect(message).toMatch(/^\S.*\.$/s);
      }),
      { numRuns: 40 },
    );
  });

  it("puts the worst first", () => {
    const changes = compareContracts(
      run(text({ title: "a" }), { name: "b", type: "number" }),
      run(text({ title: "b", type: "number" })),
    );
    expect(changes.map(({ impact }) => impact)).toEqual(["breaking", "breaking", "cosmetic"]);
    expect(worstImpact(changes)).toBe("breaking");
    expect(worstImpact([])).toBeUndefined();
  });
});
