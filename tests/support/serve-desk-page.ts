import { servePage } from './serve-page.ts';

/** Builds the desk over its in-memory stand-in and serves it on loopback; gives the address and the way to stop. */
export const serveDeskPage = () => servePage('desk-page.html');
