// Two independent shaders in one dispatch: the first workgroups run one, the others run the other.

import { InternalError } from "../../lib/internalError.ts";
import type { Shader } from "./program.ts";

/** Uniforms of a pair: first its own, then those of both shaders. */
export function pairUniforms(groupsOfFirst: number, first: number[], second: number[]): number[] {
  return [groupsOfFirst, ...first, ...second];
}

/**
 * Buffers of one name are shared, and must be of one type; the second's uniforms and functions are renamed. Workgroup
 * variables of one name are the same memory. Both must have workgroups of one size.
 */
export function pairShader(first: Shader, second: Shader): Shader {
  if (first.threads !== second.threads)
    throw new InternalError(`a pair of ${first.threads} and ${second.threads} threads`);
  const known = new Map(first.buffers.map((buffer) => [buffer[0], buffer]));
  for (const [name, type] of second.buffers) {
    const held = known.get(name);
    if (held && held[1] !== type) throw new InternalError(`buffer ${name} is both ${held[1]} and ${type}`);
  }
  const declared = second.declarations ?? "";
  const functions = [...declared.matchAll(/fn (\w+)\(/g)].map((found) => found[1]!);
  const names = new RegExp(`\\b(${functions.join("|")})\\(`, "g");
  const renamed = (code: string): string => code.replace(names, "other_$1(").replace(/\bu\.(\w+)/g, "u.other_$1");
  const shared = (line: string): boolean => line.startsWith("var<workgroup>") && first.declarations!.includes(line);
  return {
    buffers: [...first.buffers, ...second.buffers.filter(([name]) => !known.has(name))],
    uniforms: [
      ["groupsOfFirst", "u32"],
      ...first.uniforms,
      ...second.uniforms.map(([name, type]): Shader["uniforms"][number] => [`other_${name}`, type]),
    ],
    threads: first.threads,
    declarations: `${first.declarations ?? ""}
${renamed(declared)
  .split("\n")
  .filter((line) => !shared(line))
  .join("\n")}`,
    main: `
  if (number < u.groupsOfFirst) {
${first.main}
  } else {
    let index = index - u.groupsOfFirst * ${first.threads}u;
    let number = number - u.groupsOfFirst;
${renamed(second.main)}
  }`,
  };
}
