// Amounts of several currencies in one file: their sum means nothing.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { currencyCounts, NO_CURRENCY, signCounts } from "../mapping/currency.ts";
import { type Mapping, MONEY_FIELDS } from "../mapping/mapping.ts";
import { currenciesOf } from "../values/currencySigns.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";

/** Whether a column names several currencies, or amounts stand beside signs of several. */
export function currencies({ values, mapping }: FirstLook): Doubt[] {
  const { columns } = mapping;
  const column = values[columns.currency ?? -1];
  const named = column ? currencyCounts(column) : new Map<string, number>();
  const counts = named.size > 1 ? named : bySign(signCounts({ values, columns }), mapping);
  if (counts.size < 2) return [];
  const own = mapping.currency ?? NO_CURRENCY;
  const list = [...counts].map(([name, lines]) => `${name} (${lines})`).join(", ");
  const mixed = own === NO_CURRENCY || mapping.onlyCurrency === false;
  const choose = (label: Message, change: Pick<Mapping, "currency" | "onlyCurrency">) => ({
    label,
    mapping: { ...mapping, ...change },
  });
  return [
    {
      note: mixed
        ? dataMessage("note.currenciesMixed", { list })
        : dataMessage("note.currencies", { list, currency: own }),
      columns: named.size > 1 && columns.currency !== undefined ? [columns.currency] : moneyColumns(mapping),
      answers: [
        ...[...counts.keys()]
          .filter((currency) => mixed || currency !== own)
          .map((currency) =>
            choose(dataMessage("answer.onlyCurrency", { currency }), { currency, onlyCurrency: true }),
          ),
        ...(mixed ? [] : [choose(dataMessage("answer.allCurrencies"), { currency: NO_CURRENCY, onlyCurrency: false })]),
      ],
    },
  ];
}

/** Signs that may stand for the file's currency are its own. */
function bySign(signs: ReadonlyMap<string, number>, { currency }: Mapping): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [sign, lines] of signs) {
    const codes = currenciesOf(sign);
    const code = codes.find((each) => each === currency) ?? codes.find((each) => counts.has(each)) ?? codes[0]!;
    counts.set(code, (counts.get(code) ?? 0) + lines);
  }
  return counts;
}

function moneyColumns({ columns }: Mapping): number[] {
  return MONEY_FIELDS.flatMap((field) => columns[field] ?? []);
}

/** A short text beside the amounts that is no currency anybody knows. */
export function unknownSigns({ values, mapping }: FirstLook): Doubt[] {
  return MONEY_FIELDS.flatMap((field) => {
    const index = mapping.columns[field];
    const column = values[index ?? -1];
    if (index === undefined || !column) return [];
    // A price for one of something names its unit.
    const signs = [...column.units].filter(([sign]) => !sign.startsWith("/"));
    if (signs.length === 0) return [];
    const count = signs.reduce((sum, [, each]) => sum + each, 0);
    return [
      { note: dataMessage("note.unknownSign", { count, column: column.header, sign: signs[0]![0] }), columns: [index] },
    ];
  });
}
