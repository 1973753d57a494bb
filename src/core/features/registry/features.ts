// The features that the model can be given, by kind: everything that lists them reads it here.

import { CUSTOMER_GROUPS } from "./customerFeatures.ts";
import { PERIOD_GROUPS } from "./periodFeatures.ts";
import { STEP_GROUPS } from "./stepFeatures.ts";
import { FeatureTable } from "./table.ts";

export const FEATURES = {
  step: new FeatureTable("step", STEP_GROUPS),
  period: new FeatureTable("period", PERIOD_GROUPS),
  customer: new FeatureTable("customer", CUSTOMER_GROUPS),
};
