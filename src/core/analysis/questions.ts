// Everything that can be asked about a model's answers for its test targets. An analysis is a folder and a line here; its
// code loads when it is asked for.

export const ANALYSIS_QUESTIONS = {
  testErrors: async () => (await import("./errors/testErrors.ts")).testErrors,
  testLines: async () => (await import("./lines/testLines.ts")).testLines,
  testLinesCsv: async () => (await import("./lines/testLinesFile.ts")).testLinesFile,
  confusion: async () => (await import("./confusion/testConfusion.ts")).testConfusion,
  calibration: async () => (await import("./calibration/testCalibration.ts")).testCalibration,
  importance: async () => (await import("./importance/testImportance.ts")).testImportance,
  networkGain: async () => (await import("./importance/networkGain.ts")).testNetworkGain,
  productMap: async () => (await import("./productMap/layOut.ts")).layOut,
  closestProducts: async () => (await import("./productMap/closest.ts")).closest,
  attention: async () => (await import("./attention/onAverage.ts")).onAverage,
  customerAttention: async () => (await import("./attention/ofCustomer.ts")).ofCustomer,
};

/** Each question by its name. */
export type AnalysisQuestions = {
  [Name in keyof typeof ANALYSIS_QUESTIONS]: Awaited<ReturnType<(typeof ANALYSIS_QUESTIONS)[Name]>>;
};
