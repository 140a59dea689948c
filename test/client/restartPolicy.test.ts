import { describe, expect, it } from "vitest";
import { RestartPolicy } from "../../client/src/restartPolicy.js";

describe("RestartPolicy", () => {
  it("restarts a program that ends now and then", () => {
    let now = 0;
    const policy = new RestartPolicy({ now: () => now });
    for (let end = 0; end < 20; end += 1) {
      expect(policy.shouldRestart()).toBe(true);
      now += 60_000;
    }
  });

  it("gives up on one that keeps ending, until the user restarts it", () => {
    const policy = new RestartPolicy({ now: () => 0 });
    const answers = [1, 2, 3, 4, 5].map(() => policy.shouldRestart());
    expect(answers).toEqual([true, true, true, true, false]);
    policy.forget();
    expect(policy.shouldRestart()).toBe(true);
  });
});
