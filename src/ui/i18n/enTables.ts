// The texts of taking tables away in English.

export const enTables = {
  table: {
    take: "Save or copy: {{title}}",
    takeShort: "Save or copy the table",
    xlsx: "Excel (.xlsx)",
    csv: "CSV (comma between cells)",
    copy: "Copy to paste into a sheet",
    copied: "{{rows:count|# row|# rows}} copied",
    about: "About",
    data: "Data",
    model: "Model trained on",
    filter: "Filter",
    filterBy: "Filter: {{name}}",
    low: "{{title}}, low",
    high: "{{title}}, high",
    search: "Search",
    saved: "Saved",
  },
  day: {
    form: "dd/mm/yyyy",
    calendar: "Calendar",
    none: "No day; write it as {{form}}",
  },
} as const;
