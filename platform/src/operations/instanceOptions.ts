import type { Services } from "../services.js";
import type { Call } from "./call.js";

/** The instance types that every tenant of a local platform may use, by what they are for. */
const options = {
  workflow: [
    { id: 20, name: "Pico", cpu: 0.25, memory: "0.5GB" },
    { id: 21, name: "Small", cpu: 1, memory: "2GB" },
    { id: 22, name: "Medium", cpu: 2, memory: "8GB" },
    { id: 23, name: "Large", cpu: 8, memory: "32GB" },
    { id: 24, name: "Large with GPU", cpu: 8, memory: "64GB", gpu: 1 },
  ],
  webapp: [
    { id: 42, name: "Pico", cpu: 0.25, memory: "0.5GB" },
    { id: 43, name: "Small", cpu: 1, memory: "2GB" },
    { id: 44, name: "Medium", cpu: 2, memory: "8GB" },
  ],
} as const;

export function listInstanceOptions(_services: Services, call: Call) {
  return { data: call.choice("entityType") === "workflow" ? options.workflow : options.webapp };
}
