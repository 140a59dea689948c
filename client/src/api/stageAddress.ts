/** The environments of the Peak platform. */
export const stages = ["prod", "dev", "latest", "test", "beta", "parvati"] as const;
export type Stage = (typeof stages)[number];

/** The base URL of the Press API of a stage. Stage `latest` lives on the hosts of `dev`. */
export function stageAddress(stage: Stage): string {
  if (stage === "prod") return "https://press.peak.ai";
  return `https://press.${stage === "latest" ? "dev" : stage}.peak.ai`;
}
