/**
 * Finds a value in parsed JSON by its pointer (RFC 6901): `/company/size`, `/items/0`, `""` for the whole.
 *
 * @returns undefined when there is none
 */
export function atPointer(json: unknown, pointer: string): unknown {
  if (pointer === "") return json;
  return pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), json);
}

export const JSON_POINTER = /^(\/([^~/]|~[01])*)*$/;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
