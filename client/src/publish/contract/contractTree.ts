import { isRecord } from "../../api/guards.js";
import { asJson } from "../changes/sameContent.js";
import type { Grain, Path } from "./differences.js";

/** What of a release others depend on. */
export interface BlockContract {
  readonly blockKind?: string;
  readonly config: unknown;
  /** The declarations, as in a block file. */
  readonly parameters?: unknown;
  readonly autoRunOnDeploy?: boolean;
  /** Absent when there is none. The id tells archives apart, where the platform gives it. */
  readonly artifact?: { readonly id?: string };
}

type Tree = Readonly<Record<string, unknown>>;

/**
 * A release as a tree in which order means nothing: declared parameters by name, triggers by what sets them off. Entries
 * that are null are left out, as they are when a file is sent (source: SDK).
 */
export function contractTree(contract: BlockContract): Tree {
  const { blockKind, config, parameters, autoRunOnDeploy, artifact } = asJson(
    contract,
  ) as BlockContract;
  return withoutNulls({
    ...(blockKind === undefined ? {} : { kind: blockKind }),
    config: configTree(config),
    parameters: parameterTree(parameters),
    ...(autoRunOnDeploy === undefined ? {} : { autoRunOnDeploy }),
    ...(artifact === undefined ? {} : { artifact: { isThere: true, ...artifact } }),
  }) as Tree;
}

/** The names of a list of declarations in their order; undefined when they do not tell the entries apart. */
export function declaredNames(list: unknown): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const names = list.flatMap((entry) =>
    isRecord(entry) && typeof entry["name"] === "string" ? [entry["name"]] : [],
  );
  return names.length === list.length && new Set(names).size === names.length ? names : undefined;
}

function parameterTree(parameters: unknown): unknown {
  if (!isRecord(parameters)) return parameters;
  return Object.fromEntries(
    Object.entries(parameters).map(([list, entries]) => [list, byName(entries)]),
  );
}

function byName(entries: unknown): unknown {
  const names = declaredNames(entries);
  if (names === undefined || !Array.isArray(entries)) return entries;
  return Object.fromEntries(names.map((name, index) => [name, entries[index] as unknown]));
}

function configTree(config: unknown): unknown {
  if (!isRecord(config) || !Array.isArray(config["triggers"])) return config;
  return { ...config, triggers: triggerTree(config["triggers"]) };
}

function triggerTree(triggers: readonly unknown[]): Tree {
  const schedules: string[] = [];
  const webhooks: string[] = [];
  const others: unknown[] = [];
  for (const trigger of triggers) {
    const { cron, webhook, webhookId } = isRecord(trigger) ? trigger : {};
    if (typeof cron === "string") schedules.push(cron);
    else if (typeof webhookId === "string") webhooks.push(webhookId);
    else if (webhook === true) webhooks.push("");
    else if (webhook !== false) others.push(trigger);
  }
  return {
    ...(schedules.length > 0 && { cron: schedules.sort() }),
    ...(webhooks.length > 0 && { webhook: webhooks.sort() }),
    ...(others.length > 0 && { others }),
  };
}

function withoutNulls(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      entry === null || entry === undefined ? [] : [[key, withoutNulls(entry)]],
    ),
  );
}

/** How finely the values at a path are compared. */
export function grainAt(path: Path): Grain {
  const found = grains.find(
    ({ pattern }) =>
      pattern.length === path.length &&
      pattern.every((segment, index) => segment === "*" || segment === path[index]),
  );
  return found?.grain ?? "keys";
}

const entities = [
  "parameters.*.*",
  "config.steps.*",
  "config.steps.*.auth",
  "config.steps.*.image",
  "config.steps.*.imageDetails",
  "config.steps.*.repository",
  "config.images.*",
  "config.image",
  "config.imageDetails",
  "artifact",
];
const values = ["parameters.*.*.defaultValue", "config.steps.*.executionParameters"];
const withGrain = (patterns: readonly string[], grain: Grain) =>
  patterns.map((pattern) => ({ pattern: pattern.split("."), grain }));
const grains = [...withGrain(entities, "entity"), ...withGrain(values, "value")];
