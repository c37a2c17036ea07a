import { kennisbank } from '#i18n/nl/kennisbank.ts';
import { Icon } from '#ui/icon.tsx';
import { Kennispagina } from './kennisbank.tsx';

const k = kennisbank.zoLoopt;

/** The meldroute as one line: you do the first step and hear the last. */
export function ZoLooptEenSignaal() {
  return (
    <Kennispagina titel={k.titel}>
      <p class="uitleg ruim-onder">{k.intro}</p>
      <ol class="spoor leesbaar">
        {k.stappen.map(({ naam, uitleg, zijsporen }, n) => (
          <li key={naam} class={n === 0 ? 'is-hier' : undefined}>
            <span class="halte-punt" aria-hidden="true">
              {n + 1}
            </span>
            <h2>{naam}</h2>
            <p>{uitleg}</p>
            {zijsporen.length > 0 && (
              <ul class="wissels">
                {zijsporen.map((zijspoor) => (
                  <li
                    key={zijspoor.naam}
                    class={zijspoor.soort ? `wissel wissel--${zijspoor.soort}` : 'wissel'}
                  >
                    <div class="wissel-knop">
                      <Icon name={zijspoor.icoon} />
                      <div>
                        <b>{zijspoor.naam}</b>
                        <span>{zijspoor.uitleg}</span>
                      </div>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Kennispagina>
  );
}
