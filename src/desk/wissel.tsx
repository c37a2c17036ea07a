import type { ComponentChildren } from 'preact';
import { Icon } from '#ui/icon.tsx';
import type { Daad } from './daden.ts';

interface Props {
  daad: Daad;
  naam: string;
  gevolg: string;
  /** the questions of this act stand open under it */
  open: boolean;
  uit: string | undefined;
  onKies(): void;
  /** the questions */
  children?: ComponentChildren;
}

/** One track that leaves the station: its name, and in one sentence what happens when you take it. */
export function Wissel({ daad, naam, gevolg, open, uit, onKies, children }: Props) {
  const soort = { door: 'wissel--door', zij: '', uit: 'wissel--uit', acuut: 'wissel--acuut', meer: '' }[
    daad.soort
  ];
  return (
    <li class={['wissel', soort, open && 'is-open'].filter(Boolean).join(' ')}>
      <button
        class="wissel-knop"
        type="button"
        aria-expanded={children === undefined ? undefined : open}
        data-daad={daad.spoor ? `${daad.gebeurtenis}/${daad.spoor}` : daad.gebeurtenis}
        disabled={uit !== undefined}
        title={uit}
        onClick={onKies}
      >
        <Icon name={daad.icon} />
        <span class="wissel-tekst">
          <b>{naam}</b>
          <span>{gevolg}</span>
        </span>
      </button>
      {open && children}
    </li>
  );
}
