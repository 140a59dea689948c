// The tests of the user interface: each starts a real VS Code with the packaged extension, one after the other.
import { defineConfig } from "vitest/config";
import { root } from "../../scripts/launch/root.mjs";

export default defineConfig({
  root,
  test: {
    include: ["test/e2e/ui/*.test.mjs"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
