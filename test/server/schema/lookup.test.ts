import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import type { DocumentPath } from "../../../server/src/document/path.js";
import { describeSchemas, describeValue } from "../../../server/src/schema/describe.js";
import {
  propertiesOf,
  referenceOf,
  schemasAt,
  valuesOf,
} from "../../../server/src/schema/lookup.js";
import { nearestName } from "../../../server/src/schema/nearestName.js";
import type { SchemaName } from "../../../server/src/schema/schema.js";

/** The schemas at a path of a create-spec file that has this step `a`. */
function inStep(step: string, ...path: DocumentPath) {
  const { root } = parseDocument(`body: { kind: workflow, config: { steps: { a: ${step} } } }`);
  return schemasAt("create-spec", ["body", "config", "steps", "a", ...path], root);
}

function names(schemas: Parameters<typeof propertiesOf>[0]): readonly string[] {
  return propertiesOf(schemas).map(({ name }) => name);
}

function at(name: SchemaName, text: string, ...path: DocumentPath) {
  return schemasAt(name, path, parseDocument(text).root);
}

describe("the keys of a step", () => {
  it.each([
    ["{ type: standard }", ["command", "type", "imageRef"], ["url", "table", "sqlQueryPath"]],
    ["{ type: http }", ["method", "url", "type", "payload"], ["command", "imageRef", "table"]],
    ["{ type: export }", ["schema", "table", "sortBy"], ["command", "outputParameters"]],
    ["{ type: sql }", ["sqlQueryPath", "repository"], ["command", "outputParameters", "resources"]],
  ])("follow the type of %s", (step, offered, foreign) => {
    const keys = names(inStep(step));
    expect(keys).toEqual(expect.arrayContaining(offered));
    for (const key of foreign) expect(keys).not.toContain(key);
  });

  it.each(["{}", "{ type: }", "{ type: ht }", "{ type: {{ t }} }"])(
    "are those of all types while the type is open: %s",
    (step) => {
      expect(names(inStep(step))).toEqual(
        expect.arrayContaining(["type", "command", "url", "table", "sqlQueryPath", "parents"]),
      );
    },
  );

  it("are those of the types that fit what is written so far", () => {
    const keys = names(inStep("{ method: get }"));
    expect(keys).toContain("url");
    expect(keys).not.toContain("command");
  });

  it("come with the required ones first", () => {
    const properties = propertiesOf(inStep("{ type: http }"));
    const firstOptional = properties.findIndex(({ required }) => !required);
    expect(properties.slice(0, firstOptional).map(({ name }) => name)).toEqual([
      "type",
      "method",
      "url",
    ]);
    expect(properties.slice(firstOptional).some(({ required }) => required)).toBe(false);
  });

  it("say which types take them while the type is open", () => {
    const properties = propertiesOf(inStep("{}"));
    const variants = (key: string) => properties.find(({ name }) => name === key)?.variants;
    expect(variants("url")).toEqual(["an http step"]);
    expect(variants("parents")).toEqual([]);
  });
});

describe("what stands below", () => {
  it("is found through lists, mappings with free names and references between schemas", () => {
    const conditional = ["executionParameters", "conditional", 0];
    expect(names(inStep("{ type: http }", ...conditional))).toEqual([
      "condition",
      "stepName",
      "paramName",
      "value",
    ]);
    expect(referenceOf(inStep("{}", ...conditional, "stepName"))).toBe("step");
    expect(referenceOf(inStep("{}", "parents", 3))).toBe("step");
    expect(referenceOf(inStep("{}", "imageRef"))).toBe("image");
    expect(referenceOf(inStep("{}", "parameters", "inherit", "NAME"))).toBe("output");
    expect(referenceOf(inStep("{}", "command"))).toBeUndefined();
  });

  it("follows the type of the authentication", () => {
    const keys = (auth: string) => names(inStep(`{ type: http, auth: ${auth} }`, "auth"));
    expect(keys("{ type: basic }")).toEqual(["type", "username", "password"]);
    expect(keys("{}")).toEqual(
      expect.arrayContaining(["type", "clientId", "password", "apiKey", "bearerToken"]),
    );
  });

  it("follows the kind of the block", () => {
    const keys = (kind: string) =>
      names(at("create-spec", `body: { kind: ${kind} }`, "body", "config"));
    expect(keys("service")).toContain("serviceType");
    expect(keys("service")).not.toContain("steps");
    expect(keys("workflow")).toEqual(["steps", "images", "triggers", "watchers"]);
    expect(keys("")).toEqual(expect.arrayContaining(["steps", "serviceType"]));
  });

  it("is known without any text", () => {
    expect(names(schemasAt("create-deployment", ["body"], undefined))).toEqual([
      "metadata",
      "spec",
      "revision",
      "parameters",
    ]);
  });

  it("is nothing where the schema knows nothing", () => {
    expect(inStep("{}", "nowhere", "deeper")).toEqual([]);
    expect(inStep("{}", "constructor")).toEqual([]);
  });

  it("follows merge keys and aliases", () => {
    const text =
      "x: &x { type: http }\nbody: { kind: workflow, config: { steps: { a: { <<: *x }, b: *x } } }";
    for (const step of ["a", "b"]) {
      const keys = names(at("create-spec", text, "body", "config", "steps", step));
      expect(keys).toContain("url");
      expect(keys).not.toContain("command");
    }
  });
});

describe("values to choose from", () => {
  const values = (...path: DocumentPath) => valuesOf(inStep("{ type: http }", ...path));

  it("come with their meaning and the default", () => {
    expect(values("type").map(({ value, isDefault }) => [value, isDefault])).toEqual([
      ["standard", true],
      ["http", false],
      ["export", false],
      ["sql", false],
    ]);
    expect(values("method").every(({ description }) => description !== undefined)).toBe(true);
    expect(describeValue(inStep("{}", "type"), "sql")).toMatch(/SQL script/);
  });

  it("are true and false for a boolean, and the one value where there is just one", () => {
    const skip = ["runConfiguration", "skipConfiguration", "skip"];
    expect(values(...skip).map(({ value }) => value)).toEqual([true, false]);
    expect(values("outputParameters", "reply").map(({ value }) => value)).toEqual(["response.txt"]);
  });

  it("are none for text, lists and parameters' default values", () => {
    expect(values("url")).toEqual([]);
    expect(values("parents")).toEqual([]);
    const path = ["parameters", "run", 0, "defaultValue"];
    expect(valuesOf(schemasAt("create-spec", path, undefined))).toEqual([]);
  });
});

describe("a description", () => {
  it("says the meaning, type, unit, limits and default", () => {
    const path = ["runConfiguration", "retryOptions", "duration"];
    expect(describeSchemas(inStep("{}", ...path), { name: "duration" })).toBe(
      [
        "**duration**: whole number of seconds",
        "Wait before the step is repeated, 120 at most.",
        "Default: `5`  \nFrom 0 to 120.",
      ].join("\n\n"),
    );
  });

  it("lists the values with their meaning", () => {
    const text = describeSchemas(inStep("{ type: http }", "method"), {
      name: "method",
      required: true,
    });
    expect(text).toContain("- `get`: Reads; takes no payload.");
    expect(text).toContain("Required.");
  });

  it("makes names harmless in Markdown", () => {
    expect(describeSchemas([], { name: "a_b [x](y)" })).toBe(String.raw`**a\_b \[x\]\(y\)**`);
  });

  it("is empty where nothing is known", () => {
    expect(describeSchemas([])).toBe("");
  });
});

describe("the nearest name", () => {
  it.each([
    ["POST", ["get", "post"], "post"],
    ["depends_on", ["dependsOn"], "dependsOn"],
    ["comand", ["type", "command"], "command"],
    ["entirely-different", ["type", "command"], undefined],
    ["type", ["type", "types"], undefined],
    ["", ["a"], undefined],
  ])("of %j among %j is %j", (name, candidates, expected) => {
    expect(nearestName(name, candidates)).toBe(expected);
  });
});
