// Lint rules, and the import table of docs/ARCHITECTURE.md ("Who may import whom") as restrictions per folder.
import { builtinModules } from "node:module";
import js from "@eslint/js";
import tseslint from "typescript-eslint";

// Anchored: "http" is a module of Node, "./http/…" may be a folder of ours.
const nodeBuiltins = [...builtinModules.map((name) => `/${name}`), "node:*"];
const protocolPackages = [
  "vscode-languageserver",
  "vscode-languageserver/*",
  "vscode-languageserver-protocol",
  "vscode-jsonrpc",
];

/**
 * Forbids imports for a folder.
 * @param {string[]} files the folder's files
 * @param {{ packages?: string[], folders?: string[], why: string }} table
 *   packages: module names; folders: path fragments of our own code
 */
function forbid(files, { packages = [], folders = [], why }) {
  const patterns = [];
  if (packages.length > 0) patterns.push({ group: packages, message: why });
  if (folders.length > 0) {
    patterns.push({ group: folders.flatMap((f) => [`**/${f}`, `**/${f}/**`]), message: why });
  }
  return { files, rules: { "no-restricted-imports": ["error", { patterns }] } };
}

export default tseslint.config(
  {
    ignores: ["dist/", "out/", "coverage/", "node_modules/", "test/e2e/vscode-*/", "**/generated/"],
  },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/dot-notation": "off",
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 60 }],
      complexity: ["error", 12],
      "max-depth": ["error", 3],
      "max-params": ["error", 4],
      "no-console": "error",
      "no-warning-comments": "error",
      eqeqeq: "error",
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["client/src/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        {
          name: "fetch",
          message: "Requests are sent by client/src/api, which never follows a redirect.",
        },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "[name='rejectUnauthorized'], Literal[value='rejectUnauthorized']",
          message: "Certificates are always checked.",
        },
        {
          selector:
            "AssignmentExpression[left.object.object.name='process'][left.object.property.name='env']",
          message: "The environment belongs to the whole extension host.",
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "max-lines-per-function": "off",
      "max-depth": "off",
      "no-console": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        fetch: "readonly",
        AbortSignal: "readonly",
        AbortController: "readonly",
        Buffer: "readonly",
        performance: "readonly",
      },
    },
    rules: { "no-warning-comments": "error" },
  },

  // The import table. An arrow of docs/ARCHITECTURE.md that is not there is an error here.
  forbid(["schemas/**/*.ts"], {
    packages: [...nodeBuiltins, "vscode"],
    folders: ["server", "client", "platform"],
    why: "schemas/ is data that all programs share: it imports nothing of them.",
  }),
  forbid(["server/src/document/**/*.ts"], {
    packages: [...nodeBuiltins, ...protocolPackages, "ajv", "vscode"],
    folders: ["schema", "model", "rules", "features", "cli"],
    why: "document/ is YAML text without Press knowledge: it imports `yaml` and nothing of ours.",
  }),
  forbid(["server/src/template/**/*.ts"], {
    packages: [...nodeBuiltins, ...protocolPackages, "ajv", "vscode", "yaml"],
    folders: ["schema", "model", "rules", "features", "cli"],
    why: "template/ is text with Jinja tags: it imports the types of document/syntaxNode and nothing else of ours.",
  }),
  forbid(["server/src/schema/**/*.ts"], {
    packages: [...nodeBuiltins, ...protocolPackages, "vscode", "yaml"],
    folders: ["model", "rules", "features", "cli"],
    why: "schema/ builds on document/ only.",
  }),
  forbid(["server/src/model/**/*.ts"], {
    packages: [...nodeBuiltins, ...protocolPackages, "vscode", "ajv", "yaml"],
    folders: ["rules", "features", "cli"],
    why: "model/ builds on document/ and the generated types of schema/.",
  }),
  forbid(["server/src/rules/**/*.ts"], {
    packages: [...nodeBuiltins, ...protocolPackages, "vscode", "ajv", "yaml"],
    folders: ["features", "cli"],
    why: "rules/ builds on model/, schema/ and document/.",
  }),
  forbid(["server/src/features/**/*.ts"], {
    packages: [...nodeBuiltins, ...protocolPackages, "vscode", "ajv", "yaml"],
    folders: ["cli"],
    why: "features/ are pure: functions of a document, without Node and without JSON-RPC.",
  }),
  forbid(
    [
      "server/src/languageService.ts",
      "server/src/service/**/*.ts",
      "server/src/workspace.ts",
      "server/src/settings.ts",
      "server/src/protocol.ts",
    ],
    {
      packages: [...nodeBuiltins, ...protocolPackages, "vscode"],
      why: "The facade and its ports are pure: adapters (server.ts, cli/) know Node, connection.ts knows JSON-RPC.",
    },
  ),
  forbid(["server/src/connection.ts", "server/src/connection/**/*.ts"], {
    packages: ["yaml", "ajv", "vscode"],
    why: "The connection only translates JSON-RPC to the language service.",
  }),
  forbid(["client/src/api/**/*.ts", "client/src/artifact/**/*.ts", "client/src/publish/**/*.ts"], {
    packages: ["vscode", "vscode-languageclient", "vscode-languageclient/*"],
    folders: ["server", "template", "views", "commands", "ui", "auth", "resources"],
    why: "api/, artifact/ and publish/ work without an editor, and get templates as they were rendered.",
  }),
  forbid(["client/src/template/**/*.ts"], {
    packages: ["vscode", "vscode-languageclient", "vscode-languageclient/*", "yaml"],
    folders: ["api", "artifact", "publish", "views", "commands", "ui", "auth", "resources"],
    why: "template/ renders text: of ours it knows the protocol's types only, and YAML is read by the server.",
  }),
  forbid(["client/src/api/fallbackFile.ts"], {
    packages: ["vscode", "vscode-languageclient", "vscode-languageclient/*"],
    folders: ["schema", "model", "rules", "features", "views", "commands", "ui", "auth"],
    why: "A fallback file is read as the platform reads it: by server/src/document, and nothing else of the server.",
  }),
  forbid(["client/src/remoteDocuments/**/*.ts"], {
    folders: ["server", "views", "commands", "auth"],
    why: "remoteDocuments/ makes texts of what the platform tells; commands decide which are shown.",
  }),
  forbid(["client/src/views/**/*.ts"], {
    folders: ["commands", "server"],
    why: "Views and commands meet in resources/ and in command ids.",
  }),
  forbid(["client/src/commands/**/*.ts"], {
    folders: ["views"],
    why: "Views and commands meet in resources/ and in command ids.",
  }),
  forbid(["platform/src/**/*.ts"], {
    packages: ["vscode", "yaml", ...protocolPackages],
    folders: ["server", "client"],
    why: "The local platform shares nothing with the editor but schemas/.",
  }),
);
