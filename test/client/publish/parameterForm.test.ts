import { describe, expect, it } from "vitest";
import { collectArguments, parameterForm } from "../../../client/src/publish/parameterForm.js";

function question(declaration: object) {
  const [only] = parameterForm({ run: [{ name: "p", type: "string", ...declaration }] });
  return only!;
}

describe("the questions", () => {
  it("come in the order of declaration, build first, with title and default", () => {
    const form = parameterForm({
      run: [{ name: "r", type: "string", required: true, hideValue: true, description: "why" }],
      build: [
        { name: "b1", type: "number", title: "First", defaultValue: 2 },
        { name: "b2", type: "object", defaultValue: { a: [1] } },
      ],
    });
    expect(form.map((one) => ({ ...one, answer: undefined, isEnabled: undefined }))).toEqual(
      [
        {
          list: "build",
          name: "b1",
          type: "number",
          isRequired: false,
          isHidden: false,
          title: "First",
          defaultText: "2",
          defaultValue: 2,
        },
        {
          list: "build",
          name: "b2",
          type: "object",
          isRequired: false,
          isHidden: false,
          title: "b2",
          defaultText: '{"a":[1]}',
          defaultValue: { a: [1] },
        },
        {
          list: "run",
          name: "r",
          type: "string",
          isRequired: true,
          isHidden: true,
          title: "r",
          description: "why",
          defaultText: "",
        },
      ].map((one) => ({ ...one, answer: undefined })),
    );
  });

  it("offer what is declared, and true and false for a boolean", () => {
    expect(question({ type: "boolean" }).options?.map(({ text }) => text)).toEqual([
      "true",
      "false",
    ]);
    const options = [
      { title: "Small", value: 1 },
      { title: "Large", value: 2 },
    ];
    expect(question({ type: "number", options }).options).toEqual([
      { title: "Small", text: "1" },
      { title: "Large", text: "2" },
    ]);
  });

  it("ask for a type that is not known as text", () => {
    expect(question({ type: "date" }).answer("2030-01-01")).toEqual({
      isValid: true,
      value: "2030-01-01",
    });
  });
});

describe("an answer", () => {
  it.each<[string, string, unknown]>([
    ["boolean", "true", true],
    ["boolean", "false", false],
    ["string", " as it is ", " as it is "],
    ["string", "12", "12"],
    ["number", "-2.5e3", -2500],
    ["number", " 9 ", 9],
    ["string_array", '["a", "1"]', ["a", "1"]],
    ["string_array", "[]", []],
    ["number_array", "[1, 2.5]", [1, 2.5]],
    ["object", '{"a": {"b": null}}', { a: { b: null } }],
    ["object_array", '[{"a": 1}]', [{ a: 1 }]],
  ])("of type %s takes %j", (type, text, value) => {
    expect(question({ type }).answer(text)).toEqual({ isValid: true, value });
  });

  it.each([
    ["boolean", "yes"],
    ["boolean", '"true"'],
    ["number", "two"],
    ["number", '"2"'],
    ["number", "0x10"],
    ["number", "1e999"],
    ["number", "12345678901234567890"],
    ["string_array", "a, b"],
    ["string_array", "[1]"],
    ["number_array", '["1"]'],
    ["number_array", "[12345678901234567890]"],
    ["object", "[]"],
    ["object", "null"],
    ["object_array", "{}"],
    ["object_array", "[[]]"],
  ])("of type %s refuses %j in one sentence that does not repeat it", (type, text) => {
    const answer = question({ type }).answer(text);
    expect(answer).toMatchObject({ isValid: false });
    const { message } = answer as { message: string };
    expect(message).toMatch(/^The parameter "p" needs .*\.$/);
  });

  it("may be empty when the parameter is not required, and is left out then", () => {
    expect(question({ type: "number" }).answer("  ")).toEqual({ isValid: true });
    expect(question({ required: true }).answer("")).toMatchObject({ isValid: false });
  });

  it("must be one of the options", () => {
    const options = [
      { title: "Small", value: "s" },
      { title: "Large", value: "l" },
    ];
    expect(question({ options }).answer("s")).toMatchObject({ isValid: true });
    expect(question({ options }).answer("m")).toMatchObject({ isValid: false });
    const list = question({ type: "string_array", options });
    expect(list.answer('["s","l"]')).toMatchObject({ isValid: true });
    expect(list.answer('["s","m"]')).toMatchObject({ isValid: false });
  });
});

describe("the arguments", () => {
  it("hold what was given, whatever its name, and are absent when nothing was", () => {
    const form = parameterForm({
      build: [{ name: "__proto__", type: "string" }],
      run: [{ name: "left out", type: "string" }],
    });
    const [build, run] = form;
    const given = collectArguments([
      { question: build!, value: "x" },
      { question: run!, value: undefined },
    ]);
    expect(JSON.stringify(given)).toBe('{"build":{"__proto__":"x"}}');
    expect(collectArguments([{ question: run!, value: undefined }])).toBeUndefined();
  });
});
