import { badRequest, conflict } from "../apiError.js";
import { own, type JsonRecord } from "../record.js";
import type { Services } from "../services.js";

/** A century; more would leave the range of dates. */
const maxAdvanceSeconds = 3_155_760_000;

/**
 * Advances the standing clock by `{ advance: seconds }`.
 * @throws ApiError 400, or 409 when the clock runs by itself
 */
export function advanceClock(services: Services, body: JsonRecord) {
  const seconds = own(body, "advance");
  if (typeof seconds !== "number" || !(seconds >= 0) || seconds > maxAdvanceSeconds) {
    throw badRequest(`"advance" is a number of seconds from 0 to ${maxAdvanceSeconds}.`);
  }
  if (services.advanceClock === undefined) {
    throw conflict("The clock of this platform runs by itself; start it with --clock standing.");
  }
  services.advanceClock(Math.round(seconds * 1000));
  return { now: new Date(services.clock.now()).toISOString() };
}
