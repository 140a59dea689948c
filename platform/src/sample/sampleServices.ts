import type { SampleSpec } from "./samples.js";

const image = { id: 1310, versionId: 12 };

export const sampleServices: readonly SampleSpec[] = [
  {
    kind: "webapp",
    metadata: {
      name: "shift-board",
      title: "Shift board",
      summary: "Shows who works where, for the screens in the stores",
    },
    scope: "shared",
    tenants: ["partner"],
    releases: [
      {
        version: "3.2.0",
        notes: "Readable from afar",
        config: { imageDetails: image, resources: { instanceTypeId: 43 } },
        daysAgo: 120,
      },
    ],
    deployments: [
      {
        name: "shift-board",
        title: "Shift board",
        summary: "All stores",
        status: "rollback_complete",
        revisions: [{ version: "3.2.0", notes: "New colours", daysAgo: 20 }],
      },
    ],
  },
  {
    kind: "service",
    metadata: {
      name: "quote-desk",
      title: "Quote desk",
      summary: "Answers price questions over HTTP",
      tags: [{ name: "prices" }],
    },
    releases: [
      {
        version: "0.4.0",
        notes: "Faster",
        config: {
          serviceType: "api",
          imageDetails: image,
          resources: { instanceTypeId: 43 },
          minInstances: 1,
        },
        parameters: {
          run: [{ name: "currency", type: "string", required: true, defaultValue: "EUR" }],
        },
        daysAgo: 12,
      },
    ],
    deployments: [
      {
        name: "quote-desk-test",
        title: "Quote desk (test)",
        summary: "For trying out",
        status: "deploying",
        revisions: [{ version: "0.4.0", notes: "First roll-out", daysAgo: 0 }],
      },
    ],
  },
];
