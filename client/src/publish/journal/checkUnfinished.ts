import { PressError } from "../../api/errors.js";
import type { PressClient } from "../../api/pressClient.js";
import { findDeployments, findSpecs } from "../findByName.js";
import type { ChangeKind, ChangeSubject, JournalEntry } from "./journalEntry.js";

/**
 * What became of a change that was begun before the editor ended. `inEffect`: the platform has what it would have made;
 * whether its content is what was sent cannot be told any more. `notInEffect`: it has not. `undecided`: it leaves no mark
 * by which one could tell. `unreachable`: the platform cannot be asked now.
 */
export type UnfinishedState =
  | { readonly state: "inEffect"; readonly exists: ChangeSubject }
  | { readonly state: "notInEffect" | "undecided" | "unreachable" };

/** Looks; sends nothing. */
export async function checkUnfinished(
  client: PressClient,
  entry: JournalEntry,
): Promise<UnfinishedState> {
  try {
    return await look(client, entry);
  } catch (thrown) {
    if (!(thrown instanceof PressError)) throw thrown;
    return { state: "unreachable" };
  }
}

type Look = (client: PressClient, subject: ChangeSubject) => Promise<UnfinishedState>;

/** What was there before is not known any more, so nothing can be told from what is there now. */
const undecided: Look = () => Promise.resolve({ state: "undecided" });

const lookForAbsence: Look = async (client, subject) =>
  (await exists(client, subject)) ? { state: "notInEffect" } : { state: "inEffect", exists: {} };

const looks: Readonly<Record<ChangeKind, Look>> = {
  createSpec: lookForSpec,
  createRelease: (client, subject) => lookForRelease(client, subject, subject.specId ?? ""),
  createDeployment: lookForDeployment,
  createRevision: lookForRevision,
  deleteSpec: lookForAbsence,
  deleteDeployment: lookForAbsence,
  redeploy: undecided,
  patchParameters: undecided,
  updateSpecMetadata: undecided,
  updateDeploymentMetadata: undecided,
};

async function look(client: PressClient, entry: JournalEntry): Promise<UnfinishedState> {
  const { kind, subject, step } = entry;
  return step === "done" ? { state: "inEffect", exists: subject } : looks[kind](client, subject);
}

async function lookForSpec(client: PressClient, subject: ChangeSubject): Promise<UnfinishedState> {
  const { blockKind = "", name = "", otherIds = [] } = subject;
  const found = await findSpecs(client, { blockKind, name });
  const [spec, ...others] = found.filter(({ id }) => !otherIds.includes(id));
  if (spec === undefined) return { state: "notInEffect" };
  return others.length > 0 ? { state: "undecided" } : lookForRelease(client, subject, spec.id);
}

async function lookForRelease(
  client: PressClient,
  { version = "" }: ChangeSubject,
  specId: string,
): Promise<UnfinishedState> {
  const found = await orNothing(client.describeSpecRelease(specId, version));
  return found === undefined
    ? { state: "notInEffect" }
    : { state: "inEffect", exists: { specId, version } };
}

async function lookForDeployment(
  client: PressClient,
  { blockKind = "", name = "", specId }: ChangeSubject,
): Promise<UnfinishedState> {
  const [deployment] = await findDeployments(client, { blockKind, name });
  if (deployment === undefined) return { state: "notInEffect" };
  const isOfSpec = deployment.spec === undefined || deployment.spec.id === specId;
  return isOfSpec
    ? { state: "inEffect", exists: { deploymentId: deployment.id } }
    : { state: "undecided" };
}

async function lookForRevision(
  client: PressClient,
  { deploymentId = "", revision: before = "0" }: ChangeSubject,
): Promise<UnfinishedState> {
  const deployment = await orNothing(client.describeDeployment(deploymentId));
  if (deployment === undefined) return { state: "notInEffect" };
  const newest = deployment.latestRevision?.revision ?? "0";
  if (Number(newest) <= Number(before)) return { state: "notInEffect" };
  // Somebody else may have made it.
  return Number(newest) === Number(before) + 1
    ? { state: "inEffect", exists: { deploymentId, revision: newest } }
    : { state: "undecided" };
}

async function exists(
  client: PressClient,
  { specId, deploymentId }: ChangeSubject,
): Promise<boolean> {
  const found =
    deploymentId === undefined
      ? orNothing(client.describeSpec(specId ?? ""))
      : orNothing(client.describeDeployment(deploymentId));
  return (await found) !== undefined;
}

async function orNothing<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof PressError && thrown.kind === "notFound") return undefined;
    throw thrown;
  }
}
