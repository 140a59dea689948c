import { defineConfig } from "vitest/config";
import { schemaValidators } from "./scripts/schemaValidators.mjs";

const project = (name, include, more = {}) => ({
  extends: true,
  test: { name, include, ...more },
});

export default defineConfig({
  plugins: [schemaValidators.vite()],
  // The form that esbuild.mjs bundles.
  resolve: {
    alias: [
      {
        find: /^yaml$/,
        replacement: `${import.meta.dirname}/node_modules/yaml/browser/dist/index.js`,
      },
    ],
  },
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // One worker loads a module once for all of its files: no module of ours has state, and loading took a third of the time.
    isolate: false,
    projects: [
      project("server", ["test/server/**/*.test.ts"], {
        exclude: ["test/server/connection/**", "test/server/cli/**"],
      }),
      project("protocol", ["test/server/{connection,cli}/**/*.test.ts"], {
        globalSetup: "test/support/buildServer.ts",
      }),
      project("client", ["test/client/**/*.test.ts"]),
      project("platform", ["test/platform/**/*.test.ts"]),
      project("project", ["test/*.test.ts"]),
    ],
  },
});
