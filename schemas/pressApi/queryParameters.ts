import type { QueryParameter } from "./endpoint.js";

/** The statuses of a spec; only an available one can be deployed. */
export const specStatuses = ["available", "unavailable", "archived"] as const;

/** The statuses of a deployment. */
export const deploymentStatuses = [
  "deploying",
  "deployed",
  "deleting",
  "delete_failed",
  "failed",
  "platform_resource_error",
  "redeploying",
  "rollback",
  "rollback_complete",
  "rollback_failed",
  "warning",
] as const;

/** The statuses of a revision. */
export const revisionStatuses = [
  "deploying",
  "deployed",
  "deleting",
  "delete_failed",
  "failed",
  "platform_resource_error",
  "rollback",
  "rollback_complete",
  "rollback_failed",
  "superseded",
] as const;

/** Who sees a spec: its tenant, everybody, or the tenants it names. */
export const scopes = ["private", "public", "shared"] as const;

/** The kinds of blocks; an `app` is a bundle of blocks. */
export const kindsWithApps = ["app", "workflow", "webapp", "service"] as const;

export const pageParameters = [
  { name: "pageNumber", type: "integer", description: "The page, counted from 1." },
  { name: "pageSize", type: "integer", description: "Items per page; 25 when not given." },
] as const satisfies readonly QueryParameter[];

export const nameParameters = [
  { name: "name", type: "prefix", description: "Only those whose name begins with this text." },
  { name: "title", type: "prefix", description: "Only those whose title begins with this text." },
] as const satisfies readonly QueryParameter[];

export const featuredParameter = {
  name: "featured",
  type: "boolean",
  description: "Only those that are, or are not, featured.",
} as const satisfies QueryParameter;

export const termParameter = {
  name: "term",
  type: "search",
  fields: ["name", "title", "summary", "description"],
  description: "Only those with this text in name, title, summary or description.",
} as const satisfies QueryParameter;

/** Only what has one of these statuses. */
export function statusParameter<const Values extends readonly string[]>(values: Values) {
  return {
    name: "status",
    type: "choices",
    values,
    description: "Only those with one of these statuses.",
  } as const;
}

export const scopeParameter = {
  name: "scope",
  type: "choices",
  values: scopes,
  description: "Only those with one of these scopes.",
} as const satisfies QueryParameter;

export const kindParameter = {
  name: "kind",
  type: "choices",
  values: kindsWithApps,
  description: "Only those of one of these kinds.",
} as const satisfies QueryParameter;

export function sortParameter<const Fields extends readonly string[]>(fields: Fields) {
  return {
    name: "sort",
    type: "sort",
    fields,
    description: "The order, most important first; without it the newest come first.",
  } as const;
}
