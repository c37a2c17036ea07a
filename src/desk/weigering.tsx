import type { Deskweigering } from '#device/desk.ts';
import { t } from '#i18n/nl/desk.ts';
import { Vlak } from './vlak.tsx';

const SENTENCES: Record<Deskweigering, { kop: string; zin: string }> = t.weigering;

/** Takes the word of a refusal; says what happened and what you can do. Shows nothing without one. */
export function Weigering({ reden }: { reden: Deskweigering | undefined }) {
  if (!reden) return null;
  const { kop, zin } = SENTENCES[reden];
  return (
    <Vlak soort="letop" icon="circle-alert" kop={kop} direct>
      <p>{zin}</p>
    </Vlak>
  );
}
