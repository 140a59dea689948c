import { describe, expect, it } from "vitest";
import { associatedKind } from "../../../server/src/model/fileAssociations.js";

const matches = (glob: string, fileName: string) =>
  associatedKind([{ glob, kind: "create-release" }], fileName) !== undefined;

describe("a glob of a file association", () => {
  it.each([
    ["*.release.yaml", "file:///home/ann/blocks/price.release.yaml"],
    ["*.release.yaml", "/home/ann/price.release.yaml"],
    ["releases/*.yaml", "file:///home/ann/releases/one.yaml"],
    ["releases/**/*.yaml", "file:///home/ann/releases/one.yaml"],
    ["releases/**/*.yaml", "file:///home/ann/releases/north/2024/one.yaml"],
    ["**/releases/*.yaml", "file:///releases/one.yaml"],
    ["/home/ann/*.yaml", "file:///home/ann/one.yaml"],
    ["one.{yaml,yml}", "file:///home/ann/one.yml"],
    ["{a,b}/{c,d}.yaml", "/x/b/d.yaml"],
    ["pri?e.yaml", "/x/price.yaml"],
    ["my files/größe.yaml", "file:///c%3A/my%20files/gr%C3%B6%C3%9Fe.yaml"],
    ["releases/*.yaml", "C:\\blocks\\releases\\one.yaml"],
    ["*a*b*c", "/x/aabbabc"],
    ["100%.yaml", "file:///x/100%.yaml"],
    ["one.yaml", "untitled:one.yaml"],
  ])("%s fits %s", (glob, fileName) => expect(matches(glob, fileName)).toBe(true));

  it.each([
    ["*.release.yaml", "/home/ann/price.yaml"],
    ["releases/*.yaml", "/home/releases/north/one.yaml"],
    ["/ann/*.yaml", "/home/ann/one.yaml"],
    ["pri?e.yaml", "/x/prie.yaml"],
    ["one.yaml", "/x/ONE.yaml"],
    ["*.yaml", "/x/a.yaml/b"],
    ["", "/x/a.yaml"],
    ["a{b", "/x/ab"],
    ["[ab].yaml", "/x/a.yaml"],
  ])("%s does not fit %s", (glob, fileName) => expect(matches(glob, fileName)).toBe(false));

  it("is answered for hostile globs and names too", () => {
    expect(matches(`${"*a".repeat(200)}b`, `/${"a".repeat(2000)}`)).toBe(false);
    expect(matches("{a,b}".repeat(50), "/x")).toBe(false);
    expect(matches(`${"**/".repeat(200)}x`, `/${"y/".repeat(500)}`)).toBe(false);
  });
});

it("the first association that fits counts", () => {
  const associations = [
    { glob: "*.json", kind: "create-spec" },
    { glob: "north/*", kind: "create-revision" },
    { glob: "*.yaml", kind: "create-deployment" },
  ] as const;
  expect(associatedKind(associations, "/x/north/a.yaml")).toBe("create-revision");
  expect(associatedKind(associations, "/x/south/a.yaml")).toBe("create-deployment");
  expect(associatedKind(associations, "/x/south/a.txt")).toBeUndefined();
});
