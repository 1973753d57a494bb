// A setting is declared once: its zod schema carries bounds, default and how it stands in a form. Forms, help texts,
// addresses and checks are made from what `settingOf` reads back.

import { InternalError } from "./internalError.ts";
import { z } from "./zod.ts";

/** Groups of the form, in their order there. */
export const SETTING_GROUPS = ["pace", "size", "samples", "regular", "schedule", "networks", "weights"] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** How slider positions and values relate. */
export type SliderScale = "linear" | "log10" | "log2";

interface Control<Value> {
  /** Where nothing else is chosen; presets of training may start elsewhere. */
  value: Value;
  /** What files stand for that were written before the setting existed; its default unless said otherwise. */
  before?: Value;
  group: SettingGroup;
  /** Few people change it: folded away with the others of its kind. */
  advanced?: true;
}

interface NumberControl extends Control<number> {
  /** Bounds, both included: they hold in forms, addresses, on the command line and in files. */
  bounds: readonly [low: number, high: number];
  /** Ends of the slider, within the bounds, which the number input allows. */
  slider: readonly [low: number, high: number];
  /** Linear unless said otherwise. */
  scale?: SliderScale;
  /** Of the slider, where its scale is linear; 1 unless said otherwise. */
  step?: number;
  /** What the number counts, told beside the name. */
  unit?: "epochs";
}

export type NumberSetting = NumberControl & { kind: "integer" | "real" };
export type ChoiceSetting = Control<string> & { kind: "choice"; options: readonly string[] };
export type FlagSetting = Control<boolean> & { kind: "flag" };
export type Setting = NumberSetting | ChoiceSetting | FlagSetting;
export type SettingValue = number | string | boolean;

const SETTINGS = z.registry<Setting>();

/** A whole number. */
export function integer(control: NumberControl) {
  const [low, high] = control.bounds;
  return z
    .number()
    .int()
    .min(low)
    .max(high)
    .register(SETTINGS, { kind: "integer", ...control });
}

/** A number. */
export function real(control: NumberControl) {
  const [low, high] = control.bounds;
  return z
    .number()
    .min(low)
    .max(high)
    .register(SETTINGS, { kind: "real", ...control });
}

/** One of a few names. */
export function choice<const Names extends readonly [string, ...string[]]>(
  options: Names,
  control: Control<Names[number]>,
) {
  return z.enum(options).register(SETTINGS, { kind: "choice", options, ...control });
}

/** Yes or no. */
export function flag(control: Control<boolean>) {
  return z.boolean().register(SETTINGS, { kind: "flag", ...control });
}

/** What a schema made here was declared with. Throws for any other. */
export function settingOf(schema: z.ZodType): Setting {
  const setting = SETTINGS.get(schema);
  if (!setting) throw new InternalError("not the schema of a setting: make it with integer, real, choice or flag");
  return setting;
}

/** Default values of all settings of an object's schema, in the order of their declaration. */
export function defaultsOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>): z.infer<z.ZodObject<Shape>> {
  return schema.parse(valuesOf(schema, ({ value }) => value));
}

/** Values as a file holds them, with those that it was written too early for. Checks nothing. */
export function completed(schema: z.ZodObject, stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...valuesOf(schema, ({ value, before = value }) => before), ...stored };
}

function valuesOf(schema: z.ZodObject, choose: (setting: Setting) => SettingValue): Record<string, SettingValue> {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([name, each]) => [name, choose(settingOf(each as z.ZodType))]),
  );
}
