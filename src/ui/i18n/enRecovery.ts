// The texts about runs that were interrupted, in English.

export const enRecovery = {
  recovery: {
    recovering: "Going on after a lost device",
    recovered: "{{fault}} Training went back to step {{step}} and goes on with {{backend}}.",
    title: "Unfinished run of {{time}}",
    where: "In epoch {{epoch}} of {{epochs}}, {{step}} steps done.",
    bestSoFar: "Best epoch so far: {{epoch}}.",
    why: "The page was closed, or the training ended before its time.",
    resumeRun: "Continue the run",
    lighter: "Continue with batches of {{batch}} × {{accumulation}}",
    finish: "Judge the best epoch",
    discard: "Discard it",
    note: "Its own settings apply, on the backend chosen below. A new run takes its place.",
  },
} as const;
