import { serviceAddress, stageAddress, stages } from "../stageAddress.js";

/**
 * The address of the platform's second host. Peak's own stages have one each, to which the same key belongs; any other
 * platform answers at its one address, so that its key goes nowhere else.
 */
export function serviceBase(base: URL): URL {
  const stage = stages.find((name) => new URL(stageAddress(name)).href === base.href);
  return stage === undefined ? base : new URL(serviceAddress(stage));
}
