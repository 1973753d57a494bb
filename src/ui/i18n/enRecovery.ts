// The texts about runs that were interrupted, in English.

export const enRecovery = {
  recovery: {
    recovering: "Going on after a lost device",
    recovered: "{{fault}} Training went back to step {{step:count}} and goes on with {{backend}}.",
    title: "Unfinished run of {{time:dateTime}}",
    where: "In epoch {{epoch:count}} of {{epochs:count}}, {{step:count}} steps done.",
    whereOf:
      "Network {{number:count}} of {{of:count}}: in epoch {{epoch:count}} of {{epochs:count}}, {{step:count}} steps done.",
    bestSoFar: "Best epoch so far: {{epoch:count}}.",
    why: "The page was closed, or the training ended before its time.",
    resumeRun: "Continue the run",
    lighter: "Continue with batches of {{batch:count}} × {{accumulation:count}}",
    finish: "Judge the best epoch",
    discard: "Discard it",
    note: "Its own settings apply, on the backend chosen below. A new run takes its place.",
  },
} as const;
