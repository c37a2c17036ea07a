import type { ComponentChildren } from 'preact';
import { t } from '#i18n/nl/field.ts';
import { kennisbank as k } from '#i18n/nl/kennisbank.ts';
import { Icon } from '#ui/icon.tsx';
import { Rij } from '../rij.tsx';
import { useField } from '../use-field.ts';
import { Kop, Tabs, Titel, Veld } from '../veld.tsx';

/** What helps on site, always on the device. */
export function Kennisbank() {
  const { router } = useField();
  return (
    <Veld>
      <Kop>
        <p class="kop-naam">
          <span>{k.titel}</span>
        </p>
      </Kop>
      <main>
        <Titel class="vo">{k.titel}</Titel>
        <p class="offline-ok">
          <Icon name="circle-check" small /> {k.opToestel}
        </p>
        <section class="groep eerste">
          <h2>{k.terPlekke}</h2>
          <div class="doendont">
            <div class="wel">
              <h3>
                <Icon name="check" /> {k.wel}
              </h3>
              <Regels van={k.welRegels} />
            </div>
            <div class="niet">
              <h3>
                <Icon name="x" /> {k.niet}
              </h3>
              <Regels van={k.nietRegels} />
            </div>
          </div>
        </section>
        <section class="groep">
          <h2>{k.vragen}</h2>
          <div class="vel vel--ruim vragen">
            <Regels van={k.vraagRegels} />
          </div>
        </section>
        <section class="groep">
          <h2>{k.waaromNiet}</h2>
          <p>{k.waaromNietUitleg}</p>
        </section>
        <section class="groep">
          <h2>{k.sekswerk}</h2>
          <p>{k.sekswerkUitleg}</p>
        </section>
        <section class="groep">
          <h2>{k.meer}</h2>
          <ul class="vel rijen">
            <Rij
              icoon="route"
              naam={k.zoLoopt.titel}
              uitleg={k.zoLoopt.uitleg}
              onKies={() => router.ga({ scherm: 'zo-loopt-een-signaal' })}
            />
            <Rij
              icoon="phone"
              naam={k.nummers.titel}
              uitleg={k.nummers.uitleg}
              onKies={() => router.ga({ scherm: 'nummers' })}
            />
            <Rij
              icoon="book-open"
              naam={k.begrippen.titel}
              uitleg={k.begrippen.uitleg}
              onKies={() => router.ga({ scherm: 'begrippen' })}
            />
            <Rij
              icoon="eye"
              naam={t.toestel.titel}
              uitleg={t.toestel.uitleg}
              onKies={() => router.ga({ scherm: 'toestel' })}
            />
          </ul>
        </section>
      </main>
      <Tabs hier="kennisbank" />
    </Veld>
  );
}

function Regels({ van }: { van: readonly string[] }) {
  return (
    <ul>
      {van.map((regel) => (
        <li key={regel}>{regel}</li>
      ))}
    </ul>
  );
}

/** A page of the kennisbank, with its way back. */
export function Kennispagina({ titel, children }: { titel: string; children: ComponentChildren }) {
  return (
    <Veld>
      <Kop terug>
        <Titel>{titel}</Titel>
      </Kop>
      <main>{children}</main>
      <Tabs hier="kennisbank" />
    </Veld>
  );
}

export function Nummers() {
  return (
    <Kennispagina titel={k.nummers.titel}>
      <p class="uitleg ruim-onder">{k.nummers.intro}</p>
      <ul class="vel rijen">
        {k.nummers.lijst.map(({ naam, nummer, bel, wanneer }) => (
          <li key={naam}>
            <a class="rij" href={`tel:${bel}`}>
              <Icon name="phone" />
              <span>
                <b>{naam}</b>
                {naam !== nummer && <span class="nummer">{nummer}</span>}
                <span class="onder">{wanneer}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Kennispagina>
  );
}

export function Begrippen() {
  return (
    <Kennispagina titel={k.begrippen.titel}>
      <dl class="begrippen">
        {k.begrippen.lijst.map(([woord, betekenis]) => (
          <div key={woord}>
            <dt>{woord}</dt>
            <dd>{betekenis}</dd>
          </div>
        ))}
      </dl>
    </Kennispagina>
  );
}
