import type { BlockContract } from "../../../../client/src/publish/contract/contractTree.js";
import type { ContractRow } from "./contractRow.js";

const config = (content: object): BlockContract => ({ config: content });

export const configRows: readonly ContractRow[] = [
  // Images, triggers, watchers
  [
    "a shared image",
    config({}),
    config({ images: { base: { dockerfile: "D" } } }),
    ['compatible config.images.base: The image "base" was added.'],
  ],
  [
    "another Dockerfile",
    config({ images: { base: { dockerfile: "D" } } }),
    config({ images: { base: { dockerfile: "E" } } }),
    ['compatible config.images.base.dockerfile: "dockerfile" of the image "base" changed.'],
  ],
  [
    "the cache of an image",
    config({ images: { base: { useCache: true } } }),
    config({ images: { base: {} } }),
    [],
  ],
  [
    "another schedule",
    config({ triggers: [{ cron: "0 1 * * *" }] }),
    config({ triggers: [{ cron: "0 2 * * *" }] }),
    [
      'compatible config.triggers.cron: The block is started on the schedule "0 2 * * *".',
      'compatible config.triggers.cron: The block is no longer started on the schedule "0 1 * * *".',
    ],
  ],
  [
    "no schedule",
    config({ triggers: [{ cron: "0 1 * * *" }] }),
    config({}),
    ["breaking config.triggers.cron: The block is no longer started on a schedule."],
  ],
  [
    "no webhook",
    config({ triggers: [{ webhook: true }, { cron: "0 1 * * *" }] }),
    config({ triggers: [{ cron: "0 1 * * *" }] }),
    ["breaking config.triggers.webhook: The webhook of the block no longer starts the block."],
  ],
  [
    "triggers in another order",
    config({ triggers: [{ webhook: true }, { cron: "0 1 * * *" }] }),
    config({ triggers: [{ cron: "0 1 * * *" }, { webhook: true }] }),
    [],
  ],
  [
    "watchers",
    config({ watchers: [{ user: "a" }] }),
    config({ watchers: "@param:who" }),
    ["compatible config.watchers: The list of watchers changed."],
  ],

  // Services, web apps and what stands beside the configuration
  [
    "another service type",
    config({ serviceType: "web-app" }),
    config({ serviceType: "api" }),
    ['breaking config.serviceType: The type of the service changed from "web-app" to "api".'],
  ],
  [
    "the usual service type and number of instances",
    config({ serviceType: "web-app", minInstances: 1 }),
    config({}),
    [],
  ],
  [
    "the health check",
    config({ healthCheckURL: "/a" }),
    config({ healthCheckURL: "/b" }),
    ['compatible config.healthCheckURL: The "healthCheckURL" of the block changed.'],
  ],
  [
    "a secret of a service",
    config({}),
    config({ parameters: { secrets: ["db"] } }),
    ['breaking config.parameters.secrets: The secret "db" is needed by the block.'],
  ],
  [
    "runs by itself",
    config({}),
    { config: {}, autoRunOnDeploy: true },
    ["compatible autoRunOnDeploy: Whether the block runs once it is deployed was added: true."],
  ],
  [
    "an artifact",
    config({}),
    { config: {}, artifact: {} },
    ["compatible artifact: The artifact was added."],
  ],
  [
    "another artifact",
    { config: {}, artifact: { id: "a" } },
    { config: {}, artifact: { id: "b" } },
    ["compatible artifact.id: The artifact changed."],
  ],
  [
    "an artifact whose id is not known yet",
    { config: {}, artifact: { id: "a" } },
    { config: {}, artifact: {} },
    [],
  ],
  [
    "another kind",
    { config: {}, blockKind: "workflow" },
    { config: {}, blockKind: "service" },
    ['breaking kind: The kind of the block changed from "workflow" to "service".'],
  ],
  ["an entry that is null", config({ watchers: null }), config({}), []],
  [
    "a configuration that is none",
    config({}),
    { config: "broken" },
    ["breaking config: The configuration changed."],
  ],
  [
    "names that objects have by themselves",
    { config: JSON.parse('{"steps":{"__proto__":{"command":"a"}}}') as unknown },
    { config: JSON.parse('{"steps":{"__proto__":{"command":"b"}}}') as unknown },
    ['compatible config.steps.__proto__.command: "command" of step "__proto__" changed.'],
  ],
];
