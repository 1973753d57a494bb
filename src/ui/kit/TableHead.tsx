// The row of heads of a small table: names at the left, figures at the right.

import { Table } from "@mantine/core";
import { Explained } from "../terms/Explained.tsx";

interface TableHeadProps {
  heads: readonly string[];
  /** Places of the columns that hold texts; the first one where nothing is said. */
  texts?: readonly number[];
}

/** Stands inside a Mantine `Table`; heads differ from one another. */
export function TableHead({ heads, texts = [0] }: TableHeadProps) {
  // The quantiles of ten columns are explained once: each explanation is a stop of the tab key.
  const words = (head: string) => head.replace(/[\d.,%\s]+/g, " ").trim();
  const isFirst = (head: string, place: number) => heads.findIndex((each) => words(each) === words(head)) === place;
  return (
    <Table.Thead>
      <Table.Tr>
        {heads.map((head, place) => (
          <Table.Th key={head} ta={texts.includes(place) ? undefined : "right"}>
            {isFirst(head, place) ? <Explained>{head}</Explained> : head}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}
