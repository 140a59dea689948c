import type { Services } from "../services.js";

/** Fills an empty platform with specs and deployments to look at. */
export function addSamples(services: Services, tenant: string): void {
  services.database.transact(() => services.deployments.countOfSpec(tenant));
}
