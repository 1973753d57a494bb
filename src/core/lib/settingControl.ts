// What a setting needs beside its schema to stand in a form, in help texts and in an address: kept with the schema itself.

import { z } from "zod";

// A strict content policy forbids the code generation that zod would otherwise try.
z.config({ jitless: true });

/** Groups of the form, in their order there. */
export const SETTING_GROUPS = ["pace", "size", "samples", "regular", "schedule", "weights"] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** How slider positions and values relate. */
export type SliderScale = "linear" | "log10" | "log2";

export interface SettingControl {
  group: SettingGroup;
  /** Few people change it: folded away with the others of its kind. */
  advanced?: true;
  /** Ends of the slider, within the schema's bounds, which the number input allows. */
  slider?: readonly [low: number, high: number];
  /** Linear unless said otherwise. */
  scale?: SliderScale;
  /** Of the slider, where its scale is linear; 1 unless said otherwise. */
  step?: number;
  /** What the number counts, told beside the name. */
  unit?: "epochs";
}

/** The controls of every setting, by its schema. */
export const SETTING_CONTROLS = z.registry<SettingControl>();

/** A whole number within bounds, both included. */
export function integer(low: number, high: number, control: SettingControl) {
  return z.number().int().min(low).max(high).register(SETTING_CONTROLS, control);
}

/** A number within bounds, both included. */
export function real(low: number, high: number, control: SettingControl) {
  return z.number().min(low).max(high).register(SETTING_CONTROLS, control);
}

/** One of a few names. */
export function choice<const Names extends readonly [string, ...string[]]>(names: Names, control: SettingControl) {
  return z.enum(names).register(SETTING_CONTROLS, control);
}

/** Yes or no. */
export function flag(control: SettingControl) {
  return z.boolean().register(SETTING_CONTROLS, control);
}
