// The texts about what is kept on this machine, and what is not, in English.

export const enTrust = {
  odd: {
    title: "{{count:count|# record cannot be read here|# records cannot be read here}}",
    lead: "All else is there. Save a copy before you delete one: a newer version of the studio may read it.",
    datasets: "Data set",
    recipes: "Column recipe",
    runs: "Run",
    checkpoints: "Unfinished run",
    assignments: "Province chosen by hand",
    save: "Save a copy",
    saveNamed: "Save a copy: {{name}}",
    deleteNamed: "Delete what cannot be read: {{name}}",
    sure: "Delete for good?",
  },
} as const;
