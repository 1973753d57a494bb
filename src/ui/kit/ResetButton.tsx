// Takes one control back to where it started.

import { ActionIcon } from "@mantine/core";

/** A small arrow; its label says what it resets, and to what. */
export function ResetButton({ label, onClick }: { label: string; onClick(): void }) {
  return (
    <ActionIcon className="reset" variant="subtle" size={24} aria-label={label} title={label} onClick={onClick}>
      <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor">
        <path
          d="M3 2.5v4h4M3.4 6.3A5.2 5.2 0 1 1 2.8 9"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </ActionIcon>
  );
}
