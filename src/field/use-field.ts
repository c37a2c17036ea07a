import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Signaal } from '#domain/signaal.ts';
import { useLive } from '#ui/use-live.ts';
import { cell } from '#device/live.ts';
import type { Session } from './session.ts';

export const FieldContext = createContext<Session | undefined>(undefined);

/** Gives what all screens of the field app share. */
export function useField(): Session {
  const session = useContext(FieldContext);
  if (!session) throw new Error('a screen stands outside the field app');
  return session;
}

const nothing = cell<Signaal | undefined>(undefined);

/** Gives the content of the open concept; undefined when none is open. */
export function useSignaal(): Signaal | undefined {
  const open = useLive(useField().concept, undefined);
  return useLive(open?.signaal ?? nothing, undefined);
}
