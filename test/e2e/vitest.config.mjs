// The tests of starting, of packaging and of the user interface, one after the other: most start a real VS Code.
import { defineConfig } from "vitest/config";
import { root } from "../../scripts/launch/root.mjs";

export default defineConfig({
  root,
  test: {
    include: ["test/e2e/launch/*.test.mjs", "test/e2e/ui/*.test.mjs"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
