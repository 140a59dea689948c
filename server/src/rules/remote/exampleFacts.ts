import type { RemoteFacts } from "../../protocol.js";

/** What the platform of the examples tells. */
export const exampleFacts: RemoteFacts = {
  specs: [
    {
      id: "3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10",
      kind: "workflow",
      name: "forecast",
      newestRelease: "1.2.0",
      releases: ["1.2.0", "1.1.0", "1.0.0"],
    },
  ],
  isComplete: true,
  instanceTypes: [
    { id: 21, name: "Small" },
    { id: 22, name: "Medium" },
  ],
};
