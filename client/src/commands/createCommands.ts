import type { CommandId } from "../commandIds.js";
import { targetOf } from "../resources/target.js";
import { ExpectedError } from "../ui/expectedError.js";
import { signOut, switchAccount } from "./accountCommands.js";
import { bindFolder } from "./accounts/bindFolder.js";
import { createRevision } from "./changes/createRevision.js";
import { patchParameters } from "./changes/patchParameters.js";
import { redeploy } from "./changes/redeploy.js";
import { updateMetadata } from "./changes/updateMetadata.js";
import { compare } from "./comparing/compare.js";
import { compareFile } from "./comparing/compareFile.js";
import { ComparisonSelection } from "./comparing/comparisonSelection.js";
import { openDocument, showDeployedRelease } from "./comparing/openDocument.js";
import { deleteDeployment, deleteSpec } from "./deleteCommands.js";
import { deploy } from "./deploy.js";
import { clearFilters, filterList, searchList } from "./lists/filterList.js";
import { groupDeployments } from "./lists/groupDeployments.js";
import {
  resetLocalPlatform,
  startLocalPlatform,
  stopLocalPlatform,
} from "./localPlatformCommands.js";
import { publish } from "./publish.js";
import type { Services } from "./services.js";
import { enterKey, signIn } from "./signIn.js";
import { newBlock } from "./start/newBlock.js";
import { reportProblem } from "./start/reportProblem.js";
import { tryIt } from "./start/tryIt.js";
import { chooseVariables } from "./publishing/templateVariables.js";
import { checkUnfinishedChanges, forgetUnfinishedChanges } from "./publishing/unfinishedChanges.js";
import { writeVersion } from "./publishing/writeVersion.js";

/** What a command does. Its argument comes from a menu or from anybody, so it is nothing until it was looked at. */
export type CommandHandler = (argument: unknown) => Promise<void>;

/** Every command with what it does. */
export function createCommands(services: Services): Readonly<Record<CommandId, CommandHandler>> {
  const selection = new ComparisonSelection(services);
  return {
    "pressBlock.tryIt": () => tryIt(services),
    "pressBlock.newBlock": () => newBlock(services),
    "pressBlock.reportProblem": () => reportProblem(services),
    "pressBlock.startLocalPlatform": async () => {
      await startLocalPlatform(services);
    },
    "pressBlock.resetLocalPlatform": () => resetLocalPlatform(services),
    "pressBlock.checkFolders": () => checkFolders(services),
    "pressBlock.stopLocalPlatform": () => stopLocalPlatform(services),
    "pressBlock.signIn": async () => {
      await signIn(services);
    },
    "pressBlock.signOut": () => signOut(services),
    "pressBlock.switchAccount": () => switchAccount(services),
    "pressBlock.enterKey": () => enterKey(services),
    "pressBlock.bindFolder": () => bindFolder(services),
    "pressBlock.publish": (argument) => publish(services, argument),
    "pressBlock.deploy": (argument) => deploy(services, argument),
    "pressBlock.createRevision": (argument) => createRevision(services, argument),
    "pressBlock.redeploy": (argument) => redeploy(services, argument),
    "pressBlock.patchParameters": (argument) => patchParameters(services, argument),
    "pressBlock.updateMetadata": (argument) => updateMetadata(services, argument),
    "pressBlock.chooseVariables": (argument) => chooseVariables(services, argument),
    "pressBlock.checkUnfinished": () => checkUnfinishedChanges(services),
    "pressBlock.forgetUnfinished": () => forgetUnfinishedChanges(services),
    "pressBlock.writeVersion": (argument) => writeVersion(services, argument),
    "pressBlock.openDocument": (argument) => openDocument(services, argument),
    "pressBlock.showDeployedRelease": (argument) => showDeployedRelease(services, argument),
    "pressBlock.compare": () => compare(services),
    "pressBlock.compareWithPublished": (argument) => compareFile(services, argument, "text"),
    "pressBlock.compareContractWithPublished": (argument) =>
      compareFile(services, argument, "contract"),
    "pressBlock.selectForCompare": (argument) => {
      selection.select(argument);
      return Promise.resolve();
    },
    "pressBlock.compareWithSelected": (argument) => selection.compare(argument, "text"),
    "pressBlock.compareContractWithSelected": (argument) => selection.compare(argument, "contract"),
    "pressBlock.refreshSpecs": () => services.store.refresh("specs"),
    "pressBlock.refreshDeployments": () => services.store.refresh("deployments"),
    ...listCommands(services),
    "pressBlock.loadMore": async (argument) => {
      const more = targetOf(argument, "more");
      if (more !== undefined) await services.store.loadMore(more.collection);
    },
    "pressBlock.deleteSpec": (argument) => deleteSpec(services, argument),
    "pressBlock.deleteDeployment": (argument) => deleteDeployment(services, argument),
    "pressBlock.copyId": (argument) => copyId(services, argument),
    "pressBlock.restartLanguageServer": () => services.languageServer.restart(),
    "pressBlock.showLog": () => {
      services.showLog();
      return Promise.resolve();
    },
  };
}

type ListCommandId =
  | `pressBlock.filter${"Specs" | "Deployments"}`
  | `pressBlock.search${"Specs" | "Deployments"}`
  | `pressBlock.clear${"Spec" | "Deployment"}Filters`
  | "pressBlock.refreshWorkspace"
  | "pressBlock.groupDeployments"
  | "pressBlock.acceptParameters";

/** What the views show, and how. */
function listCommands(services: Services): Readonly<Record<ListCommandId, CommandHandler>> {
  return {
    "pressBlock.refreshWorkspace": () => {
      services.refreshBlockFiles();
      return services.store.knowledge.refresh();
    },
    "pressBlock.filterSpecs": () => filterList(services, "specs"),
    "pressBlock.filterDeployments": () => filterList(services, "deployments"),
    "pressBlock.searchSpecs": () => searchList(services, "specs"),
    "pressBlock.searchDeployments": () => searchList(services, "deployments"),
    "pressBlock.clearSpecFilters": () => clearFilters(services, "specs"),
    "pressBlock.clearDeploymentFilters": () => clearFilters(services, "deployments"),
    "pressBlock.groupDeployments": () => groupDeployments(services),
    "pressBlock.acceptParameters": async (argument) => {
      const deployment = targetOf(argument, "deployment");
      if (deployment !== undefined) await services.store.acceptParameters(deployment.id);
    },
  };
}

/** Checks every block file of the open folders, open or not; what is found is in the Problems view. */
async function checkFolders({ editor }: Services): Promise<void> {
  if ((await editor.checkFolders()) > 0) return;
  throw new ExpectedError(
    "Open a folder on this machine's disk whose block files are to be checked.",
  );
}

async function copyId({ editor }: Services, argument: unknown): Promise<void> {
  const target = targetOf(argument, "spec") ?? targetOf(argument, "deployment");
  if (target === undefined) {
    throw new ExpectedError("Choose the spec or deployment whose id is to be copied in its view.");
  }
  await editor.copyText(target.id);
}
