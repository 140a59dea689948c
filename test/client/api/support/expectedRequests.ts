import type { PressClient } from "../../../../client/src/api/pressClient.js";

/** What the platform's reference says about one operation, and a call that uses all of it. */
export interface ExpectedRequest {
  readonly operation: string;
  readonly call: (client: PressClient) => PromiseLike<unknown>;
  readonly request: string;
  /** Every query parameter there is. */
  readonly query?: string;
  readonly json?: unknown;
  readonly answer: unknown;
}

const metadata = { name: "hello", summary: "Says hello" };
const deployment = { id: "d-1", kind: "workflow", status: "deployed", metadata };
const spec = { id: "s-1", kind: "workflow", metadata };
const noSpecs = { specs: [], pageCount: 0, pageNumber: 1, pageSize: 25, specCount: 0 };
const noDeployments = { deployments: [], pageCount: 0, pageNumber: 1, pageSize: 25 };
const update = {
  title: "Hello",
  tags: [{ name: "retail" }],
  descriptionContentType: "text/markdown",
};

export const expectedRequests: readonly ExpectedRequest[] = [
  {
    operation: "list_specs",
    call: (client) =>
      client.listSpecs({
        status: ["available", "unavailable", "archived"],
        featured: true,
        name: "he",
        title: "He & co",
        sort: ["createdAt:desc", "name:asc"],
        scope: ["private", "public", "shared"],
        pageSize: 50,
        pageNumber: 2,
      }),
    request: "GET /v1/blocks/specs/",
    query:
      "status=available&status=unavailable&status=archived&featured=true&name=he&title=He+%26+co" +
      "&sort=createdAt%3Adesc&sort=name%3Aasc&scope=private&scope=public&scope=shared&pageSize=50&pageNumber=2",
    answer: noSpecs,
  },
  {
    operation: "describe_spec",
    call: (client) => client.describeSpec("s-1"),
    request: "GET /v1/blocks/specs/s-1",
    answer: spec,
  },
  {
    operation: "update_spec_metadata",
    call: (client) =>
      client.updateSpecMetadata("s-1", {
        metadata: { ...update, status: "archived" },
        featured: false,
        scope: "shared",
        tenants: ["north"],
      }),
    request: "PATCH /v1/blocks/specs/s-1",
    json: {
      metadata: { ...update, status: "archived" },
      featured: false,
      scope: "shared",
      tenants: ["north"],
    },
    answer: {},
  },
  {
    operation: "delete_spec",
    call: (client) => client.deleteSpec("s-1"),
    request: "DELETE /v1/blocks/specs/s-1",
    answer: {},
  },
  {
    operation: "list_spec_releases",
    call: (client) =>
      client.listSpecReleases("s-1", {
        sort: ["createdAt:asc", "createdBy:desc"],
        pageSize: 5,
        pageNumber: 3,
      }),
    request: "GET /v1/blocks/specs/s-1/releases",
    query: "sort=createdAt%3Aasc&sort=createdBy%3Adesc&pageSize=5&pageNumber=3",
    answer: { releases: [], pageCount: 0, pageNumber: 3, releaseCount: 0 },
  },
  {
    operation: "describe_spec_release",
    call: (client) => client.describeSpecRelease("s-1", "1.0.0-beta.1+7"),
    request: "GET /v1/blocks/specs/s-1/releases/1.0.0-beta.1%2B7",
    answer: { version: "1.0.0-beta.1+7" },
  },
  {
    operation: "create_deployment",
    call: (client) =>
      client.createDeployment({
        metadata,
        spec: { id: "s-1", release: { version: "1.0.0" } },
        revision: { notes: "First" },
        parameters: { build: { a: 1 }, run: { b: [true] } },
      }),
    request: "POST /v1/blocks/deployments/",
    json: {
      metadata,
      spec: { id: "s-1", release: { version: "1.0.0" } },
      revision: { notes: "First" },
      parameters: { build: { a: 1 }, run: { b: [true] } },
    },
    answer: { id: "d-1" },
  },
  {
    operation: "list_deployments",
    call: (client) =>
      client.listDeployments({
        status: ["failed", "rollback_complete", "platform_resource_error"],
        name: "d",
        title: "D",
        sort: ["title:asc"],
        pageSize: 1,
        pageNumber: 9,
      }),
    request: "GET /v1/blocks/deployments/",
    query:
      "status=failed&status=rollback_complete&status=platform_resource_error&name=d&title=D&sort=title%3Aasc" +
      "&pageSize=1&pageNumber=9",
    answer: noDeployments,
  },
  {
    operation: "describe_deployment",
    call: (client) => client.describeDeployment("d-1"),
    request: "GET /v1/blocks/deployments/d-1",
    answer: deployment,
  },
  {
    operation: "update_deployment_metadata",
    call: (client) => client.updateDeploymentMetadata("d-1", update),
    request: "PATCH /v1/blocks/deployments/d-1",
    json: update,
    answer: deployment,
  },
  {
    operation: "delete_deployment",
    call: (client) => client.deleteDeployment("d-1"),
    request: "DELETE /v1/blocks/deployments/d-1",
    answer: {},
  },
  {
    operation: "create_deployment_revision",
    call: (client) =>
      client.createDeploymentRevision("d-1", {
        release: { version: "1.1.0" },
        revision: { notes: "Next" },
        parameters: { run: { a: "b" } },
      }),
    request: "POST /v1/blocks/deployments/d-1/revisions",
    json: {
      release: { version: "1.1.0" },
      revision: { notes: "Next" },
      parameters: { run: { a: "b" } },
    },
    answer: { id: "d-1", revision: 2 },
  },
  {
    operation: "list_deployment_revisions",
    call: (client) =>
      client.listDeploymentRevisions("d-1", {
        sort: ["createdBy:asc"],
        status: ["superseded", "deploying"],
        pageSize: 10,
        pageNumber: 1,
      }),
    request: "GET /v1/blocks/deployments/d-1/revisions",
    query: "sort=createdBy%3Aasc&status=superseded&status=deploying&pageSize=10&pageNumber=1",
    answer: { revisions: [], pageCount: 0 },
  },
  {
    operation: "describe_deployment_revision",
    call: (client) => client.describeDeploymentRevision("d-1", "2"),
    request: "GET /v1/blocks/deployments/d-1/revisions/2",
    answer: { revision: 2, status: "deployed" },
  },
  {
    operation: "redeploy",
    call: (client) => client.redeploy("d-1"),
    request: "POST /v1/blocks/deployments/d-1/redeploy",
    answer: deployment,
  },
  {
    operation: "get_parameters",
    call: (client) => client.getParameters({ deploymentId: "d-1", environment: {} }),
    request: "GET /v1/deployments/d-1/parameters/run",
    answer: { a: 1 },
  },
  {
    operation: "patch_parameters",
    call: (client) => client.patchParameters("d-1", { a: 2, list: ["x"], map: { y: null } }),
    request: "PATCH /v1/deployments/d-1/parameters/run",
    json: { a: 2, list: ["x"], map: { y: null } },
    answer: { a: 2 },
  },
  {
    operation: "list app and block specs",
    call: (client) =>
      client.listAllSpecs({
        status: ["available"],
        featured: false,
        kind: ["app", "workflow", "service"],
        term: "sales",
        sort: ["title:desc"],
        scope: ["public"],
        pageSize: 2,
        pageNumber: 4,
      }),
    request: "GET /v1/specs/",
    query:
      "status=available&featured=false&kind=app&kind=workflow&kind=service&term=sales&sort=title%3Adesc" +
      "&scope=public&pageSize=2&pageNumber=4",
    answer: noSpecs,
  },
  {
    operation: "list the deployments of a spec",
    call: (client) =>
      client.listSpecDeployments("s-1", {
        version: "1.0.0",
        status: ["warning"],
        name: "n",
        title: "t",
        sort: ["name:asc"],
        pageSize: 3,
        pageNumber: 1,
      }),
    request: "GET /v1/specs/s-1/releases/deployments",
    query: "version=1.0.0&status=warning&name=n&title=t&sort=name%3Aasc&pageSize=3&pageNumber=1",
    answer: noDeployments,
  },
  {
    operation: "list app and block deployments",
    call: (client) =>
      client.listAllDeployments({
        status: ["deleting"],
        kind: ["webapp"],
        term: "sales",
        sort: ["createdAt:asc"],
        pageSize: 1,
        pageNumber: 1,
      }),
    request: "GET /v1/deployments/",
    query: "status=deleting&kind=webapp&term=sales&sort=createdAt%3Aasc&pageSize=1&pageNumber=1",
    answer: noDeployments,
  },
  {
    operation: "describe an app deployment",
    call: (client) => client.describeAppDeployment("a-1"),
    request: "GET /v1/apps/deployments/a-1",
    answer: { id: "a-1" },
  },
  {
    operation: "execute resources",
    call: (client) => client.executeResources("d-1"),
    request: "POST /v1/deployments/d-1/execute",
    answer: { executeResponse: [] },
  },
  {
    operation: "patch parameters v2",
    call: (client) =>
      client.patchParametersV2("a-1", { appParameters: { a: 1 }, parameters: { block: { b: 2 } } }),
    request: "PATCH /v2/deployments/a-1/parameters/run",
    json: { appParameters: { a: 1 }, parameters: { block: { b: 2 } } },
    answer: {},
  },
  {
    operation: "instance options",
    call: (client) => client.listInstanceOptions({ entityType: "webapp" }),
    request: "GET /quota/api/v1/settings/tenant-instance-options",
    query: "entityType=webapp",
    answer: { data: [{ id: 1, name: "small" }] },
  },
];
