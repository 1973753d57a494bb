// A number input that writes and reads decimals as the page's language does.

import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useFormat } from "../format.ts";

interface NumberFieldProps extends NumberInputProps {
  /** Marks thousands, as in amounts of money; a point is then no decimal sign where it marks them. */
  grouped?: boolean;
}

/** Comma and point are both read as the decimal sign, unless one of them marks thousands. */
export function NumberField({ grouped = false, ...input }: NumberFieldProps) {
  const { decimalSign, thousandSign } = useFormat();
  const thousands = { thousandSeparator: thousandSign, allowedDecimalSeparators: [decimalSign] };
  return <NumberInput {...input} decimalSeparator={decimalSign} {...(grouped && thousands)} />;
}
