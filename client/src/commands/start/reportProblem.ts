import { problemReport } from "../../start/problemReport.js";
import type { Services } from "../services.js";

/** Puts a report into a new document, where it is read before anybody gets it. Nothing is sent. */
export async function reportProblem(services: Services): Promise<void> {
  const { accounts, editor, prompts, facts, recentLog } = services;
  const isSignedIn = accounts.active() !== undefined;
  const state = { accounts: accounts.list().length, isSignedIn, log: recentLog() };
  await editor.newDocument({ languageId: "markdown", text: problemReport(facts(), state) });
  prompts.notify({
    level: "information",
    message:
      "The report is in a new document and was not sent; look through it before you pass it on.",
    actions: [],
  });
}
