import { type RealBrowser, startBrowser, removeProfile } from '../support/browser.ts';
import { nodigUit, setupLink, offlineKlaar, richtIn, schrijfIn } from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/** A phone as an officer has it: enrolled, and able to start without a network. Its browser is closed. */
export interface EnrolledPhone {
  server: RunningServer;
  profile: string;
  /** opens its vault */
  wachtzin: readonly string[];
}

/** Sets up a municipality on a real server and enrols one phone. */
export async function enrolledPhone(): Promise<EnrolledPhone> {
  const server = await startServer();
  const desk = await startBrowser({ width: 1440, height: 900 });
  await richtIn(desk.page, setupLink(server), { gemeente: 'Medemblik', loginnaam: 'marit' });
  const uitnodiging = await nodigUit(desk.page, 'T-14', 'Toezicht');
  const phone: RealBrowser = await startBrowser({});
  const { wachtzin } = await schrijfIn(phone.page, uitnodiging);
  await offlineKlaar(phone.page);
  await phone.close();
  await desk.close();
  await removeProfile(desk.profile);
  return { server, profile: phone.profile, wachtzin };
}
