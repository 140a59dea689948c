import { describe, expect, it } from "vitest";
import { PressError, type PressErrorKind } from "../../../client/src/api/errors.js";
import { ArtifactError } from "../../../client/src/artifact/artifactError.js";
import { errorNotice, type FailedCommand } from "../../../client/src/commands/errorNotice.js";
import { PublishError } from "../../../client/src/publish/publishError.js";
import { Cancelled } from "../../../client/src/ui/cancelled.js";

const failed: FailedCommand = { id: "pressBlock.publish", argument: "file:///x", isLocal: false };

function pressError(kind: PressErrorKind, outcome: "refused" | "unknown" = "refused") {
  return new PressError("The platform said no.", { kind, outcome, operation: "createSpec" });
}

const ways = (error: unknown, command = failed) =>
  errorNotice(error, command)?.actions.map(({ title }) => title);

describe("errorNotice", () => {
  it("is silent about what the user cancelled", () => {
    expect(errorNotice(new Cancelled(), failed)).toBeUndefined();
    expect(errorNotice(pressError("cancelled"), failed)).toBeUndefined();
  });

  it("is not silent about a cancelled call that may have had its effect", () => {
    const notice = errorNotice(pressError("cancelled", "unknown"), failed);
    expect(notice?.level).toBe("warning");
    expect(notice?.actions.map(({ title }) => title)).not.toContain("Retry");
  });

  it.each<[PressErrorKind, readonly string[]]>([
    ["unauthorized", ["Enter Key"]],
    ["invalidKey", ["Enter Key"]],
    ["redirect", ["Switch Account", "Show Log"]],
    ["network", ["Retry", "Show Log"]],
    ["timeout", ["Retry", "Show Log"]],
    ["payloadTooLarge", ["Show Log"]],
    ["conflict", ["Show Log"]],
  ])("tells of %s in the platform's sentence, with %j", (kind, titles) => {
    const notice = errorNotice(pressError(kind), failed);
    expect(notice).toMatchObject({ level: "error", message: "The platform said no." });
    expect(ways(pressError(kind))).toEqual(titles);
  });

  it("offers to start a platform of this machine that does not answer", () => {
    expect(ways(pressError("network"), { ...failed, isLocal: true })).toEqual([
      "Start Local Platform",
    ]);
  });

  it("repeats a command with what it was started on", () => {
    expect(errorNotice(pressError("timeout"), failed)?.actions[0]).toEqual({
      title: "Retry",
      command: "pressBlock.publish",
      argument: "file:///x",
    });
  });

  it("never offers to repeat what may have been done", () => {
    for (const kind of ["network", "timeout", "internalServerError"] as const) {
      expect(ways(pressError(kind, "unknown"))).toEqual(["Refresh", "Show Log"]);
    }
  });

  it.each([
    new ArtifactError("tooLarge", "No folder data."),
    new PublishError("Release 1.0.0 exists."),
  ])("passes the sentence of %s on", (error) => {
    expect(errorNotice(error, failed)).toMatchObject({ level: "error", message: error.message });
  });

  it("shows nothing of an unexpected error but where to read about it", () => {
    const notice = errorNotice(new TypeError("x is not a function at /home/ada"), failed);
    expect(notice?.message).not.toContain("ada");
    expect(notice?.actions.map(({ title }) => title)).toEqual(["Show Log"]);
  });
});
