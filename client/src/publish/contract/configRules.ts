import {
  assuming,
  listDifference,
  rule,
  tellingRule,
  type ContractRule,
  type NamedDifference,
  type Verdict,
} from "./contractRule.js";
import { imageRules } from "./imageRules.js";
import { secretList } from "./stepRules.js";

const sharedImage = (name = "") => `the image "${name}"`;

/** What changes of images, triggers, watchers and the configuration of services and web apps mean. */
export const configRules: readonly ContractRule[] = [
  ...imageRules("config.images.*", sharedImage),
  rule(
    "config.images.*.**",
    "compatible",
    (name, ...keys) => `"${keys.join(".")}" of ${sharedImage(name)}`,
  ),
  { pattern: "config.triggers.cron", judge: schedules },
  { pattern: "config.triggers.webhook", judge: webhooks },
  rule("config.triggers.**", "breaking", () => "The list of triggers"),
  rule("config.watchers", "compatible", () => "The list of watchers"),
  assuming(
    "web-app",
    tellingRule("config.serviceType", "breaking", () => "The type of the service"),
  ),
  secretList("config.parameters.secrets", () => "the block"),
  rule(
    "config.parameters.env.*",
    "compatible",
    (variable = "") => `The variable "${variable}" of the block`,
  ),
  ...imageRules("config.image", () => "the image of the block"),
  ...["entrypoint", "healthCheckURL"].map((key) =>
    rule(`config.${key}`, "compatible", () => `The "${key}" of the block`),
  ),
  ...["sessionStickiness", "scaleToZero"].map((key) =>
    assuming(
      false,
      tellingRule(`config.${key}`, "compatible", () => `The "${key}" of the block`),
    ),
  ),
  assuming(
    1,
    tellingRule("config.minInstances", "compatible", () => "The least number of instances"),
  ),
  rule("config", "breaking", () => "The configuration"),
  rule("config.**", "compatible", (...keys) => `The configuration "${keys.join(".")}"`),
  tellingRule("kind", "breaking", () => "The kind of the block"),
  assuming(
    false,
    tellingRule(
      "autoRunOnDeploy",
      "compatible",
      () => "Whether the block runs once it is deployed",
    ),
  ),
  rule("artifact.**", "compatible", () => "The artifact"),
  rule("**", "breaking", (...keys) => `"${keys.join(".")}"`),
];

function schedules({ before, after }: NamedDifference): readonly Verdict[] {
  if (after === undefined) {
    return [{ impact: "breaking", message: "The block is no longer started on a schedule." }];
  }
  const { added, removed } = listDifference(before, after);
  return [
    ...added.map((cron) => ({
      impact: "compatible" as const,
      message: `The block is started on the schedule "${cron}".`,
    })),
    ...removed.map((cron) => ({
      impact: "compatible" as const,
      message: `The block is no longer started on the schedule "${cron}".`,
    })),
  ];
}

function webhooks({ before, after }: NamedDifference): readonly Verdict[] {
  const { added, removed } = listDifference(before, after);
  return [
    ...removed.map((id) => ({
      impact: "breaking" as const,
      message: `The ${webhook(id)} no longer starts the block.`,
    })),
    ...added.map((id) => ({
      impact: "compatible" as const,
      message: `The ${webhook(id)} starts the block.`,
    })),
  ];
}

function webhook(id: string): string {
  return id === "" ? "webhook of the block" : `webhook "${id}"`;
}
