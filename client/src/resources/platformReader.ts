import type { PressClient } from "../api/pressClient.js";

/** The operations that the views are read with. None of them changes anything. */
export type PlatformReader = Pick<
  PressClient,
  | "listSpecs"
  | "listAllSpecs"
  | "listSpecReleases"
  | "listDeployments"
  | "listAllDeployments"
  | "listDeploymentRevisions"
  | "describeDeployment"
  | "describeSpecRelease"
  | "describeAppDeployment"
  | "listInstanceOptions"
>;
