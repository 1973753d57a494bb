// All features of one kind (of steps, periods or customers): their slots in a row of raw values, and who writes them.

import { InternalError } from "../../lib/internalError.ts";
import type { Definition, FeatureGroup, Slots } from "./definition.ts";

export const FEATURE_KINDS = ["step", "period", "customer"] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

export interface Feature extends Definition {
  name: string;
  /** Name of its group. */
  group: string;
}

export class FeatureTable<Group extends FeatureGroup = FeatureGroup> {
  readonly kind: FeatureKind;
  readonly groups: readonly Group[];
  /** By slot. */
  readonly all: readonly Feature[];
  /** Inputs of new models, in their order. */
  readonly defaults: readonly Feature[];
  /** Slot of each name; the groups write by it. */
  readonly slots: Slots;

  /** Throws when two features share a name, or a group needs what no earlier one writes. */
  constructor(kind: FeatureKind, groups: readonly Group[]) {
    this.kind = kind;
    this.groups = groups;
    this.all = groups.flatMap((group) =>
      Object.entries(group.features).map(([name, definition]) => ({ name, group: group.name, ...definition })),
    );
    this.defaults = this.all.filter(({ byDefault }) => byDefault);
    this.slots = Object.fromEntries(this.all.map(({ name }, slot) => [name, slot]));
    const twice = this.all.find(({ name }, slot) => this.slots[name] !== slot);
    if (twice) throw new InternalError(`two ${kind} features are called ${twice.name}`);
    const written = new Set<string>();
    for (const { features, needs = [] } of groups) {
      const missing = needs.find((name) => !written.has(name));
      if (missing) throw new InternalError(`no earlier group of ${kind} features writes ${missing}`);
      for (const name of Object.keys(features)) written.add(name);
    }
  }

  /** Numbers in a row of raw values. */
  get width(): number {
    return this.all.length;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.slots, name);
  }

  /** Slots of these features, in their order. Throws for a name that the table lacks. */
  slotsOf(names: readonly string[]): Int32Array {
    return Int32Array.from(names, (name) => {
      if (!this.has(name)) throw new InternalError(`no ${this.kind} feature is called ${name}`);
      return this.slots[name]!;
    });
  }

  /** The groups that write these features and what they need, in the order of writing. */
  groupsFor(names: Iterable<string>): Group[] {
    const wanted = new Set(names);
    const found: Group[] = [];
    for (const group of this.groups.toReversed()) {
      if (!Object.keys(group.features).some((name) => wanted.has(name))) continue;
      for (const name of group.needs ?? []) wanted.add(name);
      found.push(group);
    }
    return found.reverse();
  }
}
