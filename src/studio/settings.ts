// The one settings object on its way through the page: presets, the form, the URL and local storage.

import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings } from "../core/features/featureSettings.ts";
import {
  type CustomFeature,
  MAX_CUSTOM_FEATURES,
  readCustomFeature,
  writeCustomFeature,
} from "../core/features/formula/customFeature.ts";
import { BACKENDS, type BackendName } from "../core/kernels/backendChoice.ts";
import type { SettingValue } from "../core/lib/settingControl.ts";
import {
  isSampleName,
  readSetting,
  type SampleSettings,
  SETTING_NAMES,
  type SettingName,
} from "../core/training/settingList.ts";
import {
  featureSettings,
  PRESET_SETTINGS,
  PRESETS,
  type Preset,
  type TrainingSettings,
} from "../core/training/settings.ts";

/** How samples are made of lines; the sequence length comes from the training settings. */
export interface SampleChoice extends SampleSettings {
  customFeatures: readonly CustomFeature[];
}

/** Everything the Train screen lets a user choose. */
export interface Form {
  preset: Preset;
  settings: TrainingSettings;
  samples: SampleChoice;
  backend: BackendName | "auto";
}

const { maxSeqLen: _, ...SAMPLE_DEFAULTS } = DEFAULT_FEATURE_SETTINGS;

export const DEFAULT_SAMPLES: SampleChoice = { ...SAMPLE_DEFAULTS, customFeatures: [] };

/** The form as a preset starts it. */
export function presetForm(preset: Preset): Form {
  return { preset, settings: { ...PRESET_SETTINGS[preset] }, samples: { ...DEFAULT_SAMPLES }, backend: "auto" };
}

/** The feature settings that this form asks of the worker. */
export function formFeatures({ settings, samples }: Form): FeatureSettings {
  return featureSettings(settings, samples);
}

export function settingValue(
  { settings, samples }: Pick<Form, "settings" | "samples">,
  name: SettingName,
): SettingValue {
  return isSampleName(name) ? samples[name] : settings[name];
}

/** The form with one setting changed, to a value that its schema allows. */
export function withSetting<Some extends Pick<Form, "settings" | "samples">>(
  form: Some,
  name: SettingName,
  value: SettingValue,
): Some {
  if (isSampleName(name)) return { ...form, samples: { ...form.samples, [name]: value } };
  return { ...form, settings: { ...form.settings, [name]: value } };
}

/** Only what differs from the preset, so that an address stays short; empty for an untouched Quick look. */
export function formToQuery(form: Form): URLSearchParams {
  const query = new URLSearchParams();
  const base = presetForm(form.preset);
  if (form.preset !== "quick") query.set("preset", form.preset);
  for (const name of SETTING_NAMES) {
    const value = settingValue(form, name);
    if (value !== settingValue(base, name)) query.set(name, String(value));
  }
  for (const feature of form.samples.customFeatures) query.append("feature", writeCustomFeature(feature));
  if (form.backend !== base.backend) query.set("backend", form.backend);
  return query;
}

/**
 * The form an address describes, or null when it names no setting at all. A value that does not fit is left at its
 * preset's and told in `ignored` ("epochs=-3").
 */
export function formFromQuery(query: URLSearchParams): { form: Form; ignored: string[] } | null {
  const ignored: string[] = [];
  let touched = false;
  const take = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const text = query.get(name);
    if (text === null) return fallback;
    touched = true;
    const found = allowed.find((value) => value === text);
    if (found === undefined) ignored.push(`${name}=${text}`);
    return found ?? fallback;
  };
  let form = presetForm(take("preset", PRESETS, "quick"));
  for (const name of SETTING_NAMES) {
    const text = query.get(name);
    if (text === null) continue;
    touched = true;
    const value = readSetting(name, text);
    if (value === undefined) ignored.push(`${name}=${text}`);
    else form = withSetting(form, name, value);
  }
  for (const text of query.getAll("feature")) {
    touched = true;
    const feature = readCustomFeature(text);
    const { customFeatures } = form.samples;
    // A mistake in the formula is told where it can be mended: on the Train screen.
    if (feature && customFeatures.length < MAX_CUSTOM_FEATURES) {
      form.samples.customFeatures = [...customFeatures, feature];
    } else ignored.push(`feature=${text}`);
  }
  form.backend = take("backend", ["auto", ...BACKENDS], "auto");
  return touched ? { form, ignored } : null;
}

/** The part of local storage that is used. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = "sales-studio.form";

/** Remembers the form; a full or forbidden storage is no reason to stop. */
export function rememberForm(store: TextStore, form: Form): void {
  try {
    store.setItem(KEY, formToQuery(form).toString());
  } catch {
    // Private windows forbid storage: the form then lives as long as the page.
  }
}

/** The form to start with: the address first, then what was remembered, then Quick look. */
export function startingForm(hashQuery: URLSearchParams, store: TextStore): { form: Form; ignored: string[] } {
  const fromAddress = formFromQuery(hashQuery);
  if (fromAddress) return fromAddress;
  let remembered: string | null = null;
  try {
    remembered = store.getItem(KEY);
  } catch {
    remembered = null;
  }
  const fromStore = remembered === null ? null : formFromQuery(new URLSearchParams(remembered));
  return { form: fromStore?.form ?? presetForm("quick"), ignored: [] };
}

/** Whether the form still is exactly what its preset says (backend and custom features aside). */
export function isUntouched(form: Form): boolean {
  const query = formToQuery({ ...form, backend: "auto", samples: { ...form.samples, customFeatures: [] } });
  query.delete("preset");
  return query.size === 0;
}
