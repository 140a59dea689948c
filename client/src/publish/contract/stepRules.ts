import type { Impact } from "./contractChange.js";
import { imageRules } from "./imageRules.js";
import { secretsIn } from "./secretsIn.js";
import {
  assuming,
  listDifference,
  rule,
  tellingRule,
  type ContractRule,
  type NamedDifference,
  type Verdict,
} from "./contractRule.js";

const ofStep = (name = "") => `of step "${name}"`;
const whenNew = { added: "breaking", removed: "compatible", changed: "breaking" } as const;

/**
 * What a change of a step means for those who run the block. How the work is done is not theirs; that it is done, what it
 * leaves and which secrets it needs is.
 */
export const stepRules: readonly ContractRule[] = [
  { pattern: "config.steps.*", judge: wholeStep },
  assuming(
    "standard",
    tellingRule("config.steps.*.type", "breaking", (name) => `The type ${ofStep(name)}`),
  ),
  { pattern: "config.steps.*.parents", judge: parents },
  rule(
    "config.steps.*.executionParameters",
    "compatible",
    (name) => `The conditions ${ofStep(name)}`,
  ),
  assuming(false, {
    pattern: "config.steps.*.runConfiguration.skipConfiguration.*",
    judge: skip,
  }),
  rule(
    "config.steps.*.outputParameters.*",
    { added: "compatible", removed: "breaking", changed: "compatible" },
    (name, output = "") => `The output "${output}" ${ofStep(name)}`,
  ),
  rule("config.steps.*.auth", whenNew, (name) => `The authentication ${ofStep(name)}`),
  tellingRule(
    "config.steps.*.auth.type",
    "breaking",
    (name) => `The type of authentication ${ofStep(name)}`,
  ),
  ...["clientId", "clientSecret", "password", "apiKey", "bearerToken"].map((key) =>
    rule(
      `config.steps.*.auth.${key}`,
      whenNew,
      (name) => `The secret "auth.${key}" ${ofStep(name)}`,
    ),
  ),
  rule(
    "config.steps.*.headers.secrets.*",
    whenNew,
    (name, header = "") => `The secret for the header "${header}" ${ofStep(name)}`,
  ),
  secretList("config.steps.*.parameters.secrets", (name = "") => `step "${name}"`),
  rule(
    "config.steps.*.repository.token",
    whenNew,
    (name) => `The credential for the repository ${ofStep(name)}`,
  ),
  ...["schema", "table"].map((key) =>
    tellingRule(
      `config.steps.*.${key}`,
      "breaking",
      (name = "") => `The ${key} that step "${name}" exports`,
    ),
  ),
  assuming(
    false,
    rule(
      "config.steps.*.compression",
      "breaking",
      (name = "") => `The compression of what step "${name}" exports`,
    ),
  ),
  assuming(
    false,
    rule(
      "config.steps.*.clearImageCache",
      "cosmetic",
      (name) => `The use of the image cache ${ofStep(name)}`,
    ),
  ),
  rule(
    "config.steps.*.parameters.env.*",
    "compatible",
    (name, variable = "") => `The variable "${variable}" ${ofStep(name)}`,
  ),
  ...imageRules("config.steps.*.image", (name) => `the image ${ofStep(name)}`),
  rule("config.steps.*.**", "compatible", (name, ...keys) => `"${keys.join(".")}" ${ofStep(name)}`),
];

/** A list of names of secrets, which have to exist where the block is deployed. */
export function secretList(
  pattern: string,
  user: (...names: readonly string[]) => string,
): ContractRule {
  return {
    pattern,
    judge: ({ names, before, after, trees }) =>
      byEntry(listDifference(before, after), {
        added: (secret) => [
          secretsIn(trees.before).has(secret) ? "compatible" : "breaking",
          `The secret "${secret}" is needed by ${user(...names)}.`,
        ],
        removed: (secret) => [
          "compatible",
          `The secret "${secret}" is no longer needed by ${user(...names)}.`,
        ],
        same: ["cosmetic", `The order of the secrets of ${user(...names)} changed.`],
      }),
  };
}

function wholeStep({ names: [name = ""], after, trees }: NamedDifference): readonly Verdict[] {
  if (after === undefined) {
    return [{ impact: "breaking", message: `The step "${name}" was removed.` }];
  }
  const known = secretsIn(trees.before);
  const needed = [...secretsIn({ config: { steps: { [name]: after } } })];
  return [
    { impact: "compatible", message: `The step "${name}" was added.` },
    ...needed
      .filter((secret) => !known.has(secret))
      .map((secret) => ({
        impact: "breaking" as const,
        message: `The secret "${secret}" is needed by step "${name}".`,
      })),
  ];
}

function parents({ names: [name = ""], before, after }: NamedDifference): readonly Verdict[] {
  return byEntry(listDifference(before, after), {
    added: (parent) => ["compatible", `The step "${name}" waits for "${parent}" now.`],
    removed: (parent) => ["compatible", `The step "${name}" no longer waits for "${parent}".`],
    same: ["cosmetic", `The order of the parents of step "${name}" changed.`],
  });
}

function skip({ names: [name = "", key], after }: NamedDifference): readonly Verdict[] {
  const what = key === "skipDAG" ? `step "${name}" and what depends on it` : `step "${name}"`;
  return after === true
    ? [{ impact: "breaking", message: `From now on ${what} is skipped.` }]
    : [{ impact: "compatible", message: `From now on ${what} is no longer skipped.` }];
}

type Sentence = readonly [impact: Impact, message: string];

function byEntry(
  { added, removed }: ReturnType<typeof listDifference>,
  say: {
    readonly added: (entry: string) => Sentence;
    readonly removed: (entry: string) => Sentence;
    readonly same: Sentence;
  },
): readonly Verdict[] {
  const sentences = [...added.map(say.added), ...removed.map(say.removed)];
  return (sentences.length > 0 ? sentences : [say.same]).map(([impact, message]) => ({
    impact,
    message,
  }));
}
