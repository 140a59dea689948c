import { sampleWorkflows } from "./sampleWorkflows.js";
import { sampleServices } from "./sampleServices.js";

/** A block spec as an author would publish it, release after release, and what became of it. */
export interface SampleSpec {
  readonly kind: "workflow" | "service" | "webapp";
  readonly metadata: {
    readonly name: string;
    readonly title: string;
    readonly summary: string;
    readonly description?: string;
    readonly descriptionContentType?: string;
    readonly tags?: readonly { readonly name: string }[];
  };
  /** The first key's tenant unless given. */
  readonly tenant?: string;
  readonly status?: "available" | "unavailable" | "archived";
  readonly scope?: "private" | "public" | "shared";
  readonly tenants?: readonly string[];
  readonly featured?: boolean;
  /** Oldest first. */
  readonly releases: readonly SampleRelease[];
  readonly deployments?: readonly SampleDeployment[];
}

export interface SampleRelease {
  readonly version: string;
  readonly notes: string;
  readonly config: object;
  readonly parameters?: object;
  readonly autoRunOnDeploy?: boolean;
  readonly daysAgo: number;
}

export interface SampleDeployment {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Status that it has come to; `deploying` lasts a few minutes more. */
  readonly status: string;
  /** Oldest first; the last is in force. */
  readonly revisions: readonly SampleRevision[];
}

interface SampleRevision {
  readonly version: string;
  readonly notes: string;
  readonly build?: object;
  readonly run?: object;
  readonly daysAgo: number;
}

export const samples: readonly SampleSpec[] = [...sampleServices, ...sampleWorkflows];

/** An app that consists of sample deployments. */
export interface SampleApp {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Names of its deployments. */
  readonly deployments: readonly string[];
}

export const sampleApps: readonly SampleApp[] = [
  {
    name: "store-planner",
    title: "Store planner",
    summary: "Footfall and shifts of all stores in one place",
    deployments: ["footfall-south", "shift-board"],
  },
];
