/** The blank that index.html lays over everything: from the instant it is there nothing of the page can be seen. */
export function bedek(): void {
  document.documentElement.dataset.bedekt = '';
}

/** Takes the blank away, unless nobody may look: the picture in a task switcher stays blank. */
export function onthul(): void {
  if (document.visibilityState === 'visible') delete document.documentElement.dataset.bedekt;
}
