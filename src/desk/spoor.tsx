import type { ComponentChildren } from 'preact';
import { type Halte, haltes as nummers, haltestanden } from '#domain/haltes.ts';
import { Icon } from '#ui/icon.tsx';
import type { Haltenaam } from '#i18n/nl/meldroute.ts';
import type { Dossierbeeld } from './dossierbeeld.ts';

interface Props {
  beeld: Dossierbeeld;
  haltes: readonly Haltenaam[];
  /** what stands under a station that was passed */
  onder(halte: Halte): string;
  /** what stands under the present station: the sentence, and the tracks that leave it */
  children: ComponentChildren;
}

/** The vertical line of one melding: behind, here with its choices, ahead. */
export function Spoor({ beeld, haltes, onder, children }: Props) {
  const standen = haltestanden(beeld.inhoud.geschiedenis);
  return (
    <ol class="spoor">
      {nummers.map((halte) => {
        const stand = standen[halte];
        const naam = haltes[halte - 1];
        const hier = stand === 'hier' || (beeld.gesloten && halte === 7);
        if (hier)
          return (
            <li
              key={halte}
              class={beeld.wachtOp ? 'is-hier op-zijspoor' : beeld.gesloten ? 'is-hier is-klaar' : 'is-hier'}
              aria-current="step"
            >
              <span class="halte-punt">{beeld.gesloten ? <Icon name="check" /> : halte}</span>
              <h3 tabIndex={-1} data-hier>
                {naam?.kort}
              </h3>
              {children}
            </li>
          );
        const geweest = stand === 'geweest';
        return (
          <li
            key={halte}
            class={geweest ? 'is-geweest' : stand === 'overgeslagen' ? 'is-overgeslagen' : 'is-straks'}
          >
            <span class="halte-punt">{geweest ? <Icon name="check" /> : halte}</span>
            <h3>{stand === 'straks' ? naam?.vol : naam?.kort}</h3>
            {onder(halte) && <p>{onder(halte)}</p>}
          </li>
        );
      })}
    </ol>
  );
}
