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
    days: "Days",
    model: "Model trained on",
    filter: "Filter",
    filterBy: "Filter: {{name}}",
    low: "{{title}}, low",
    high: "{{title}}, high",
    search: "Search",
    saved: "Saved",
    printed: "{{shown:count}} of {{all:count}} rows are printed; save the table for all of them.",
  },
  chartNote: {
    points: "{{drawn:count|# point|# points}}.",
    leftOut:
      "{{drawn:count}} of {{all:count|# point|# points}}; a logarithmic axis has no place for the {{out:count|# one|# ones}} at 0 or below.",
    zeros: "{{zeros:count|# value|# values}} at 0 or below left out: a logarithmic axis has no place for them.",
  },
  day: {
    form: "dd/mm/yyyy",
    calendar: "Calendar",
    none: "No day; write it as {{form}}",
  },
} as const;
