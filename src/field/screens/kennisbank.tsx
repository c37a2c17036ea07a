import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LijstId } from '#domain/signalenlijst.ts';
import { t } from '#i18n/nl/field.ts';
import {
  kennisartikelen,
  kennisbank as k,
  landelijkePartners,
  regionalePartners,
  teBevestigen,
} from '#i18n/nl/kennisbank.ts';
import { praatkaarten as p } from '#i18n/nl/praatkaarten.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { Regionummers, useRegionummers } from '../regionummers.tsx';
import { Rij } from '../rij.tsx';
import { useField } from '../use-field.ts';
import { Kop, Tabs, Titel, Veld } from '../veld.tsx';
import { Kennistreffers, useKennisindex } from './kennis-zoeken.tsx';
import { ICONEN } from './soort-locatie.tsx';
import { Zoekveld } from './zoekveld.tsx';

/** What helps on site, always on the device. */
export function Kennisbank({ vraag: begin = '' }: { vraag?: string | undefined }) {
  const { router } = useField();
  const [vraag, setVraag] = useState(begin);
  const kennis = useKennisindex();
  const zoekt = vraag.trim().length > 1;
  return (
    <Veld>
      <Kop>
        <p class="kop-naam">
          <span>{k.titel}</span>
        </p>
      </Kop>
      <main>
        <Titel class="vo">{k.titel}</Titel>
        <Zoekveld label={v.kennis.zoek} voorbeeld={v.kennis.voorbeeld} start={begin} onText={setVraag} />
        {zoekt && kennis ? (
          <Kennistreffers
            {...kennis}
            vraag={vraag}
            onKies={(naar) => {
              router.vervang({ scherm: 'kennisbank', vraag });
              router.ga(naar);
            }}
          />
        ) : (
          <Overzicht />
        )}
      </main>
      <Tabs hier="kennisbank" />
    </Veld>
  );
}

function Overzicht() {
  const session = useField();
  const { router } = session;
  return (
    <>
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
        <ul class="vel rijen">
          <Rij
            icoon="languages"
            naam={p.titel}
            uitleg={v.kennis.praat}
            onKies={() => router.ga({ scherm: 'praatkaarten' })}
          />
        </ul>
      </section>
      <section class="groep">
        <h2>{v.kennis.onderwerpen}</h2>
        <ul class="vel rijen">
          {kennisartikelen.map(({ id, titel, uitleg }) => (
            <Rij
              key={id}
              icoon="book-open"
              naam={titel}
              uitleg={uitleg}
              onKies={() => router.ga({ scherm: 'artikel', artikel: id })}
            />
          ))}
        </ul>
      </section>
      <section class="groep">
        <h2>{v.kennis.signalen}</h2>
        <ul class="vel rijen">
          {LijstId.options.map((lijst) => (
            <Rij
              key={lijst}
              icoon={ICONEN[lijst]}
              naam={t.soorten[lijst].naam}
              uitleg={t.soorten[lijst].uitleg}
              onKies={() => router.ga({ scherm: 'uitgelegd', lijst })}
            />
          ))}
        </ul>
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
            icoon="pencil-line"
            naam={v.kennis.oefenen}
            uitleg={v.kennis.oefenenUitleg}
            onKies={() => {
              session.laatLos();
              router.ga({ scherm: 'soort', oefening: true });
            }}
          />
          <Rij
            icoon="eye"
            naam={v.toestel.titel}
            uitleg={v.toestel.uitleg}
            onKies={() => router.ga({ scherm: 'toestel' })}
          />
        </ul>
      </section>
    </>
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
  const regio = useRegionummers() ?? [];
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
      <section class="groep">
        <h2>{v.kennis.regio}</h2>
        {regio.length > 0 ? (
          <div class="ruim-onder">
            <Regionummers nummers={regio} />
          </div>
        ) : (
          <>
            <p>{v.kennis.regioUitleg}</p>
            <p class="tebevestigen">
              <Icon name="circle-alert" small /> {teBevestigen}
            </p>
          </>
        )}
        <dl class="begrippen">
          {regionalePartners.map(({ id, naam, wanneer }) => (
            <div key={id}>
              <dt>{naam}</dt>
              <dd>{wanneer}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="groep">
        <h2>{v.kennis.anderen}</h2>
        <dl class="begrippen">
          {landelijkePartners
            .filter(({ bel }) => bel === undefined)
            .map(({ id, naam, web, wanneer }) => (
              <div key={id}>
                <dt>{naam}</dt>
                <dd>{[wanneer, web].filter(Boolean).join('. ')}</dd>
              </div>
            ))}
        </dl>
      </section>
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
