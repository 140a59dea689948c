/** The environments of the Peak platform. */
export const stages = ["prod", "dev", "latest", "test", "beta", "parvati"] as const;
export type Stage = (typeof stages)[number];

/** The base URL of the Press API of a stage. Stage `latest` lives on the hosts of `dev`. */
export function stageAddress(stage: Stage): string {
  return `https://press.${stageDomain(stage)}`;
}

/** The base URL of a stage's other APIs. */
export function serviceAddress(stage: Stage): string {
  return `https://service.${stageDomain(stage)}`;
}

function stageDomain(stage: Stage): string {
  if (stage === "prod") return "peak.ai";
  return `${stage === "latest" ? "dev" : stage}.peak.ai`;
}
