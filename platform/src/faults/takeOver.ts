import type { FastifyReply, FastifyRequest } from "fastify";
import type { FaultRule } from "./faultRule.js";

/** Ends the handling of a request that a fault has taken over. */
export class TakenOver extends Error {}

interface WrittenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answer that `status` or `redirect` gives. */
export function answerOf(rule: FaultRule, requestId: string): WrittenAnswer {
  const isRedirect = rule.do === "redirect";
  const status = rule.status ?? (isRedirect ? 307 : 500);
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(isRedirect ? { location: rule.location ?? "" } : {}),
      ...rule.headers,
    },
    body: rule.body ?? JSON.stringify({ message: `This ${status} was asked for.`, requestId }),
  };
}

/** Does to the connection what the rule says, in the place of the handler, which has not answered and will not. */
export function takeOver(rule: FaultRule, request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  if (rule.do === "reset" || rule.do === "close") cutConnection(rule.do, request);
  if (rule.do === "status" || rule.do === "redirect") {
    const { status, headers, body } = answerOf(rule, request.id);
    reply.raw.writeHead(status, { ...headers, "x-request-id": request.id });
    reply.raw.end(body);
  }
}

export function cutConnection(how: "reset" | "close", { raw }: FastifyRequest): void {
  if (how === "reset") raw.socket.resetAndDestroy();
  else raw.socket.destroySoon();
}
