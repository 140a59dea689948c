import { PressError, type PressErrorKind } from "../api/errors.js";
import { ArtifactError } from "../artifact/artifactError.js";
import type { CommandId } from "../commandIds.js";
import { LocalPlatformError } from "../localPlatform/localPlatform.js";
import { PublishError } from "../publish/publishError.js";
import { Cancelled } from "../ui/cancelled.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { Notice, NoticeAction } from "../ui/prompts.js";

/** The command that failed, to be offered again. */
export interface FailedCommand {
  readonly id: CommandId;
  readonly argument?: unknown;
  /** Whether the acting account is one of this machine, whose platform can be started. */
  readonly isLocal: boolean;
}

export const showLogAction: NoticeAction = { title: "Show Log", command: "pressBlock.showLog" };

const expectedErrors = [PressError, ExpectedError, ArtifactError, PublishError, LocalPlatformError];

/** Whether the error's message is a sentence made for people, so that its stack tells nothing. */
export function isExpected(error: unknown): error is Error {
  return expectedErrors.some((expected) => error instanceof expected);
}

/** What to tell about an error; undefined for a cancelled command, of which there is nothing to tell. */
export function errorNotice(error: unknown, failed: FailedCommand): Notice | undefined {
  if (error instanceof Cancelled) return undefined;
  if (error instanceof PressError) return pressNotice(error, failed);
  if (error instanceof ExpectedError) {
    return { level: "error", message: error.message, actions: error.actions };
  }
  if (error instanceof ArtifactError || error instanceof PublishError) {
    return { level: "error", message: error.message, actions: [] };
  }
  if (error instanceof LocalPlatformError) {
    return { level: "error", message: error.message, actions: [retry(failed), showLogAction] };
  }
  return {
    level: "error",
    message: "Something unexpected went wrong; the log has the details.",
    actions: [showLogAction],
  };
}

function pressNotice(error: PressError, failed: FailedCommand): Notice | undefined {
  const { message } = error;
  if (error.details.outcome === "unknown") {
    const refresh = { title: "Refresh", command: "pressBlock.refreshSpecs" };
    return { level: "warning", message, actions: [refresh, showLogAction] };
  }
  if (error.kind === "cancelled") return undefined;
  return { level: "error", message, actions: waysOut(error.kind, failed) };
}

function waysOut(kind: PressErrorKind, failed: FailedCommand): readonly NoticeAction[] {
  switch (kind) {
    case "unauthorized":
    case "invalidKey":
      return [{ title: "Enter Key", command: enterKeyCommand(failed) }];
    case "invalidAddress":
    case "redirect":
    case "notThePlatform":
      return [{ title: "Switch Account", command: "pressBlock.switchAccount" }, showLogAction];
    case "network":
      return failed.isLocal
        ? [{ title: "Start Local Platform", command: "pressBlock.startLocalPlatform" }]
        : [retry(failed), showLogAction];
    case "timeout":
    case "rateLimited":
    case "internalServerError":
      return [retry(failed), showLogAction];
    default:
      return [showLogAction];
  }
}

/** A sign-in that failed has left no account whose key could be replaced. */
function enterKeyCommand({ id }: FailedCommand): CommandId {
  return id === "pressBlock.signIn" ? id : "pressBlock.enterKey";
}

function retry({ id, argument }: FailedCommand): NoticeAction {
  return { title: "Retry", command: id, ...(argument === undefined ? {} : { argument }) };
}
