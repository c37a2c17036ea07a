import type { ComponentProps } from 'preact';
import { Dialog } from '#ui/dialog.tsx';
import { Verberg } from './veld.tsx';

/** A question that must be answered first. Nothing under it can be reached, so Verberg lies on it. */
export function Vraag(props: Omit<ComponentProps<typeof Dialog>, 'beside'>) {
  return <Dialog {...props} beside={<Verberg />} />;
}
