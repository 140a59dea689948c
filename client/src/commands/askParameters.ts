import type { ParameterQuestion } from "../publish/parameterForm.js";
import type { KnownValue } from "../publish/enablement.js";
import { displayText } from "../ui/displayText.js";
import type { Choice, Prompts } from "../ui/prompts.js";

export interface GivenArgument {
  readonly question: ParameterQuestion;
  readonly value: unknown;
}

/**
 * Asks the questions one after the other; those left out have no entry. What the answers before it switch off is not
 * asked for; what depends on an answer still to come is.
 */
export async function askParameters(
  prompts: Prompts,
  title: string,
  questions: readonly ParameterQuestion[],
): Promise<readonly GivenArgument[]> {
  const given: GivenArgument[] = [];
  for (const [index, question] of questions.entries()) {
    const before = questions.slice(0, index);
    const isEnabled = question.isEnabled((name) => valueSoFar(question, name, { before, given }));
    if (isEnabled === false) continue;
    const step = `${title}: Parameter ${index + 1} of ${questions.length}`;
    const text = await askText(prompts, step, question);
    const answer = question.answer(text);
    if (!answer.isValid) throw new Error(`${question.name} was answered with what it refuses.`);
    if (answer.value !== undefined) given.push({ question, value: answer.value });
  }
  return given;
}

/** Of the parameter's own list first, since both lists may have the name. */
function valueSoFar(
  { list }: ParameterQuestion,
  name: string,
  so: {
    readonly before: readonly ParameterQuestion[];
    readonly given: readonly GivenArgument[];
  },
): KnownValue {
  const named = so.before.filter((each) => each.name === name);
  const asked = named.find((each) => each.list === list) ?? named[0];
  if (asked === undefined) return undefined;
  const answer = so.given.find(({ question }) => question === asked);
  if (answer !== undefined) return { value: answer.value };
  return asked.defaultValue === undefined ? undefined : { value: asked.defaultValue };
}

function askText(prompts: Prompts, title: string, question: ParameterQuestion): Promise<string> {
  const { name, type, list, description, options, isHidden, isRequired } = question;
  const label = question.title === name ? name : `${question.title} (${name})`;
  const facts = `${list} parameter, ${type.replace("_", " ")}${isRequired ? "" : ", optional"}`;
  const prompt = displayText([label, facts, description].filter(Boolean).join(" · "));
  if (options !== undefined) {
    return prompts.pick({ title, placeholder: prompt, choices: choices(question, options) });
  }
  return prompts.input({
    title,
    prompt,
    isPassword: isHidden,
    value: isHidden ? "" : question.defaultText,
    validate: (text) => {
      const answer = question.answer(text);
      return answer.isValid ? undefined : answer.message;
    },
  });
}

/** The options, the default one first, and a way to leave an optional parameter out. */
function choices(
  { defaultText, isRequired }: ParameterQuestion,
  options: NonNullable<ParameterQuestion["options"]>,
): readonly Choice<string>[] {
  const ordered = [
    ...options.filter(({ text }) => text === defaultText),
    ...options.filter(({ text }) => text !== defaultText),
  ];
  const offered = ordered.map(({ title, text }) => ({
    label: displayText(title),
    description: text === defaultText ? "default" : "",
    value: text,
  }));
  return isRequired ? offered : [...offered, { label: "Leave it out", value: "" }];
}
