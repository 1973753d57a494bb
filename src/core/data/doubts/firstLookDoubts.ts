// The doubts that the first lines raise about a mapping: the one that was proposed, or one that was changed by hand. A
// choice settles the doubts about its own fields and no others.

import { dataMessage } from "../dataMessages.ts";
import { dateForm } from "../mapping/dateForm.ts";
import { identityColumns } from "../mapping/identityColumns.ts";
import { type DateFormat, type Mapping, NO_HEADER } from "../mapping/mapping.ts";
import { moneyDoubts, sameMoney } from "../mapping/moneyDoubts.ts";
import { readDate, timeReading } from "../values/dates.ts";
import { blanks } from "./blanks.ts";
import { codeNames } from "./codeNames.ts";
import { contradictions } from "./contradictions.ts";
import { currencies, unknownSigns } from "./currencies.ts";
import { shortThaiYears, turned, twoOrders } from "./dateWritings.ts";
import type { Doubt, DoubtAnswer } from "./doubt.ts";
import { dropped } from "./dropped.ts";
import type { FirstLook } from "./firstLook.ts";
import { repeatedNames, wideTable } from "./headerShape.ts";
import { lineRoleDoubts } from "./lineRoles.ts";
import { lists } from "./lists.ts";
import { units } from "./units.ts";
import { walkIns } from "./walkIns.ts";

/** Looks for one kind of doubt; answers without one where the file is plain. */
type Check = (look: FirstLook) => readonly Doubt[];

const CHECKS: readonly Check[] = [
  joinedTables,
  files,
  opened,
  header,
  ({ table, mapping }) => wideTable(table.header, mapping),
  ({ table, mapping }) => repeatedNames(table.header, mapping),
  missingFields,
  chosenDate,
  saved,
  dateOrder,
  turned,
  twoOrders,
  shortThaiYears,
  dateWriting,
  blanks,
  lists,
  currencies,
  unknownSigns,
  dropped,
  units,
  walkIns,
  codeNames,
  money,
  lineRoleDoubts,
];

/** The doubts about a mapping, in the order in which they matter. */
export function firstLookDoubts(look: FirstLook): Doubt[] {
  return CHECKS.flatMap((check) => check(look));
}

/** What other files have of the lines is put beside them, or could be. */
function joinedTables({ table, mapping }: FirstLook): Doubt[] {
  const offer = table.joined?.offer;
  if (!offer) return [];
  const answer = (join: boolean): DoubtAnswer => ({
    label: join ? dataMessage("answer.joinTables") : dataMessage("answer.readAlone", { lines: offer.lines }),
    mapping: join === offer.joined ? mapping : { ...mapping, dialect: { ...mapping.dialect, join } },
  });
  return [{ note: offer.note, columns: [], answers: [answer(true), answer(false)] }];
}

/** Which of several files are read together, and how. */
function files({ table, whole }: FirstLook): Doubt[] {
  const notes = table.joined?.notes ?? [];
  // How many lines find no partner is known once all of them were read.
  const told = whole ? notes : notes.filter(({ code }) => code !== "note.noPartner");
  return told.map((note) => ({ note, columns: [] }));
}

/** What of a workbook or an archive is read and what is not. */
function opened({ table }: FirstLook): Doubt[] {
  return table.opened.notes.map((note) => ({ note, columns: [] }));
}

/** Lines above the header are left out, or there is no header, unless that was chosen. */
function header({ table, mapping }: FirstLook): Doubt[] {
  if (table.above === NO_HEADER) return [{ note: dataMessage("note.noHeader"), columns: [] }];
  if (table.above === 0 || mapping.dialect?.above !== undefined) return [];
  return [{ note: dataMessage("note.title", { count: table.above }), columns: [] }];
}

function missingFields({ proposal, mapping }: FirstLook): Doubt[] {
  const { columns } = mapping;
  const found = {
    date: columns.date !== undefined,
    customer: identityColumns(columns).length > 0,
    product: (columns.product ?? columns.productName) !== undefined,
  };
  return proposal.missing.filter(({ field }) => !found[field]).map(({ field, note }) => ({ note, columns: [], field }));
}

function chosenDate({ proposal, mapping }: FirstLook): Doubt[] {
  if (!proposal.dateChoiceNote || mapping.columns.date !== proposal.mapping.columns.date) return [];
  return [{ note: proposal.dateChoiceNote, columns: dateColumns(mapping) }];
}

function dateOrder({ proposal, mapping, values, dateOrderProven }: FirstLook): Doubt[] {
  const asProposed =
    mapping.columns.date === proposal.mapping.columns.date && mapping.dateFormat === proposal.mapping.dateFormat;
  if (!proposal.dateNote || !asProposed || dateOrderProven) return [];
  const { filled } = values[mapping.columns.date!]!;
  const read = (text: string, dateFormat: DateFormat): number => {
    const reading = timeReading();
    return readDate(text, dateFormat, reading) ? reading.ms : Number.NaN;
  };
  // One that shows the difference, where there is one.
  const sample = filled.find((text) => read(text, "dd/mm/yyyy") !== read(text, "mm/dd/yyyy")) ?? filled[0]!;
  const answers = (["dd/mm/yyyy", "mm/dd/yyyy"] as const).map((dateFormat): DoubtAnswer => {
    const code = dateFormat === "dd/mm/yyyy" ? "answer.dayFirst" : "answer.monthFirst";
    const date = new Date(read(sample, dateFormat));
    const label = dataMessage(code, { sample, day: date.getUTCDate(), month: date.getUTCMonth() + 1 });
    return { label, mapping: { ...mapping, dateFormat } };
  });
  return [{ note: proposal.dateNote, columns: dateColumns(mapping), answers }];
}

/** What a mapping from elsewhere reads otherwise than this file asks for. */
function saved(look: FirstLook): readonly Doubt[] {
  return look.saved ? contradictions(look) : [];
}

/** Dates written in a way that a reader should know of: another calendar, formulas. */
function dateWriting({ table, mapping }: FirstLook): Doubt[] {
  const form = dateForm(table, mapping);
  return form ? [{ note: form.note, columns: dateColumns(mapping) }] : [];
}

function money({ proposal, mapping, values }: FirstLook): readonly Doubt[] {
  return sameMoney(mapping, proposal.mapping) ? proposal.moneyDoubts : moneyDoubts(mapping, values);
}

function dateColumns({ columns }: Mapping): number[] {
  return columns.date === undefined ? [] : [columns.date];
}
