import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#i18n/nl/field.ts';
import { Icon } from '#ui/icon.tsx';
import { type Antwoorden, type Secties, beantwoord } from '../antwoorden.ts';
import { useSecties } from '../lijsten.ts';
import { Bewaarfout } from '../melding.tsx';
import { useField, useSignaal } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld, Voortgang } from '../veld.tsx';
import { Signaalrij } from './signaalrij.tsx';

/** Step 2: the list of this kind of location, one section at a time. Unanswered never blocks. */
export function Checklist({ deel }: { deel: number }) {
  const session = useField();
  const { router } = session;
  const signaal = useSignaal();
  const secties = useSecties(signaal?.soort, signaal?.prostitutiesoort);
  const sectie = secties?.[deel] ?? secties?.[0];
  const hier = sectie && secties ? secties.indexOf(sectie) : 0;
  const volgende = secties?.[hier + 1];
  const doorgegaan = useRef(false);

  return (
    <Veld>
      <Kop terug>
        <Titel>{t.checklist.titel}</Titel>
      </Kop>
      <Voortgang stap={2}>{signaal && t.soorten[signaal.soort].naam}</Voortgang>
      {signaal && secties && sectie && (
        <>
          <Deeltabs
            secties={secties}
            hier={hier}
            antwoorden={signaal.antwoorden}
            onZoek={() => router.ga({ scherm: 'zoek' })}
            onKies={(keuze) => {
              doorgegaan.current = false;
              router.vervang({ scherm: 'checklist', deel: keuze });
            }}
          />
          <main class="signalen" key={sectie.titel}>
            <Bewaarfout />
            <Deelkop sectie={sectie} antwoorden={signaal.antwoorden} focus={doorgegaan.current} />
            {hier === 0 && <p class="tip">{t.checklist.tip}</p>}
            {sectie.signalen.map((indicator) => (
              <Signaalrij
                key={indicator.id}
                indicator={indicator}
                antwoord={signaal.antwoorden[indicator.id]}
              />
            ))}
            <button class="vel rij anderelijst" type="button" onClick={() => router.ga({ scherm: 'zoek' })}>
              <Icon name="search" />
              <span>
                <b>{t.zoek.andere}</b>
                <span class="onder">{t.zoek.andereUitleg}</span>
              </span>
              <span class="eind">
                <Icon name="chevron-right" />
              </span>
            </button>
          </main>
        </>
      )}
      <Duim>
        <AcuutKnop smal />
        <button
          class="knop knop--hoofd"
          type="button"
          onClick={() => {
            if (!volgende) router.ga({ scherm: 'details' });
            else {
              doorgegaan.current = true;
              router.vervang({ scherm: 'checklist', deel: hier + 1 });
            }
          }}
        >
          {volgende ? volgende.titel : t.checklist.naarDetails} <Icon name="arrow-right" />
        </button>
      </Duim>
    </Veld>
  );
}

interface DeelkopProps {
  sectie: Secties[number];
  antwoorden: Antwoorden;
  /** the button „next” was pressed: what is read next begins here */
  focus: boolean;
}

function Deelkop({ sectie, antwoorden, focus }: DeelkopProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const n = beantwoord(sectie, antwoorden);
  const eerste = useRef(n);
  useLayoutEffect(() => {
    if (focus) heading.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <>
      <h2 class="vo" tabIndex={-1} ref={heading}>
        {t.checklist.deelStand(sectie.titel, n, sectie.signalen.length)}
      </h2>
      <p class="vo" role="status">
        {n > 0 && eerste.current === 0 ? t.checklist.bewaard : ''}
      </p>
    </>
  );
}

/** A tab that is half in sight would stay so when it gets the focus. */
function inBeeld({ target }: FocusEvent) {
  if (target instanceof HTMLElement) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

interface DeeltabsProps {
  secties: Secties;
  hier: number;
  antwoorden: Antwoorden;
  onKies(deel: number): void;
  onZoek(): void;
}

function Deeltabs({ secties, hier, antwoorden, onKies, onZoek }: DeeltabsProps) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (tab && nav.current) nav.current.scrollTo({ left: hier === 0 ? 0 : tab.offsetLeft - 16 });
  }, [hier]);
  return (
    <nav class="deel-tabs" aria-label={t.checklist.delen} ref={nav} onFocusIn={inBeeld}>
      <button class="deel-tab" type="button" onClick={onZoek}>
        <Icon name="search" /> {t.zoek.tab}
      </button>
      {secties.map((sectie, deel) => {
        const n = beantwoord(sectie, antwoorden);
        return (
          <button
            key={sectie.titel}
            class="deel-tab"
            type="button"
            aria-current={deel === hier ? 'true' : undefined}
            onClick={() => onKies(deel)}
          >
            {n === sectie.signalen.length && <Icon name="check" />}
            {sectie.titel}{' '}
            <small>
              {n}/{sectie.signalen.length}
            </small>
          </button>
        );
      })}
    </nav>
  );
}
