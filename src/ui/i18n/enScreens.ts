// The texts of the screens behind the first in English; they load with the first of those.

import { ANALYSIS_TEXTS } from "../results/analyses.ts";
import type { Widen } from "./en.ts";
import { enAmounts } from "./enAmounts.ts";
import { enAnalysis } from "./enAnalysis.ts";
import { enBuyers } from "./enBuyers.ts";
import { enCorrelation } from "./enCorrelation.ts";
import { enDescribe } from "./enDescribe.ts";
import { enDue } from "./enDue.ts";
import { enExplore } from "./enExplore.ts";
import { enFeatures } from "./enFeatures.ts";
import { enForecast } from "./enForecast.ts";
import { enInputs } from "./enInputs.ts";
import { enJudgedOrders } from "./enJudgedOrders.ts";
import { enLines } from "./enLines.ts";
import { enNetworks } from "./enNetworks.ts";
import { enOffline } from "./enOffline.ts";
import { enOrders } from "./enOrders.ts";
import { enOverview } from "./enOverview.ts";
import { enPlaces } from "./enPlaces.ts";
import { enPredict } from "./enPredict.ts";
import { enProducts } from "./enProducts.ts";
import { enRanking } from "./enRanking.ts";
import { enRecovery } from "./enRecovery.ts";
import { enRuns } from "./enRuns.ts";
import { enSearch } from "./enSearch.ts";
import { enSegments } from "./enSegments.ts";
import { enSettings } from "./enSettings.ts";
import { enShift } from "./enShift.ts";
import { enStart } from "./enStart.ts";
import { enStored } from "./enStored.ts";
import { enTables } from "./enTables.ts";
import { enTime } from "./enTime.ts";
import { enTrainFolds } from "./enTrainFolds.ts";
import { enTraining } from "./enTraining.ts";
import { enTrust } from "./enTrust.ts";
import { enWatch } from "./enWatch.ts";

export const enScreens = {
  ...enExplore,
  ...enTime,
  ...enPlaces,
  ...enTrainFolds,
  ...enTraining,
  ...enSettings,
  ...enFeatures,
  ...enRuns,
  ...enSegments,
  ...enLines,
  ...enTables,
  ...enDescribe,
  ...enOverview,
  ...enProducts,
  ...enRanking,
  ...enBuyers,
  ...enCorrelation,
  analysis: { ...enAnalysis.analysis, ...ANALYSIS_TEXTS.en },
  ...enInputs,
  ...enRecovery,
  ...enSearch,
  ...enStart,
  ...enStored,
  ...enOffline,
  ...enTrust,
  ...enWatch,
  ...enPredict,
  ...enOrders,
  ...enDue,
  ...enForecast,
  ...enAmounts,
  ...enJudgedOrders,
  ...enNetworks,
  ...enShift,
} as const;

/** The shape every language fills. */
export type ScreenTexts = Widen<typeof enScreens>;
