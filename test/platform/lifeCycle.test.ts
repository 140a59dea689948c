import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { createDeployment, createSpec, releaseForm, send } from "../support/pressRequests.js";

let platform: PlatformProcess;
let spec: string;

beforeAll(async () => {
  platform = await startPlatform({ admin: true });
  spec = await createSpec(platform, "base", { autoRunOnDeploy: true });
});

afterAll(() => platform.stop());

const plan = (body: object) => send(platform.administration, "POST", "/admin/outcomes", body);
const setStatus = (id: string, status: string) =>
  send(platform.administration, "PATCH", `/admin/deployments/${id}`, { status });
const deploymentPath = (id: string) => `/v1/blocks/deployments/${id}`;

/** The statuses of a deployment and of its newest revision, now and after each so many seconds. */
async function courseOf(id: string, ...waits: readonly number[]): Promise<string[]> {
  const seen: string[] = [];
  for (const wait of [0, ...waits]) {
    await platform.advance(wait);
    const { status, body } = await send(platform, "GET", deploymentPath(id));
    seen.push(status === 404 ? "gone" : `${body.status}/${body.latestRevision.status}`);
  }
  return seen;
}

describe("a deployment ends as it was planned", () => {
  it.each([
    ["warning", ["deploying/deploying", "warning/deployed", "warning/deployed"]],
    ["failed", ["deploying/deploying", "failed/failed", "failed/failed"]],
    [
      "platform_resource_error",
      [
        "deploying/deploying",
        "platform_resource_error/platform_resource_error",
        "platform_resource_error/platform_resource_error",
      ],
    ],
    [
      "rollback_complete",
      ["deploying/deploying", "rollback/rollback", "rollback_complete/rollback_complete"],
    ],
    [
      "rollback_failed",
      ["deploying/deploying", "rollback/rollback", "rollback_failed/rollback_failed"],
    ],
  ])("as %s", async (outcome, course) => {
    await plan({ outcome });
    const id = await createDeployment(platform, `ends-${outcome}`, spec);
    expect(await courseOf(id, 3, 3)).toEqual(course);
    const filtered = await send(platform, "GET", `/v1/blocks/deployments/?status=${outcome}`);
    expect(filtered.body.deployments.map((deployment) => deployment.id)).toContain(id);
  });

  it("once, and only the one that is named", async () => {
    await plan({ outcome: "failed", deployment: "chosen" });
    const spared = await createDeployment(platform, "spared", spec);
    const chosen = await createDeployment(platform, "chosen", spec);
    await platform.advance(3);
    expect(await courseOf(spared)).toEqual(["deployed/deployed"]);
    expect(await courseOf(chosen)).toEqual(["failed/failed"]);
    await send(platform, "POST", `${deploymentPath(chosen)}/revisions`, {});
    expect(await courseOf(chosen, 3)).toEqual(["deploying/deploying", "deployed/deployed"]);
  });

  it("also when it was to be deleted", async () => {
    const id = await createDeployment(platform, "stays", spec);
    await platform.advance(3);
    await plan({ change: "deleting", outcome: "delete_failed" });
    await send(platform, "DELETE", deploymentPath(id));
    expect(await courseOf(id, 3)).toEqual(["deleting/deleting", "delete_failed/delete_failed"]);
    await send(platform, "DELETE", deploymentPath(id));
    expect(await courseOf(id, 3)).toEqual(["deleting/deleting", "gone"]);
  });

  it("unless the plan was dropped", async () => {
    await plan({ outcome: "failed", times: 5 });
    await send(platform.administration, "DELETE", "/admin/outcomes");
    const id = await createDeployment(platform, "unplanned", spec);
    expect(await courseOf(id, 3)).toEqual(["deploying/deploying", "deployed/deployed"]);
  });

  it.each([
    [{ outcome: "splendid" }, '"outcome" of deploying is one of deployed, warning, failed'],
    [{ change: "deleting", outcome: "failed" }, '"outcome" of deleting is one of gone'],
    [{ change: "moving" }, '"change" is deploying or deleting.'],
    [{ outcome: "failed", times: 0 }, '"times" is a whole number from 1.'],
  ])("and a plan like %j is refused", async (body, message) => {
    const answer = await plan(body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(message);
  });
});

describe("redeploy", () => {
  it.each(["failed", "warning"])("puts what is %s in place again", async (status) => {
    const id = await createDeployment(platform, `again-${status}`, spec);
    await platform.advance(3);
    await setStatus(id, status);
    const { status: code, body } = await send(platform, "POST", `${deploymentPath(id)}/redeploy`);
    expect([code, body.id, body.status]).toEqual([200, id, "redeploying"]);
    expect(await courseOf(id, 3)).toEqual(["redeploying/deploying", "deployed/deployed"]);
    expect((await send(platform, "GET", deploymentPath(id))).body.latestRevision.revision).toBe(
      "1",
    );
  });

  it.each([
    "deploying",
    "deployed",
    "redeploying",
    "rollback_complete",
    "rollback_failed",
    "platform_resource_error",
    "delete_failed",
  ])("is refused with 409 when the deployment is %s", async (status) => {
    const id = await createDeployment(platform, `not-${status}`, spec);
    if (status !== "deploying") await setStatus(id, status);
    const answer = await send(platform, "POST", `${deploymentPath(id)}/redeploy`);
    expect({ status: answer.status, message: answer.body.message }).toEqual({
      status: 409,
      message: `The block deployment "not-${status}" is ${status}; it can be redeployed when it is failed or warning.`,
    });
  });
});

describe("apps", () => {
  it("show the blocks they consist of, each block its app", async () => {
    const first = await createDeployment(platform, "first-block", spec);
    await platform.advance(3);
    const second = await createDeployment(platform, "second-block", spec);
    const app = await send(platform.administration, "POST", "/admin/apps", {
      name: "two-blocks",
      title: "Two blocks",
      deployments: [first, second],
    });
    const block = await send(platform, "GET", deploymentPath(first));
    expect(block.body.parent).toEqual({ id: app.body.id });
    const { status, body } = await send(platform, "GET", `/v1/apps/deployments/${app.body.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: app.body.id, kind: "app", metadata: { name: "two-blocks" } });
    expect(body.latestRevision.blocks).toEqual([
      {
        deploymentId: first,
        platformId: expect.stringMatching(/^\d+$/) as unknown,
        kind: "workflow",
        name: "first-block",
        status: "deployed",
      },
      {
        deploymentId: second,
        platformId: null,
        kind: "workflow",
        name: "second-block",
        status: "deploying",
      },
    ]);
  });

  it("are listed with the blocks, but not among them", async () => {
    const id = await createDeployment(platform, "bundled", spec);
    await send(platform.administration, "POST", "/admin/apps", {
      name: "zoo-of-blocks",
      summary: "Everything about animals",
      deployments: [id],
    });
    const namesIn = async (path: string, key: "specs" | "deployments") =>
      (await send(platform, "GET", path)).body[key].map(({ metadata }) => metadata.name);
    expect(await namesIn("/v1/specs/?term=ANIMALS", "specs")).toEqual(["zoo-of-blocks"]);
    expect(await namesIn("/v1/specs/?kind=app&term=zoo", "specs")).toEqual(["zoo-of-blocks"]);
    expect(await namesIn("/v1/blocks/specs/?name=zoo", "specs")).toEqual([]);
    expect(await namesIn("/v1/deployments/?term=zoo", "deployments")).toEqual(["zoo-of-blocks"]);
    expect(await namesIn("/v1/deployments/?kind=workflow&term=bundled", "deployments")).toEqual([
      "bundled",
    ]);
    expect(await namesIn("/v1/blocks/deployments/?name=zoo", "deployments")).toEqual([]);
  });

  it("are found under their own address only", async () => {
    const id = await createDeployment(platform, "lonely", spec);
    const app = await send(platform.administration, "POST", "/admin/apps", {
      name: "lonely-app",
      deployments: [id],
    });
    expect((await send(platform, "GET", `/v1/apps/deployments/${id}`)).status).toBe(404);
    expect((await send(platform, "GET", deploymentPath(app.body.id))).status).toBe(404);
    const again = await send(platform.administration, "POST", "/admin/apps", {
      name: "second-app",
      deployments: [id],
    });
    expect([again.status, again.body.message]).toEqual([
      409,
      'The block deployment "lonely" is part of an app already.',
    ]);
  });

  it("come with the sample data", async () => {
    const seeded = await startPlatform({ seed: true });
    try {
      const { body } = await send(seeded, "GET", "/v1/deployments/?kind=app");
      const [app] = body.deployments;
      const described = await send(seeded, "GET", `/v1/apps/deployments/${app?.id ?? ""}`);
      expect(described.body.latestRevision.blocks).toHaveLength(2);
    } finally {
      await seeded.stop();
    }
  });
});

describe("the deployments of a spec", () => {
  it("are listed over all releases or for one", async () => {
    const own = await createSpec(platform, "counted");
    await send(platform, "POST", `/v1/blocks/specs/${own}/releases`, releaseForm("2.0.0"));
    await createDeployment(platform, "newer", own);
    await createDeployment(platform, "older", own, {
      spec: { id: own, release: { version: "1.0.0" } },
    });
    const names = async (query: string) => {
      const path = `/v1/specs/${own}/releases/deployments${query}`;
      return (await send(platform, "GET", path)).body.deployments.map(
        ({ metadata }) => metadata.name,
      );
    };
    expect(await names("?sort=name:asc")).toEqual(["newer", "older"]);
    expect(await names("?version=1.0.0")).toEqual(["older"]);
    expect(await names("?version=2.0.0&status=deploying")).toEqual(["newer"]);
    expect(await names("?version=3.0.0")).toEqual([]);
  });
});

describe("execute", () => {
  const execute = (id: string) => send(platform, "POST", `/v1/deployments/${id}/execute`);

  it("starts what runs by itself, and nothing else", async () => {
    const id = await createDeployment(platform, "runs", spec);
    const still = await createDeployment(platform, "still", await createSpec(platform, "still"));
    await platform.advance(3);
    expect((await execute(id)).body).toEqual({
      executeResponse: [
        {
          blockSpecId: spec,
          version: "1.0.0",
          executionId: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
          status: "executed",
        },
      ],
    });
    expect((await execute(still)).body).toEqual({ executeResponse: [] });
    const app = await send(platform.administration, "POST", "/admin/apps", {
      name: "runs-all",
      deployments: [id, still],
    });
    const { body } = await execute(app.body.id);
    expect(body).toMatchObject({ executeResponse: [{ blockSpecId: spec }] });
  });
});

describe("instance options", () => {
  const ask = (query: string) =>
    send(platform, "GET", `/quota/api/v1/settings/tenant-instance-options${query}`);

  it("are those of what the machine is for", async () => {
    const workflow = await ask("?entityType=workflow");
    const webapp = await ask("?entityType=webapp");
    const option = { id: expect.any(Number) as unknown, name: expect.any(String) as unknown };
    expect(workflow.body).toMatchObject({ data: [option, option, option, option, option] });
    expect(webapp.body).toMatchObject({ data: [option, option, option] });
  });

  it.each([
    ["", "entityType is missing; it is workflow or webapp."],
    ["?entityType=service", '"service" is no entityType; allowed are workflow, webapp.'],
  ])("are refused for %j with 400", async (query, message) => {
    const { status, body } = await ask(query);
    expect({ status, message: body.message }).toEqual({ status: 400, message });
  });
});
