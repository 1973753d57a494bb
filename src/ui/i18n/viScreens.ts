// The texts of the screens behind the first in Vietnamese, key by key as in English.

import { ANALYSIS_TEXTS } from "../results/analyses.ts";
import type { ScreenTexts } from "./enScreens.ts";
import { viAmounts } from "./viAmounts.ts";
import { viAnalysis } from "./viAnalysis.ts";
import { viBuyers } from "./viBuyers.ts";
import { viCorrelation } from "./viCorrelation.ts";
import { viDescribe } from "./viDescribe.ts";
import { viDue } from "./viDue.ts";
import { viExplore } from "./viExplore.ts";
import { viFeatures } from "./viFeatures.ts";
import { viForecast } from "./viForecast.ts";
import { viInputs } from "./viInputs.ts";
import { viJudgedOrders } from "./viJudgedOrders.ts";
import { viLines } from "./viLines.ts";
import { viNetworks } from "./viNetworks.ts";
import { viOffline } from "./viOffline.ts";
import { viOrders } from "./viOrders.ts";
import { viOverview } from "./viOverview.ts";
import { viPlaces } from "./viPlaces.ts";
import { viPredict } from "./viPredict.ts";
import { viProducts } from "./viProducts.ts";
import { viRanking } from "./viRanking.ts";
import { viRecovery } from "./viRecovery.ts";
import { viRuns } from "./viRuns.ts";
import { viSearch } from "./viSearch.ts";
import { viSegments } from "./viSegments.ts";
import { viSettings } from "./viSettings.ts";
import { viShift } from "./viShift.ts";
import { viStart } from "./viStart.ts";
import { viStored } from "./viStored.ts";
import { viTables } from "./viTables.ts";
import { viTime } from "./viTime.ts";
import { viTrainFolds } from "./viTrainFolds.ts";
import { viTraining } from "./viTraining.ts";
import { viTrust } from "./viTrust.ts";
import { viWatch } from "./viWatch.ts";

export const viScreens: ScreenTexts = {
  ...viExplore,
  ...viTime,
  ...viPlaces,
  ...viTrainFolds,
  ...viTraining,
  ...viSettings,
  ...viFeatures,
  ...viRuns,
  ...viSegments,
  ...viLines,
  ...viTables,
  ...viDescribe,
  ...viOverview,
  ...viProducts,
  ...viRanking,
  ...viBuyers,
  ...viCorrelation,
  analysis: { ...viAnalysis.analysis, ...ANALYSIS_TEXTS.vi },
  ...viInputs,
  ...viRecovery,
  ...viSearch,
  ...viStart,
  ...viStored,
  ...viOffline,
  ...viTrust,
  ...viWatch,
  ...viPredict,
  ...viOrders,
  ...viDue,
  ...viForecast,
  ...viAmounts,
  ...viJudgedOrders,
  ...viNetworks,
  ...viShift,
};
