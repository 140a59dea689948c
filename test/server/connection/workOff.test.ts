import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { workOff } from "../../../server/src/connection/workOff.js";
import type { Interruptible } from "../../../server/src/interruptible.js";

describe("work that takes long", () => {
  it("stops when nobody waits for it any more, and lets others do something meanwhile", async () => {
    const source = new CancellationTokenSource();
    let pieces = 0;
    function* endless(): Interruptible<never> {
      for (;;) {
        pieces += 1;
        yield;
      }
    }
    const answer = workOff(endless(), source.token);
    await setImmediate();
    source.cancel();
    const result: unknown = await answer;
    expect(result).toBeInstanceOf(ResponseError);
    expect(result).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(pieces).toBeGreaterThan(1);
  });

  it("is done to its end otherwise", async () => {
    function* short(): Interruptible<string> {
      yield;
      return "done";
    }
    expect(await workOff(short(), new CancellationTokenSource().token)).toBe("done");
  });
});
