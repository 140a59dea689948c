import { accountOrigin, describeAccount, type Account } from "../../auth/account.js";
import { checkUnfinished, type UnfinishedState } from "../../publish/journal/checkUnfinished.js";
import type { ChangeKind, JournalEntry } from "../../publish/journal/journalEntry.js";
import { ReleaseTarget } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import type { Notice } from "../../ui/prompts.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";

/** Tells at the start about changes whose end is not known. Sends nothing. */
export function noticeUnfinished({ journal, prompts }: Services): void {
  const entries = journal.unfinished();
  const [first] = entries;
  if (first === undefined) return;
  const others = entries.length === 1 ? "" : ` and ${entries.length - 1} more`;
  prompts.notify({
    level: "warning",
    message: `An unfinished change was found: ${describe(first)}${others}. It is not known whether the platform carried it out.`,
    actions: [
      { title: "Check", command: "pressBlock.checkUnfinished" },
      { title: "Forget", command: "pressBlock.forgetUnfinished" },
    ],
  });
}

/** Asks the platform what became of each unfinished change of the active account. Sends nothing. */
export async function checkUnfinishedChanges(services: Services): Promise<void> {
  const { journal, prompts, store } = services;
  const entries = journal.unfinished();
  if (entries.length === 0) {
    prompts.notify({ level: "information", message: "No change is unfinished.", actions: [] });
    return;
  }
  const { client, account } = requireConnection(services);
  for (const entry of entries) {
    if (!isOf(entry, account)) {
      prompts.notify(otherAccount(entry, account));
      continue;
    }
    const found = await prompts.progress(`Looking for ${describe(entry)}`, () =>
      checkUnfinished(client, entry),
    );
    if (found.state !== "unreachable") await journal.end(entry.operationId);
    prompts.notify(outcome(entry, found));
  }
  await store.refreshAll();
}

/** Forgets them, after a yes; what became of them is then for the user to find out. */
export async function forgetUnfinishedChanges({ journal, prompts }: Services): Promise<void> {
  const entries = journal.unfinished();
  if (entries.length === 0) return;
  await prompts.confirm({
    message: `Forget ${entries.length === 1 ? "the unfinished change" : `${entries.length} unfinished changes`}?`,
    detail: entries.map((entry) => describe(entry)).join("\n"),
    action: "Forget",
  });
  for (const { operationId } of entries) await journal.end(operationId);
}

function isOf({ account }: JournalEntry, active: Account): boolean {
  return account.id === active.id && account.origin === accountOrigin(active);
}

function otherAccount(entry: JournalEntry, active: Account): Notice {
  const place = displayText(new URL(entry.account.origin).host);
  return {
    level: "warning",
    message: `${capitalized(describe(entry))} was begun at ${place} with another account than ${displayText(describeAccount(active))}; switch to that one to check it.`,
    actions: [{ title: "Switch Account", command: "pressBlock.switchAccount" }],
  };
}

function outcome(entry: JournalEntry, found: UnfinishedState): Notice {
  const what = describe(entry);
  switch (found.state) {
    case "inEffect":
      return {
        level: "information",
        message: `${capitalized(what)} is in effect.`,
        actions: deployAction(entry, found.exists),
      };
    case "notInEffect":
      return {
        level: "warning",
        message: `${capitalized(what)} is not in effect; it may be tried again.`,
        actions: [],
      };
    case "undecided":
      return {
        level: "warning",
        message: `Nobody can tell whether ${what} took effect; look at it before trying again.`,
        actions: [],
      };
    case "unreachable":
      return {
        level: "warning",
        message: `The platform cannot be asked about ${what} now; check again later.`,
        actions: [{ title: "Check", command: "pressBlock.checkUnfinished" }],
      };
  }
}

function deployAction(
  { subject }: JournalEntry,
  { specId, version }: JournalEntry["subject"],
): Notice["actions"] {
  const { name, blockKind } = subject;
  if (specId === undefined || version === undefined) return [];
  if (name === undefined || blockKind === undefined) return [];
  const target = { kind: "release", specId, specName: name, blockKind, version } as const;
  const argument = new ReleaseTarget(target);
  return [{ title: "Deploy…", command: "pressBlock.deploy", argument }];
}

const verbs: Readonly<Record<ChangeKind, string>> = {
  createSpec: "publishing",
  createRelease: "publishing",
  createDeployment: "deploying",
  createRevision: "the new revision of",
  redeploy: "redeploying",
  patchParameters: "the change of the parameters of",
  updateSpecMetadata: "the change of the metadata of",
  updateDeploymentMetadata: "the change of the metadata of",
  deleteSpec: "deleting",
  deleteDeployment: "deleting",
};

function describe({ kind, subject }: JournalEntry): string {
  const { name, version, specId, deploymentId } = subject;
  const called = name ?? deploymentId ?? specId ?? "something";
  const isPublish = kind === "createSpec" || kind === "createRelease";
  return `${verbs[kind]} ${displayText(isPublish ? `${called} ${version ?? ""}`.trim() : called)}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
