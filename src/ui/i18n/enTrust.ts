// The texts about what is kept on this machine, and what is not, in English.

export const enTrust = {
  odd: {
    title: "{{count:count|# record cannot be read here|# records cannot be read here}}",
    lead: "All else is there. Save a copy before you delete one: a newer version of the studio may read it.",
    datasets: "Data set",
    recipes: "Column recipe",
    runs: "Run",
    checkpoints: "Unfinished run",
    searches: "Search for better settings",
    assignments: "Province chosen by hand",
    save: "Save a copy",
    saveNamed: "Save a copy: {{name}}",
    deleteNamed: "Delete what cannot be read: {{name}}",
    sure: "Delete for good?",
  },
  memory: {
    endedReading:
      "The last visit ended while it was reading “{{name}}” ({{size:bytes}}): the browser probably ran out of memory.",
    endedOpening: "The last visit ended while it was opening “{{name}}”: the browser probably ran out of memory.",
    endedTraining:
      "The last visit ended while it was training on “{{name}}”: the browser probably ran out of memory. Train offers to go on from the last epoch.",
    toRead: "About {{lines:short}} lines: reading takes about {{bytes:bytes}} of memory.",
    toTrain: "With {{lines:short}} lines, training takes about {{bytes:bytes}} of memory.",
    machine: "The browser says that this machine has {{bytes:bytes}} or more.",
    unknown: "The browser does not say how much this machine has.",
    whatToDo: "Close other tabs and programs, or take a file of fewer years; the command line needs less.",
    smaller: "A smaller batch with more accumulation takes less, too.",
  },
  kept: {
    heldTitle: "In memory only",
    held: "This browser did not keep the model, so it is gone when this page is closed. Download it; or make room by deleting stored data sets or runs, and keep it then.",
    heldRow: "In memory only: gone when this page is closed",
    keepNow: "Keep it now",
    keepNowNamed: "Keep now: {{name}}",
    elsewhere:
      "Another tab is training on this data set. Its model appears under Runs when it is done; two trainings at once are each slower.",
    deletedElsewhere:
      "This data set was deleted in another tab. It stays open here, and is gone when this page is closed.",
    keepAgain: "Keep it again",
    silent:
      "The background worker has not answered for a while. It may be busy with something very large; if it stays silent for three minutes it is replaced, and what is kept on this machine is opened again.",
    replace: "Replace it now",
  },
} as const;
