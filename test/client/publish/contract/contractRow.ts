import type { BlockContract } from "../../../../client/src/publish/contract/contractTree.js";

/** Two releases, and each change between them as `impact path: message`. */
export type ContractRow = readonly [
  what: string,
  before: BlockContract,
  after: BlockContract,
  changes: readonly string[],
];
