import { ApiError, type FieldError } from "./apiError.js";
import { isRecord, own, type JsonRecord } from "./record.js";

/**
 * Reads typed values from a request and collects what is wrong with it. After a mistake the reading goes on with an
 * empty value, so that one answer names all mistakes; `check` throws them.
 */
export class FieldReader {
  readonly #errors: FieldError[] = [];

  /** A text without control characters, such as a name. */
  name(record: JsonRecord, key: string, pointer: string): string {
    const value = this.optionalName(record, key, pointer);
    if (value === undefined && own(record, key) === undefined)
      this.#wrong(pointer, `"${key}" is missing.`);
    return value ?? "";
  }

  optionalName(record: JsonRecord, key: string, pointer: string): string | undefined {
    const value = this.optionalText(record, key, pointer);
    if (value === undefined) return undefined;
    if (value.trim() === "") this.#wrong(`${pointer}/${key}`, `"${key}" is empty.`);
    if (!isName(value)) {
      this.#wrong(`${pointer}/${key}`, `"${key}" contains a control character.`);
      return "";
    }
    return value;
  }

  optionalText(record: JsonRecord, key: string, pointer: string): string | undefined {
    const value = own(record, key);
    if (value === undefined || typeof value === "string") return value;
    this.#wrong(`${pointer}/${key}`, `"${key}" is a text.`);
    return undefined;
  }

  record(record: JsonRecord, key: string, pointer: string): JsonRecord {
    const value = this.optionalRecord(record, key, pointer);
    if (value !== undefined) return value;
    this.#wrong(pointer, `"${key}" is missing.`);
    return {};
  }

  optionalRecord(record: JsonRecord, key: string, pointer: string): JsonRecord | undefined {
    const value = own(record, key);
    if (value === undefined || isRecord(value)) return value;
    this.#wrong(`${pointer}/${key}`, `"${key}" is a map.`);
    return {};
  }

  optionalFlag(record: JsonRecord, key: string, pointer: string): boolean | undefined {
    const value = own(record, key);
    if (value === undefined || typeof value === "boolean") return value;
    this.#wrong(`${pointer}/${key}`, `"${key}" is true or false.`);
    return undefined;
  }

  optionalNames(record: JsonRecord, key: string, pointer: string): readonly string[] {
    const value = own(record, key);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every(isName)) return value;
    this.#wrong(`${pointer}/${key}`, `"${key}" is a list of names.`);
    return [];
  }

  add(error: FieldError): void {
    this.#errors.push(error);
  }

  /** @throws ApiError 422 with all mistakes found so far */
  check(): void {
    refuseInvalid(this.#errors);
  }

  #wrong(pointer: string, message: string): void {
    this.#errors.push({ pointer, message });
  }
}

function isName(value: unknown): value is string {
  return typeof value === "string" && !/[\p{Cc}\p{Surrogate}]/u.test(value);
}

/** @throws ApiError 422, or the other status, when there are mistakes; tells the first and how many there are */
export function refuseInvalid(errors: readonly FieldError[], status: 400 | 422 = 422): void {
  const [first, ...others] = errors;
  if (first === undefined) return;
  const count = others.length === 0 ? "" : ` (and ${others.length} more)`;
  throw new ApiError(status, `Not valid at ${first.pointer}: ${first.message}${count}`, { errors });
}
