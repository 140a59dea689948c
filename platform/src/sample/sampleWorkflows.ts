import type { SampleSpec } from "./samples.js";

const image = { id: 1201, versionId: 3417 };

const footfallParameters = {
  build: [
    { name: "machine", type: "number", required: true, title: "Machine", defaultValue: 21 },
    { name: "disk", type: "string", required: false, title: "Disk space", defaultValue: "10GB" },
    {
      name: "informed",
      type: "object_array",
      required: false,
      title: "Who is told about failures",
      defaultValue: [{ user: "stores@example.com", events: { fail: true } }],
    },
  ],
  run: [
    { name: "store_group", type: "string", required: true, title: "Group of stores" },
    { name: "horizon", type: "number", required: true, title: "Days ahead", defaultValue: 14 },
    { name: "holidays", type: "boolean", required: false, title: "Holidays", defaultValue: true },
    {
      name: "weekdays",
      type: "string_array",
      required: false,
      title: "Weekdays",
      defaultValue: ["friday", "saturday"],
    },
    {
      name: "quantiles",
      type: "number_array",
      required: false,
      title: "Quantiles",
      defaultValue: [0.1, 0.5, 0.9],
    },
    {
      name: "rounding",
      type: "object",
      required: false,
      title: "Rounding",
      defaultValue: { digits: 0 },
    },
    {
      name: "weather_key",
      type: "string",
      required: false,
      title: "Key of the weather service",
      hideValue: true,
    },
  ],
};

const footfallConfig = {
  steps: {
    "load-visits": {
      type: "standard",
      imageDetails: image,
      command: "python load_visits.py",
      outputParameters: { rows: "rows.txt" },
    },
    predict: {
      type: "standard",
      imageDetails: image,
      command: "python predict.py",
      parents: ["load-visits"],
      resources: { instanceTypeId: "@param:machine", storage: "@param:disk" },
    },
  },
  triggers: [{ cron: "30 4 * * *" }],
  watchers: "@param:informed",
};

/** A workflow of one step. */
function singleStep(name: string, command: string) {
  return {
    steps: { [name]: { type: "standard", imageDetails: image, command } },
    triggers: [{ webhook: true }],
  };
}

export const sampleWorkflows: readonly SampleSpec[] = [
  {
    kind: "workflow",
    metadata: {
      name: "stock-cleanup",
      title: "Stock clean-up",
      summary: "Closes stock records that nobody has touched for a year",
    },
    status: "archived",
    releases: [
      {
        version: "0.9.0",
        notes: "Last one",
        config: singleStep("close", "python close.py"),
        daysAgo: 300,
      },
    ],
  },
  {
    kind: "workflow",
    tenant: "press-samples",
    scope: "public",
    featured: true,
    metadata: {
      name: "hello-press",
      title: "Hello Press",
      summary: "A public block of another tenant: deploy it, but only its owner can release it",
      tags: [{ name: "starter" }],
    },
    releases: [
      {
        version: "1.0.0",
        notes: "First",
        config: singleStep("hello", "echo hello"),
        daysAgo: 60,
      },
    ],
  },
  {
    kind: "workflow",
    metadata: {
      name: "order-intake",
      title: "Order intake",
      summary: "Takes orders from the shop and tells the warehouse",
      tags: [{ name: "orders" }],
    },
    releases: [
      {
        version: "1.0.0",
        notes: "First",
        config: singleStep("take", "python take.py"),
        daysAgo: 45,
      },
      {
        version: "1.1.0-rc.1",
        notes: "Tries the new shop interface",
        config: singleStep("take", "python take.py --v2"),
        autoRunOnDeploy: true,
        daysAgo: 3,
      },
    ],
    deployments: [
      {
        name: "order-intake-live",
        title: "Order intake (live)",
        summary: "All shops",
        status: "deployed",
        revisions: [{ version: "1.0.0", notes: "First roll-out", daysAgo: 44 }],
      },
      {
        name: "order-intake-trial",
        title: "Order intake (trial)",
        summary: "One shop, release candidate",
        status: "failed",
        revisions: [{ version: "1.1.0-rc.1", notes: "Try it out", daysAgo: 2 }],
      },
    ],
  },
  {
    kind: "workflow",
    featured: true,
    metadata: {
      name: "store-footfall",
      title: "Store footfall",
      summary: "Predicts how many visitors each store will have",
      descriptionContentType: "text/markdown",
      description: "Reads the door counters every night and predicts the **next weeks**.",
      tags: [{ name: "forecast" }, { name: "stores" }],
    },
    releases: [
      {
        version: "1.0.0",
        notes: "First",
        config: singleStep("predict", "python predict.py"),
        daysAgo: 90,
      },
      {
        version: "1.4.0",
        notes: "Knows holidays",
        config: footfallConfig,
        parameters: footfallParameters,
        daysAgo: 30,
      },
      {
        version: "2.0.0",
        notes: "Several quantiles instead of one number",
        config: footfallConfig,
        parameters: footfallParameters,
        daysAgo: 6,
      },
    ],
    deployments: [
      {
        name: "footfall-north",
        title: "Footfall north",
        summary: "Stores of the northern group",
        status: "deployed",
        revisions: [
          { version: "1.0.0", notes: "First roll-out", daysAgo: 80 },
          {
            version: "1.4.0",
            notes: "With holidays",
            run: { store_group: "north", weather_key: "not-a-real-key" },
            daysAgo: 25,
          },
          {
            version: "2.0.0",
            notes: "Larger machine",
            build: { machine: 23 },
            run: { store_group: "north", weather_key: "not-a-real-key" },
            daysAgo: 5,
          },
        ],
      },
      {
        name: "footfall-south",
        title: "Footfall south",
        summary: "Stores of the southern group",
        status: "warning",
        revisions: [
          {
            version: "2.0.0",
            notes: "First roll-out",
            run: { store_group: "south", horizon: 21 },
            daysAgo: 4,
          },
        ],
      },
    ],
  },
];
