/** Every command of the extension; package.json declares the same ones. */
export const commandIds = [
  "pressBlock.startLocalPlatform",
  "pressBlock.stopLocalPlatform",
  "pressBlock.signIn",
  "pressBlock.signOut",
  "pressBlock.switchAccount",
  "pressBlock.publish",
  "pressBlock.deploy",
  "pressBlock.createRevision",
  "pressBlock.redeploy",
  "pressBlock.patchParameters",
  "pressBlock.updateMetadata",
  "pressBlock.chooseVariables",
  "pressBlock.checkUnfinished",
  "pressBlock.forgetUnfinished",
  "pressBlock.refreshSpecs",
  "pressBlock.refreshDeployments",
  "pressBlock.loadMore",
  "pressBlock.deleteSpec",
  "pressBlock.deleteDeployment",
  "pressBlock.copyId",
  "pressBlock.restartLanguageServer",
  "pressBlock.showLog",
] as const;

export type CommandId = (typeof commandIds)[number];

/** Commands that reach out, store a key or start a program: off until the folder is trusted. */
export const trustedCommandIds: ReadonlySet<CommandId> = new Set<CommandId>([
  "pressBlock.startLocalPlatform",
  "pressBlock.signIn",
  "pressBlock.publish",
  "pressBlock.deploy",
  "pressBlock.createRevision",
  "pressBlock.redeploy",
  "pressBlock.patchParameters",
  "pressBlock.updateMetadata",
  "pressBlock.checkUnfinished",
  "pressBlock.deleteSpec",
  "pressBlock.deleteDeployment",
]);
