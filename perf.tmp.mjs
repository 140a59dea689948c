import esbuild from "esbuild";
import { schemaValidators } from "./scripts/schemaValidators.mjs";
await esbuild.build({entryPoints:['/tmp/perf.ts'],bundle:true,platform:'node',format:'cjs',outfile:'/tmp/perf.cjs',mainFields:['module','main'],nodePaths:['/work/wt/reading/node_modules'],alias:{yaml:'/work/wt/reading/node_modules/yaml/browser/dist/index.js'},plugins:[schemaValidators.esbuild()]});
