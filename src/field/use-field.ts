import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Signaal } from '#domain/signaal.ts';
import { useLive } from '#ui/use-live.ts';
import type { Verzendregel } from '#device/phone.ts';
import { cell } from '#device/live.ts';
import type { Session } from './session.ts';

export const FieldContext = createContext<Session | undefined>(undefined);

/** Gives what all screens of the field app share. */
export function useField(): Session {
  const session = useContext(FieldContext);
  if (!session) throw new Error('a screen stands outside the field app');
  return session;
}

const leeg = cell<readonly Verzendregel[]>([]);

/** Tells whether what is on the screen is practice: the open concept, a new one, or a sealed one. */
export function useOefening(): boolean {
  const { router, phone } = useField();
  const plek = useLive(router.plek, router.plek.value);
  const signaal = useSignaal();
  const verzonden = useLive('envId' in plek ? phone.verzonden : leeg, []);
  if ('envId' in plek) return verzonden.find(({ envId }) => envId === plek.envId)?.oefening ?? false;
  if (plek.scherm === 'soort' && plek.oefening) return true;
  return signaal?.oefening ?? false;
}

/** Tells whether it must be said first whose things are meant: several people use this phone. */
export function useTeKiezen(): boolean {
  const personen = useLive(useField().phone.personen, []);
  return personen.length > 1 && !personen.some(({ nu }) => nu);
}

const nothing = cell<Signaal | undefined>(undefined);

/** Gives the content of the open concept; undefined when none is open. */
export function useSignaal(): Signaal | undefined {
  const open = useLive(useField().concept, undefined);
  return useLive(open?.signaal ?? nothing, undefined);
}
