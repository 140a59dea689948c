import type { FastifyReply, FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { Deed, FaultRule } from "./faultRule.js";
import { answerOf, cutConnection } from "./takeOver.js";

/** What is sent instead of an answer, by the way in which it is malformed. */
const malformed: Record<NonNullable<FaultRule["form"]>, (answer: string) => string> = {
  truncated: (answer) => answer.slice(0, Math.floor(answer.length / 2)),
  text: () => "this is no JSON",
  html: () => "<!doctype html><title>Sign in</title><p>Sign in to go on.</p>",
  empty: () => "",
  list: (answer) => `[${answer}]`,
  bom: (answer) => `\uFEFF${answer}`,
};

type Payload = string | Readable;

/** An answer that is ready to be sent. */
interface Ready {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly answer: string;
}

type Spoiler = (ready: Ready, rule: FaultRule) => Payload | Promise<Payload>;

const cut: Spoiler = ({ request, answer }, rule) => {
  cutConnection(rule.do === "reset" ? "reset" : "close", request);
  return answer;
};

const replace: Spoiler = ({ request, reply }, rule) => {
  const { status, headers, body } = answerOf(rule, request.id);
  reply.code(status).headers(headers);
  return body;
};

/** What goes out after the commit, by what goes wrong. */
const spoilers: Record<Deed, Spoiler> = {
  reset: cut,
  close: cut,
  status: replace,
  redirect: replace,
  hang: () => new Promise<never>(() => undefined),
  delay: async ({ answer }, { milliseconds }) => {
    await setTimeout(milliseconds);
    return answer;
  },
  slow: ({ reply, answer }, { bytesPerSecond = 1 }) => {
    reply.header("content-length", Buffer.byteLength(answer));
    return Readable.from(slowly(answer, bytesPerSecond));
  },
  malform: ({ reply, answer }, { form = "text" }) => {
    if (form === "html") reply.type("text/html; charset=utf-8");
    return malformed[form](answer);
  },
  hide: ({ answer }) => answer,
};

/**
 * What goes out in the place of an answer that is ready.
 * @returns never, when the connection is to hang
 */
export async function spoilAnswer(rule: FaultRule, ready: Ready): Promise<Payload> {
  if (rule.when !== "after-response-n-bytes") return spoilers[rule.do](ready, rule);
  ready.reply.header("content-length", Buffer.byteLength(ready.answer));
  return Readable.from(beginningOf(ready.answer, rule, ready.request));
}

/** Some bytes of the answer, and then the end of the connection. */
async function* beginningOf(
  answer: string,
  rule: FaultRule,
  request: FastifyRequest,
): AsyncGenerator<Buffer> {
  yield Buffer.from(answer).subarray(0, rule.bytes ?? 0);
  // The bytes go out first.
  await setTimeout(20);
  if (rule.do === "hang") await new Promise<never>(() => undefined);
  cutConnection(rule.do === "reset" ? "reset" : "close", request);
}

const ticksPerSecond = 10;

async function* slowly(answer: string, bytesPerSecond: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(answer);
  const step = Math.max(1, Math.floor(bytesPerSecond / ticksPerSecond));
  for (let start = 0; start < bytes.length; start += step) {
    yield bytes.subarray(start, start + step);
    await setTimeout((step / bytesPerSecond) * 1000);
  }
}
