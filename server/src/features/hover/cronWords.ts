import { describeCron } from "../../rules/cron/describeCron.js";
import { nextRuns } from "../../rules/cron/nextRuns.js";
import { paragraphs } from "./explanation.js";

/** Shown of the runs to come. */
const runsShown = 3;

/**
 * A schedule in words, with its next runs, as Markdown; empty for one that cannot be read. The platform's time zone is not
 * documented, so the one of the times shown is said.
 */
export function cronWords(expression: string, now: number): string {
  const words = describeCron(expression);
  if (words === undefined) return "";
  const runs = nextRuns(expression, now, runsShown).map((date) => `- ${runText(date)}`);
  const list =
    runs.length === 0
      ? "It never runs again."
      : `Next runs, if it is counted in UTC:\n\n${runs.join("\n")}`;
  return paragraphs(`Runs ${words}.`, list);
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `Wed 2026-11-25 02:00 UTC`. */
function runText(date: Date): string {
  const [day = "", time = ""] = date.toISOString().split("T");
  const clock = time.slice(0, date.getUTCSeconds() === 0 ? 5 : 8);
  return `${weekdays[date.getUTCDay()] ?? ""} ${day} ${clock} UTC`;
}
