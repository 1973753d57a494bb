// Which settings stand in which group of the form: read from their declarations.

import { SETTING_GROUPS, type SettingGroup } from "../../core/lib/settingControl.ts";
import { SETTING_NAMES, type SettingName, setting } from "../../core/training/settingList.ts";

export interface GroupOfSettings {
  group: SettingGroup;
  names: readonly SettingName[];
}

/** Groups in their order, without those that few people change. */
export const PLAIN: readonly GroupOfSettings[] = groupsOf(false);
/** What few people change, by group. */
export const ADVANCED: readonly GroupOfSettings[] = groupsOf(true);

function groupsOf(advanced: boolean): GroupOfSettings[] {
  const chosen = SETTING_NAMES.filter((name) => (setting(name).advanced ?? false) === advanced);
  return SETTING_GROUPS.map((group) => ({
    group,
    names: chosen.filter((name) => setting(name).group === group),
  })).filter(({ names }) => names.length > 0);
}
