// The texts about a run while it goes on, in English: curves, verdict, examples, the model's diagram, the log.

export const enWatch = {
  watch: {
    stateComparing: "Counting what simple baselines say",
    along: "Along",
    alongSteps: "Steps",
    alongEpochs: "Epochs",
    alongTime: "Active time",
    unitSteps: "steps",
    unitEpochs: "epochs",
    unitSecond: "seconds of training",
    unitMinute: "minutes of training",
    unitHour: "hours of training",
    smoothing: "Smoothing",
    restart: "restart",
    tasks: "By task",
    validationOf: "{{task}}, validation",
    lossShown: "Which loss",
  },
} as const;
