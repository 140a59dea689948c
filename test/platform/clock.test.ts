import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { createSpec, send } from "../support/pressRequests.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform({ admin: true });
});

afterAll(() => platform.stop());

const createdAt = async (id: string) =>
  Date.parse((await send(platform, "GET", `/v1/blocks/specs/${id}`)).body.metadata.createdAt);

describe("the clock of a platform under test", () => {
  it("stands still until it is advanced, and then by exactly that", async () => {
    const first = await createdAt(await createSpec(platform, "first"));
    const second = await createdAt(await createSpec(platform, "second"));
    await platform.advance(90.5);
    const third = await createdAt(await createSpec(platform, "third"));
    expect([second - first, third - first]).toEqual([0, 90_500]);
  });

  it("is moved by its administrator only, whose token opens nothing else", async () => {
    const move = await send(platform, "POST", "/admin/clock", { advance: 1 });
    expect({ status: move.status, message: move.body.message }).toEqual({
      status: 401,
      message: "The administration token is missing or wrong.",
    });
    const asAdministrator = { ...platform, key: "administration-token-of-tests" };
    expect((await send(asAdministrator, "GET", "/v1/blocks/specs/")).status).toBe(401);
  });

  it.each([{}, { advance: "1" }, { advance: -1 }, { advance: 1e300 }])(
    "refuses to be moved by %j with 400",
    async (body) => {
      const asAdministrator = { ...platform, key: "administration-token-of-tests" };
      const answer = await send(asAdministrator, "POST", "/admin/clock", body);
      expect({ status: answer.status, message: answer.body.message }).toEqual({
        status: 400,
        message: '"advance" is a number of seconds from 0 to 3155760000.',
      });
    },
  );

  it("runs by itself when that is wanted, and then cannot be moved: 409", async () => {
    const running = await startPlatform({ admin: true, clock: "running" });
    try {
      const answer = await send(running.administration, "POST", "/admin/clock", { advance: 1 });
      expect([answer.status, answer.body.message]).toEqual([
        409,
        "The clock of this platform runs by itself; start it with --clock standing.",
      ]);
    } finally {
      await running.stop();
    }
  });
});
