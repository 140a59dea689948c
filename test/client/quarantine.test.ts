import { describe, expect, it } from "vitest";
import { Quarantine } from "../../client/src/quarantine.js";

const bad = { uri: "file:///bad.block.yaml", text: "x".repeat(100) };

function crashWith(quarantine: Quarantine, document: typeof bad): string | undefined {
  quarantine.activate(document);
  return quarantine.crashed();
}

describe("Quarantine", () => {
  it("holds a document with which the server has crashed twice", () => {
    const quarantine = new Quarantine();
    expect(crashWith(quarantine, bad)).toBeUndefined();
    expect(quarantine.holds(bad)).toBe(false);
    expect(crashWith(quarantine, bad)).toBe(bad.uri);
    expect(quarantine.holds(bad)).toBe(true);
  });

  it("holds no other document", () => {
    const quarantine = new Quarantine();
    crashWith(quarantine, bad);
    crashWith(quarantine, bad);
    expect(quarantine.holds({ ...bad, uri: "file:///good.block.yaml" })).toBe(false);
  });

  it("does not count crashes with different texts together", () => {
    const quarantine = new Quarantine();
    crashWith(quarantine, bad);
    expect(crashWith(quarantine, { ...bad, text: "y".repeat(100) })).toBeUndefined();
  });

  it("lets a document go whose size changes by more than a tenth", () => {
    const quarantine = new Quarantine();
    crashWith(quarantine, bad);
    crashWith(quarantine, bad);
    expect(quarantine.holds({ ...bad, text: "x".repeat(110) })).toBe(true);
    expect(quarantine.holds({ ...bad, text: "x".repeat(111) })).toBe(false);
    expect(quarantine.holds(bad)).toBe(false);
  });

  it("lets all documents go when the user restarts the server", () => {
    const quarantine = new Quarantine();
    crashWith(quarantine, bad);
    crashWith(quarantine, bad);
    quarantine.release();
    expect(quarantine.holds(bad)).toBe(false);
  });

  it("blames no document for an end in which none was active", () => {
    expect(new Quarantine().crashed()).toBeUndefined();
  });
});
