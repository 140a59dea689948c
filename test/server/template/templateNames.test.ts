import { describe, expect, it } from "vitest";
import { findTemplateTags } from "../../../server/src/template/findTemplateTags.js";
import { readTemplateNames } from "../../../server/src/template/templateNames.js";

function namesOf(text: string) {
  const names = readTemplateNames(text, findTemplateTags(text).tags);
  const written = ({ range }: { readonly range: { start: number; end: number } }) =>
    text.slice(range.start, range.end);
  return { ...names, written };
}

describe("the variables that a template uses", () => {
  it.each([
    ["{{ a }}", ["a"]],
    ["{{ a.b['c'].d }}", ["a"]],
    ["{{ a | default(b) | join(', ') }}", ["a", "b"]],
    ["{{ 'a' ~ \"b\" ~ c }}", ["c"]],
    ["{{ f(x=a, y=b == c) }}", ["f", "a", "b", "c"]],
    ["{{ a if b is defined else not c }}", ["a", "b", "c"]],
    ["{{ [a, {'k': b}] }}", ["a", "b"]],
    ["{% if a and b is not none %}{% elif c in d %}{% endif %}", ["a", "b", "c", "d"]],
    ["{% for x in xs %}{{ x }}{{ loop.index }}{% endfor %}", ["xs"]],
    ["{% for k, v in m.items() %}{{ k }}{{ v }}{% endfor %}", ["m"]],
    ["{% set a = b %}{{ a }}", ["b"]],
    ["{% set a %}{{ b }}{% endset %}{{ a }}", ["b"]],
    ["{% with a = b, c = d %}{{ a }}{{ c }}{% endwith %}", ["b", "d"]],
    ["{% macro m(a, b=c) %}{{ a }}{{ b }}{% endmacro %}{{ m(d) }}", ["d"]],
    ["{% include name ~ '.yaml' %}", ["name"]],
    ["{% raw %}{{ a }}{% endraw %}{# {{ b }} #}", []],
    ["{% from 'm' import a, b as c %}{{ a }}{{ c }}", []],
    ["{{ range(3) }}{{ true }}{{ none }}{{ 3 }}", []],
    ["{{ os_env.X }}", []],
    ["{{ a", ["a"]],
    ["{{ }}{{ ' }}", []],
  ])("in %s are %j", (text, expected) => {
    const { variables, written } = namesOf(text);
    expect(variables.map(({ name }) => name)).toEqual(expected);
    expect(variables.map(written)).toEqual(expected);
  });

  it("come with their members, filters and whether they have a default", () => {
    const { variables, written } = namesOf(
      "{{ a.b['c'] | lower | d('x') }} {{ e }} {{ f is defined }}",
    );
    expect(variables.map(({ filters, hasDefault }) => ({ filters, hasDefault }))).toEqual([
      { filters: ["lower", "d"], hasDefault: true },
      { filters: [], hasDefault: false },
      { filters: [], hasDefault: true },
    ]);
    expect(variables[0]?.members.map(({ name }) => name)).toEqual(["b", "c"]);
    expect(variables[0]?.members.map(written)).toEqual(["b", "c"]);
  });
});

describe("what else a template names", () => {
  it("variables of the environment", () => {
    const { environment, written } = namesOf(
      "{{ os_env.HOME }}{{ os_env['A B'] | default('x') }}{{ os_env }}",
    );
    expect(environment.map(({ name, hasDefault }) => [name, hasDefault])).toEqual([
      ["HOME", false],
      ["A B", true],
    ]);
    expect(environment.map(written)).toEqual(["HOME", "A B"]);
  });

  it.each([
    ['{% include "a/b.yaml" %}', "a/b.yaml", '"a/b.yaml"', false],
    ["{%- include ' a.yaml ' -%}", "a.yaml", "' a.yaml '", false],
    ['{% include "a.yaml" ignore missing %}', "a.yaml", '"a.yaml"', true],
    ['{% include "a.yaml" ignore missing with context %}', "a.yaml", '"a.yaml"', true],
    ["{% include name %}", undefined, "name", false],
  ])("the file of %s", (text, target, range, isOptional) => {
    const { includes, written } = namesOf(`x: ${text}\n`);
    expect(includes).toMatchObject([{ isOptional }]);
    expect(includes[0]?.target).toBe(target);
    expect(includes.map(written)).toEqual([range]);
    expect(includes.map(({ tag }) => written({ range: tag }))).toEqual([text]);
  });

  it.each([
    ["{% set a, b = c %}", ["a", "b"], "set"],
    ["{% for k, v in m.items() %}{% endfor %}", ["k", "v"], "for"],
    ["{% with a = 1 %}{% endwith %}", ["a"], "with"],
    ["{% import 'x' as forms %}", ["forms"], "import"],
    ["{% from 'x' import a, b as c with context %}", ["a", "c"], "import"],
    ["{% call(user) dump() %}{% endcall %}", ["user"], "parameter"],
  ])("the names that %s gives a value to", (text, expected, by) => {
    const { bound, written } = namesOf(text);
    expect(bound.map(({ name }) => name)).toEqual(expected);
    expect(bound.map(written)).toEqual(expected);
    expect(new Set(bound.map((name) => name.by))).toEqual(new Set([by]));
  });

  it("is read to an end in damaged texts", () => {
    const source =
      "{% for a in b %}{{ c['d'] | e(f=1) }}{% include \"g\" %}{% macro h(i) %}{% endmacro %}{% endfor %}";
    for (let from = 0; from < source.length; from++) {
      for (let to = from; to <= source.length; to += 3) {
        const text = source.slice(0, from) + source.slice(to);
        const { variables, written } = namesOf(text);
        for (const use of variables) expect(written(use)).toBe(use.name);
      }
    }
  });
});
