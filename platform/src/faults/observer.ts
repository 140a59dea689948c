import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { setTimeout } from "node:timers/promises";
import { noteForm, type LoggedRequest, type RequestLog } from "../admin/requestLog.js";
import type { RequestInput } from "../http/serveRoute.js";
import type { FaultBook } from "./faultBook.js";
import type { FaultRule } from "./faultRule.js";
import { hideCreated, type Hiding } from "./hideCreated.js";
import { MeteredRequest } from "./meteredRequest.js";
import { spoilAnswer } from "./spoilAnswer.js";
import { takeOver, TakenOver } from "./takeOver.js";

interface Observed {
  readonly reply: FastifyReply;
  readonly rules: readonly FaultRule[];
  readonly entry: LoggedRequest;
}

/** Writes down what is asked, and lets go wrong what is to go wrong. Only for platforms with an administrator. */
export class Observer {
  readonly #book: FaultBook;
  readonly #log: RequestLog;
  readonly #hiding: Hiding;
  readonly #observed = new WeakMap<FastifyRequest, Observed>();

  constructor(book: FaultBook, log: RequestLog, hiding: Hiding) {
    this.#book = book;
    this.#log = log;
    this.#hiding = hiding;
  }

  /** Watches all requests but those of the administrator. */
  readonly extend = (app: FastifyInstance): void => {
    app.addHook("onRequest", async (request, reply) => {
      if (request.url.startsWith("/admin/")) return;
      await this.#begin(request, reply);
    });
    app.addHook("onSend", async (request, reply, payload) => {
      const observed = this.#observed.get(request);
      if (observed === undefined || typeof payload !== "string") return payload;
      return this.#spoil(observed, request, payload);
    });
  };

  /** @throws TakenOver when a fault ends the request here */
  readonly beforeCommit = async (request: FastifyRequest, input: RequestInput): Promise<void> => {
    const observed = this.#observed.get(request);
    if (observed === undefined) return;
    noteForm(observed.entry, input);
    for (const rule of observed.rules.filter(({ when }) => when === "before-commit")) {
      if (rule.do === "delay") await setTimeout(rule.milliseconds);
      else {
        takeOver(rule, request, observed.reply);
        throw new TakenOver();
      }
    }
  };

  async #begin(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { method, url } = request;
    const { operation } = request.routeOptions.config;
    const [path = ""] = url.split("?", 1);
    const rules = this.#book.take({ method, path, operation });
    const faults = rules.map((rule) => `${rule.when} ${rule.do}`);
    const entry = this.#log.begin(request, faults);
    this.#observed.set(request, { reply, rules, entry });
    const { raw } = request;
    const note = () => {
      if (!(raw instanceof MeteredRequest)) return;
      entry.bodyBytes = raw.bodyBytes;
      entry.bodyDigest = raw.bodyBytes === 0 ? undefined : raw.bodyDigest();
    };
    reply.raw.once("finish", () => (entry.status = reply.raw.statusCode));
    reply.raw.once("close", note);
    reply.raw.once("finish", note);
    for (const rule of rules) await this.#early(rule, request, reply);
  }

  async #early(rule: FaultRule, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { raw } = request;
    if (rule.when === "after-n-bytes") {
      if (raw instanceof MeteredRequest) {
        raw.stopAfter(rule.bytes ?? 0, () => takeOver(rule, request, reply));
      }
      return;
    }
    if (rule.when !== "before-headers") return;
    if (rule.do === "delay") await setTimeout(rule.milliseconds);
    else if (rule.do !== "slow") takeOver(rule, request, reply);
    else if (raw instanceof MeteredRequest) raw.readSlowly(rule.bytesPerSecond ?? 1);
  }

  async #spoil({ rules, reply }: Observed, request: FastifyRequest, answer: string) {
    const late = rules.filter(
      ({ when }) => when === "after-commit" || when === "after-response-n-bytes",
    );
    for (const rule of late.filter((candidate) => candidate.do === "hide")) {
      if (reply.statusCode < 300) hideCreated(this.#hiding, request, { answer, rule });
    }
    const rule = late.find((candidate) => candidate.do !== "hide");
    return rule === undefined ? answer : spoilAnswer(rule, { request, reply, answer });
  }
}
