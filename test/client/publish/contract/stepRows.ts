import type { BlockContract } from "../../../../client/src/publish/contract/contractTree.js";
import type { ContractRow } from "./contractRow.js";

const step = (content: object, others: object = {}): BlockContract => ({
  config: { steps: { train: content, ...others } },
});

export const stepRows: readonly ContractRow[] = [
  // Steps
  [
    "a step",
    step({}),
    step({}, { score: { command: "x" } }),
    ['compatible config.steps.score: The step "score" was added.'],
  ],
  [
    "a step with a secret that is new",
    step({}),
    step({}, { ask: { auth: { type: "bearer-token", bearerToken: "chat" } } }),
    [
      'breaking config.steps.ask: The secret "chat" is needed by step "ask".',
      'compatible config.steps.ask: The step "ask" was added.',
    ],
  ],
  [
    "a step with a secret that is known",
    step({ parameters: { secrets: ["chat"] } }),
    step({ parameters: { secrets: ["chat"] } }, { ask: { parameters: { secrets: ["chat"] } } }),
    ['compatible config.steps.ask: The step "ask" was added.'],
  ],
  [
    "a step less",
    step({}, { score: {} }),
    step({}),
    ['breaking config.steps.score: The step "score" was removed.'],
  ],
  [
    "another type of step",
    step({ type: "http" }),
    step({ type: "sql" }),
    ['breaking config.steps.train.type: The type of step "train" changed from "http" to "sql".'],
  ],
  [
    "the usual type written out",
    step({ command: "x" }),
    step({ command: "x", type: "standard" }),
    [],
  ],
  [
    "another command, untold",
    step({ command: "a --key=canary" }),
    step({ command: "b" }),
    ['compatible config.steps.train.command: "command" of step "train" changed.'],
  ],
  [
    "other parents",
    step({ parents: ["a"] }),
    step({ parents: ["b"] }),
    [
      'compatible config.steps.train.parents: The step "train" waits for "b" now.',
      'compatible config.steps.train.parents: The step "train" no longer waits for "a".',
    ],
  ],
  [
    "parents in another order",
    step({ parents: ["a", "b"] }),
    step({ parents: ["b", "a"] }),
    ['cosmetic config.steps.train.parents: The order of the parents of step "train" changed.'],
  ],
  [
    "conditions",
    step({ executionParameters: { conditional: [1], parentStatus: [1] } }),
    step({ executionParameters: { conditional: [2], parentStatus: [2] } }),
    ['compatible config.steps.train.executionParameters: The conditions of step "train" changed.'],
  ],
  [
    "skipped",
    step({}),
    step({ runConfiguration: { skipConfiguration: { skip: true } } }),
    [
      'breaking config.steps.train.runConfiguration.skipConfiguration.skip: From now on step "train" is skipped.',
    ],
  ],
  [
    "no longer skipped",
    step({ runConfiguration: { skipConfiguration: { skipDAG: true } } }),
    step({}),
    [
      'compatible config.steps.train.runConfiguration.skipConfiguration.skipDAG: From now on step "train" and what depends on it is no longer skipped.',
    ],
  ],
  [
    "an output",
    step({}),
    step({ outputParameters: { score: "s.txt" } }),
    [
      'compatible config.steps.train.outputParameters.score: The output "score" of step "train" was added.',
    ],
  ],
  [
    "an output less",
    step({ outputParameters: { score: "s.txt" } }),
    step({}),
    [
      'breaking config.steps.train.outputParameters.score: The output "score" of step "train" was removed.',
    ],
  ],
  [
    "authentication",
    step({}),
    step({ auth: { type: "basic" } }),
    ['breaking config.steps.train.auth: The authentication of step "train" was added.'],
  ],
  [
    "another authentication",
    step({ auth: { type: "basic", password: "a" } }),
    step({ auth: { type: "api-key", apiKey: "b" } }),
    [
      'breaking config.steps.train.auth.type: The type of authentication of step "train" changed from "basic" to "api-key".',
      'breaking config.steps.train.auth.apiKey: The secret "auth.apiKey" of step "train" was added.',
      'compatible config.steps.train.auth.password: The secret "auth.password" of step "train" was removed.',
    ],
  ],
  [
    "secrets",
    step({ parameters: { secrets: ["a", "c"] } }),
    step({ parameters: { secrets: ["b", "c"] } }),
    [
      'breaking config.steps.train.parameters.secrets: The secret "b" is needed by step "train".',
      'compatible config.steps.train.parameters.secrets: The secret "a" is no longer needed by step "train".',
    ],
  ],
  [
    "a variable, untold",
    step({ parameters: { env: { MODE: "canary" } } }),
    step({ parameters: { env: { MODE: "slow" } } }),
    [
      'compatible config.steps.train.parameters.env.MODE: The variable "MODE" of step "train" changed.',
    ],
  ],
  [
    "another table",
    step({ type: "export", table: "a" }),
    step({ type: "export", table: "b" }),
    [
      'breaking config.steps.train.table: The table that step "train" exports changed from "a" to "b".',
    ],
  ],
  [
    "the image cache",
    step({}),
    step({ clearImageCache: true }),
    [
      'cosmetic config.steps.train.clearImageCache: The use of the image cache of step "train" was added.',
    ],
  ],
  [
    "what nobody knows",
    step({ magic: { a: 1 } }),
    step({ magic: { a: 2 } }),
    ['compatible config.steps.train.magic.a: "magic.a" of step "train" changed.'],
  ],
];
