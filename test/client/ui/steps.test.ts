import { describe, expect, it } from "vitest";
import { runSteps, WentBack, type Step } from "../../../client/src/ui/steps.js";

/** Questions that answer with their letter, unless the script says that the user goes back first. */
function questions(letters: readonly string[], goesBackAt: readonly string[]) {
  const asked: string[] = [];
  const backs = [...goesBackAt];
  const steps: Step<string>[] = letters.map((letter) => (state, { step, totalSteps }) => {
    asked.push(`${letter}${step}/${totalSteps} after "${state}"`);
    if (backs[0] !== letter) return Promise.resolve(state + letter);
    backs.shift();
    return Promise.reject(new WentBack());
  });
  return { asked, steps };
}

describe("several questions", () => {
  it("are asked in turn, each with the answers before", async () => {
    const { asked, steps } = questions(["a", "b", "c"], []);
    expect(await runSteps("", steps)).toBe("abc");
    expect(asked).toEqual(['a1/3 after ""', 'b2/3 after "a"', 'c3/3 after "ab"']);
  });

  it("go back one at a time, and forget the answer they go back to", async () => {
    const { asked, steps } = questions(["a", "b", "c"], ["c", "b"]);
    expect(await runSteps("", steps)).toBe("abc");
    expect(asked.map((question) => question.charAt(0)).join("")).toBe("abcbabc");
    expect(asked[4]).toBe('a1/3 after ""');
  });

  it("end with what a question throws", async () => {
    const { steps } = questions(["a"], ["a"]);
    await expect(runSteps("", steps)).rejects.toThrow(WentBack);
    await expect(runSteps("", [() => Promise.reject(new Error("broken"))])).rejects.toThrow(
      "broken",
    );
  });

  it("need not be", async () => {
    expect(await runSteps("as it was", [])).toBe("as it was");
  });
});
