import { describe, expect, it } from "vitest";
import {
  findSecretInsteadOfName,
  findSecretValue,
} from "../../../../server/src/rules/secret/detectSecret.js";

/** Letters and digits without meaning, always the same ones; no real credential has them. */
function random(length: number, alphabet = "AbC3dEf7GhJ9kLmN2pQrS5tUvW8xYz4"): string {
  return Array.from({ length }, (_, index) => alphabet[(index * 7 + 3) % alphabet.length]).join("");
}

const hex = (length: number) => random(length, "0a1b2c3d4e5f6789");
const upper = (length: number) => random(length, "A2B3C4D5E6F7GHJK");
const digits = (length: number) => random(length, "1234567890");

/** A variable and a value in the form of real credentials, put together so that no scanner takes them for some. */
const credentials: readonly (readonly [what: string, variable: string, value: string])[] = [
  ["GitHub, classic", "GIT", ["ghp", random(36)].join("_")],
  ["GitHub, fine-grained", "GIT", ["github", "pat", random(22), random(59)].join("_")],
  ["GitHub, of an app", "GIT", ["ghs", random(36)].join("_")],
  ["GitLab", "GIT", ["glpat", random(20)].join("-")],
  ["AWS, key id", "AWS_ID", `AKIA${upper(16)}`],
  ["AWS, temporary key id", "AWS_ID", `ASIA${upper(16)}`],
  ["AWS, secret key", "AWS_SECRET_ACCESS_KEY", `${random(20)}/${random(19)}`],
  ["Slack, bot", "CHAT", ["xoxb", digits(12), digits(12), random(24)].join("-")],
  [
    "Slack, webhook",
    "HOOK",
    `https://hooks.slack.com/services/T${upper(8)}/B${upper(8)}/${random(24)}`,
  ],
  ["Discord, webhook", "HOOK", `https://discord.com/api/webhooks/${digits(18)}/${random(68)}`],
  ["npm", "NPM", ["npm", random(36)].join("_")],
  ["PyPI", "INDEX", `pypi-AgEIcHlwaS5vcmc${random(60)}`],
  ["OpenAI", "MODEL", ["sk", random(48)].join("-")],
  ["OpenAI, project", "MODEL", ["sk", "proj", random(60)].join("-")],
  ["Anthropic", "MODEL", ["sk", "ant", "api03", random(80)].join("-")],
  ["Stripe", "PAY", ["sk", "live", random(24)].join("_")],
  ["Google, API key", "MAPS", `AIza${random(35)}`],
  ["Google, access token", "DRIVE", ["ya29", random(60)].join(".")],
  ["SendGrid", "MAIL", ["SG", random(22), random(43)].join(".")],
  ["Mailgun", "MAIL", `key-${hex(32)}`],
  ["Twilio", "SMS", `SK${hex(32)}`],
  ["Hugging Face", "HUB", ["hf", random(34)].join("_")],
  ["DigitalOcean", "CLOUD", ["dop", "v1", hex(64)].join("_")],
  ["Databricks", "LAKE", `dapi${hex(32)}`],
  ["Shopify", "SHOP", ["shpat", hex(32)].join("_")],
  ["Vault", "STORE", ["hvs", random(90)].join(".")],
  ["Atlassian", "TRACKER", `ATATT3${random(60)}`],
  ["Docker", "REGISTRY", ["dckr", "pat", random(27)].join("_")],
  ["Telegram", "BOT", `${digits(9)}:AA${random(33)}`],
  ["JSON web token", "SESSION", [`eyJ${random(30)}`, `eyJ${random(60)}`, random(43)].join(".")],
  ["private key", "KEY", ["-----BEGIN", "OPENSSH PRIVATE", "KEY-----"].join(" ")],
  ["private key of RSA", "KEY", ["-----BEGIN", "RSA PRIVATE", "KEY-----"].join(" ")],
  ["Azure, storage", "BLOB", `AccountName=a;AccountKey=${random(86)}==`],
  ["database address", "DB", `postgresql://reader:${random(12)}@db.example.com/sales`],
  ["bearer token", "AUTHORIZATION", `Bearer ${random(40)}`],
  ["password, short words", "DB_PASSWORD", "Winter+2031?"],
  ["password, random", "WAREHOUSE_PASSWORD", random(14)],
  ["key in hexadecimal", "API_KEY", hex(32)],
  ["key in base64", "SIGNING_SECRET", `${random(42)}==`],
  ["UUID as key", "PLANNING_TOKEN", "5f1d7a84-3c1e-4e0b-9d5a-7b2c6e8f9a01"],
];

const ordinaryValues: readonly (readonly [variable: string, value: string])[] = [
  ["LOG_LEVEL", "info"],
  ["HORIZON_WEEKS", "12"],
  ["API_URL", "https://api.example.com/v2/plans?size=20"],
  ["TOKEN_URL", "https://login.example.com/oauth/token"],
  ["PASSWORD_FILE", "/run/secrets/warehouse"],
  ["SECRET_NAME", "planning-hook-key"],
  ["API_KEY", "planning-api-key"],
  ["DB_PASSWORD", "warehouse-password"],
  ["DB_PASSWORD", "WAREHOUSE_PASSWORD"],
  ["ACCESS_TOKEN", "analyticsGitCredential"],
  ["TOKEN", "changeme"],
  ["PASSWORD", "${WAREHOUSE_PASSWORD}"],
  ["PASSWORD", "$PASSWORD"],
  ["PASSWORD", "<your password>"],
  ["PASSWORD", "********"],
  ["PASSWORD", "xxxxxxxxxxxx"],
  ["API_KEY", "your-api-key-here-1234"],
  ["TOKENIZER", "bert-base-uncased-2018-10-31"],
  ["MAX_TOKENS", "4096"],
  ["PASSENGERS", "Qx7ZpL2mVt9K"],
  ["KEYBOARD_LAYOUT", "de-latin1-nodeadkeys"],
  ["PRIMARY_KEY", "customer_id,week_start"],
  ["GIT_COMMIT", hex(40)],
  ["IMAGE_DIGEST", `sha256:${hex(64)}`],
  ["RUN_ID", "5f1d7a84-3c1e-4e0b-9d5a-7b2c6e8f9a01"],
  ["JAVA_OPTS", "-Xmx4g -XX:+UseG1GC"],
  ["PYTHONPATH", "/app/src:/app/lib"],
  ["CONNECTION", "postgresql://db.example.com:5432/sales"],
  ["CONNECTION", "postgresql://reader:$PASSWORD@db.example.com/sales"],
  ["CONNECTION", "postgresql://reader:{{PASSWORD_CUSTOM}}@db.example.com/sales"],
  ["BUCKET", "s3://forecast-models-eu-west-1/2031/01"],
  ["ARN", "arn:aws:iam::123456789012:role/forecast-reader"],
  ["SCHEDULE", "0 2 * * 1-5"],
  ["DATE_FORMAT", "YYYY-MM-DDTHH:mm:ss.SSSZ"],
  ["AUTHORIZATION", "Bearer {{TOKEN_CUSTOM}}"],
  ["X_HEADER", "Basic authentication is off"],
  ["MESSAGE", "The task-force has asked for sk-learn models"],
  ["PUBLIC_KEY", ["-----BEGIN", "PUBLIC KEY-----"].join(" ")],
  ["AUTHOR", "Zoë Müller <zoe@example.com>"],
  ["FEATURE", "key-value-store-benchmark-run"],
];

describe("the values of variables", () => {
  it.each(credentials)("%s is a credential", (_, variable, value) => {
    expect(findSecretValue(variable, value)).toMatch(/^(?:an?|the|basic) /);
  });

  it.each(ordinaryValues)("%s may be %s", (variable, value) => {
    expect(findSecretValue(variable, value)).toBeUndefined();
  });

  it("are judged by forty credentials and as many that look alike", () => {
    expect([credentials.length, ordinaryValues.length]).toEqual([40, 40]);
  });
});

describe("what stands for the name of a secret", () => {
  it.each(credentials)("is no name: %s", (_what, _variable, value) => {
    expect(findSecretInsteadOfName(value)).toBeDefined();
  });

  it.each([
    "planning-api-token",
    "PLANNING_CLIENT_ID",
    "warehouse.password",
    "warehousePassword2",
    "smtp-relay-pw",
    "AWS_SECRET_ACCESS_KEY",
    "github-token-prod",
    "Planning key of team 7",
    "eu-west-1/planning/client-secret",
    "token",
    "pw",
    "x",
    "strengths-api",
    "CRM2SAP_KEY",
    "oauth2-client-v2",
  ])("may be %s", (name) => {
    expect(findSecretInsteadOfName(name)).toBeUndefined();
  });
});
