import type { Deskweigering } from '#device/desk.ts';
import type { Nietreden } from '#domain/melding.ts';
import { t } from '#i18n/nl/desk.ts';
import { nietredenen } from '#i18n/nl/nietredenen.ts';
import { Vlak } from './vlak.tsx';

/** Why something was not done; `waarom` is the word of the route itself. */
export interface Geweigerd {
  readonly reden: Deskweigering;
  readonly waarom?: Nietreden;
}

const SENTENCES: Record<Deskweigering, { kop: string; zin: string }> = t.weigering;

/** Takes a refusal; says what happened and what you can do. Shows nothing without one. */
export function Weigering({ reden }: { reden: Geweigerd | undefined }) {
  if (!reden) return null;
  const { kop, zin } = SENTENCES[reden.reden];
  return (
    <Vlak soort="letop" icon="circle-alert" kop={kop} direct>
      <p>{reden.waarom ? t.weigerzin(nietredenen[reden.waarom]) : zin}</p>
    </Vlak>
  );
}
