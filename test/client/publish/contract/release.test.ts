import { describe, expect, it } from "vitest";
import { brokenDeployments } from "../../../../client/src/publish/contract/brokenDeployments.js";
import type {
  ContractChange,
  Impact,
} from "../../../../client/src/publish/contract/contractChange.js";
import { draftNotes } from "../../../../client/src/publish/contract/draftNotes.js";
import {
  isTooSmall,
  proposeVersion,
  versionProblem,
} from "../../../../client/src/publish/contract/proposeVersion.js";

describe("the proposed version", () => {
  it.each([
    ["1.2.3", "breaking", "2.0.0"],
    ["1.2.3", "compatible", "1.3.0"],
    ["1.2.3", "cosmetic", "1.2.4"],
    ["1.2.3", undefined, "1.2.4"],
    ["0.4.1", "breaking", "0.5.0"],
    ["0.4.1", "compatible", "0.4.2"],
    ["0.4.1", "cosmetic", "0.4.2"],
    ["2.0.0-beta.1", "breaking", "2.0.0-beta.2"],
    ["yesterday", "breaking", undefined],
  ] as const)("after %s with %s changes is %s", (newest, impact, expected) => {
    expect(proposeVersion(newest, impact)).toBe(expected);
  });

  it.each([
    ["1.2.4", "1.2.3", "breaking", true],
    ["1.3.0", "1.2.3", "breaking", true],
    ["2.0.0", "1.2.3", "breaking", false],
    ["3.0.0", "1.2.3", "cosmetic", false],
    ["0.5.0", "0.4.1", "breaking", false],
  ] as const)(
    "%s after %s with %s changes: promises too much is %s",
    (version, newest, impact, expected) => {
      expect(isTooSmall(version, newest, impact)).toBe(expected);
    },
  );

  it.each([
    ["1.3.0", "1.2.3", undefined],
    ["1.3.0-rc.1", "1.2.3", undefined],
    ["1.3.0+build.7", "1.2.3", undefined],
    ["1.0.0", undefined, undefined],
    ["1.3.0", "yesterday", undefined],
    ["1.2.3", "1.2.3", '"1.2.3" is not greater than the newest release "1.2.3".'],
    ["v1.3.0", "1.2.3", '"v1.3.0" is no semantic version; write one like "1.0.0".'],
    ["1.3", "1.2.3", '"1.3" is no semantic version; write one like "1.0.0".'],
    ["", "1.2.3", '"" is no semantic version; write one like "1.0.0".'],
  ])("typed as %j after %s: %s", (version, newest, expected) => {
    expect(versionProblem(version, newest)).toBe(expected);
  });
});

describe("drafted notes", () => {
  const change = (impact: Impact, message: string): ContractChange => ({
    impact,
    path: [],
    message,
  });

  it("are the changes that somebody notices, the breaking ones by name", () => {
    const notes = draftNotes([
      change("breaking", 'The step "a" was removed.'),
      change("compatible", 'The step "b" was added.'),
      change("cosmetic", "The title changed."),
    ]);
    expect(notes).toBe('Breaking: The step "a" was removed. The step "b" was added.');
  });

  it("are empty when nobody notices anything", () => {
    expect(draftNotes([change("cosmetic", "The title changed.")])).toBe("");
  });

  it("hold no markup and no character that hides, whatever the names", () => {
    const notes = draftNotes([
      change("compatible", 'The step "[x](command:y) <b> `c` \u202e\n# *d*" was added.'),
    ]);
    expect(notes).toBe('The step " x (command:y) b c # d " was added.');
  });

  it("are at most a paragraph, however much changed", () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      change("compatible", `The step "${"s".repeat(80)}${index}" was added.`),
    );
    const notes = draftNotes(many);
    expect(notes.length).toBeLessThan(1_000);
    expect(notes).toMatch(/ 2\d more changes\.$/);
  });
});

describe("deployments that a release would break", () => {
  const declared = {
    build: [{ name: "machine", type: "number", required: true }],
    run: [
      { name: "region", type: "string", options: [{ title: "EU", value: "eu" }] },
      { name: "tags", type: "string_array", options: [{ title: "A", value: "a" }] },
      { name: "token", type: "number", hideValue: true },
    ],
  };
  const before = { run: [{ name: "token", type: "string", hideValue: true }] };
  const deployment = (build: object, values: object) => ({
    id: "1",
    name: "nightly",
    declared: before,
    parameters: { build: { ...build }, run: { ...values } },
  });

  it.each([
    ["values that fit", { machine: 1 }, { region: "eu", tags: ["a", "a"] }, [], []],
    [
      "no value where one is needed",
      {},
      {},
      ['The build parameter "machine" needs a value and has none.'],
      [],
    ],
    [
      "a value of another type",
      { machine: "1" },
      {},
      ['The build parameter "machine" has a value that is no number.'],
      [],
    ],
    [
      "an option that is gone",
      { machine: 1 },
      { region: "us", tags: ["b"] },
      [
        'The run parameter "region" has a value that is no longer among the options.',
        'The run parameter "tags" has a value that is no longer among the options.',
      ],
      [],
    ],
    [
      "a value of what is no longer declared",
      { machine: 1 },
      { mode: "x" },
      ['The run parameter "mode" has a value and is no longer declared.'],
      [],
    ],
    [
      "a hidden value, of which nobody can tell",
      { machine: 1 },
      { token: "********" },
      [],
      [
        'The run parameter "token" has a hidden value, of which nobody can tell whether it still fits.',
      ],
    ],
  ])("%s", (_what, build, values, ...[problems, unknowns]) => {
    const [fit] = brokenDeployments(declared, [deployment(build, values)]);
    expect(fit?.problems ?? []).toEqual(problems);
    expect(fit?.unknowns ?? []).toEqual(unknowns);
  });

  it("a hidden text is no question where the parameter is as it was", () => {
    const [fit] = brokenDeployments(before, [deployment({}, { token: "********" })]);
    expect(fit).toBeUndefined();
  });
});
