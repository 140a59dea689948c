import { describe, expect, it } from "vitest";
import type { DeploymentSummary } from "../../../client/src/api/resources.js";
import {
  driftOf,
  driftText,
  type KnownAboutDeployment,
} from "../../../client/src/resources/drift.js";
import { ParameterRecords } from "../../../client/src/resources/parameterRecords.js";
import { MemoryMemento } from "../support/memoryPorts.js";

function deployment(version: string | undefined, status = "deployed"): DeploymentSummary {
  const release = version === undefined ? undefined : { version };
  return {
    id: "d1",
    kind: "workflow",
    status,
    metadata: { name: "orders" },
    spec: { id: "s1", ...(release && { release }) },
  };
}

describe("driftOf", () => {
  const newest = (
    newestRelease: string | undefined,
    changedParameters: readonly string[] = [],
  ) => ({
    newestRelease,
    changedParameters,
  });

  it.each<[string, DeploymentSummary, KnownAboutDeployment, readonly string[]]>([
    ["the newest release", deployment("1.2.0"), newest("1.2.0"), []],
    ["an older release", deployment("1.2.0"), newest("1.10.0"), ["behind 1.10.0"]],
    ["a release before the newest one by number", deployment("1.10.0"), newest("1.9.0"), []],
    ["a release before a trial of the next one", deployment("1.2.0"), newest("1.3.0-rc.1"), []],
    [
      "a trial before another one",
      deployment("1.3.0-rc.1"),
      newest("1.3.0-rc.2"),
      ["behind 1.3.0-rc.2"],
    ],
    ["an unknown newest release", deployment("1.2.0"), newest(undefined), []],
    ["an unknown release of its own", deployment(undefined), newest("1.2.0"), []],
    ["versions that are none", deployment("old"), newest("new"), []],
    ["a failure", deployment("1.2.0", "rollback_failed"), newest("1.2.0"), ["rollback failed"]],
    ["a status nobody knows", deployment("1.2.0", "dreaming"), newest("1.2.0"), []],
    [
      "parameters that were changed elsewhere",
      deployment("1.2.0"),
      newest("1.2.0", ["region"]),
      ["parameters changed elsewhere"],
    ],
    [
      "all at once, the worst first",
      deployment("1.0.0", "failed"),
      newest("1.1.0", ["region"]),
      ["failed", "behind 1.1.0", "parameters changed elsewhere"],
    ],
  ])("of %s", (_title, given, known, expected) => {
    expect(driftOf(given, known).map(driftText)).toEqual(expected);
  });
});

describe("ParameterRecords", () => {
  const create = () => {
    const memory = new MemoryMemento();
    return { memory, records: new ParameterRecords(memory) };
  };

  it("notice values that change, come and go within a revision", async () => {
    const { records } = create();
    await records.note("d1", "1", { region: "north", days: 14, label: "x" });
    expect(records.changed("d1", "1", { region: "north", days: 14, label: "x" })).toEqual([]);
    expect(records.changed("d1", "1", { region: "south", days: 14, fresh: true })).toEqual([
      "fresh",
      "label",
      "region",
    ]);
  });

  it("keep the first values of a revision, so that a change stays visible", async () => {
    const { records } = create();
    await records.note("d1", "1", { region: "north" });
    await records.note("d1", "1", { region: "south" });
    expect(records.changed("d1", "1", { region: "south" })).toEqual(["region"]);
  });

  it("say nothing of another revision, which brings its own values", async () => {
    const { records } = create();
    await records.note("d1", "1", { region: "north" });
    expect(records.changed("d1", "2", { region: "south" })).toEqual([]);
    expect(records.changed("d2", "1", { region: "south" })).toEqual([]);
  });

  it("hold no value", async () => {
    const { memory, records } = create();
    await records.note("d1", "1", { region: "north-by-north-west" });
    expect(JSON.stringify([...memory.values])).not.toContain("north-by");
  });

  it("read over what is broken", async () => {
    const { memory, records } = create();
    await memory.update("runParameters", { d1: { revision: 1 }, d2: null });
    expect(records.changed("d1", "1", { region: "north" })).toEqual([]);
    await memory.update("runParameters", "broken");
    expect(records.ids().size).toBe(0);
  });
});
